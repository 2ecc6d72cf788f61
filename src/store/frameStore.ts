import type { Frame } from '../train/frame.ts';

/**
 * The latest frame, outside React on purpose: canvases subscribe and paint, and no component renders while frames flow.
 */
let latest: Frame | null = null;
const listeners = new Set<(frame: Frame | null) => void>();

export const frameStore = {
  get: (): Frame | null => latest,
  set(frame: Frame | null): void {
    latest = frame;
    for (const listener of listeners) listener(frame);
  },
  /** Calls `listener` for every new frame until the returned function is called. */
  subscribe(listener: (frame: Frame | null) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
