import { createStore } from 'zustand/vanilla';

/** What lies over the picture that a room sees. */
export interface WallState {
  /** Nothing is seen, so that people look at whoever speaks. */
  readonly isBlank: boolean;
  /** The pointer is a spotlight. */
  readonly isSpot: boolean;
  /** Where the light falls, as parts of the window. */
  readonly spot: readonly [x: number, y: number];
  /** A code of the address of what is shown lies over it. */
  readonly isQr: boolean;
  /** The browser did not open the second window. */
  readonly isBlocked: boolean;
}

export const wallStore = createStore<WallState>()(() => ({
  isBlank: false,
  isSpot: false,
  spot: [0.5, 0.5],
  isQr: false,
  isBlocked: false,
}));
