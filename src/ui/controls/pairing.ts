import { type ComponentType, createContext, useContext } from 'react';

/** What the controls show of a second run beside the one that they change. */
export interface Pairing {
  /** Dotted keys of settings that the two have different values of. */
  readonly keys: ReadonlySet<string>;
  /** How many settings of a group differ, for its header. */
  readonly Mark: ComponentType<{ readonly group: string }>;
  /** Both values of each of them, and the way to make them equal. */
  readonly List: ComponentType<{ readonly group: string }>;
}

/** Null while there is one run. */
export const PairingContext = createContext<Pairing | null>(null);

export const useDiffers = (key: string): boolean => useContext(PairingContext)?.keys.has(key) ?? false;
