import type { Frame } from '../train/frame.ts';

/**
 * The latest frame of a run, outside React on purpose: canvases subscribe and paint, and no component renders while frames flow.
 */
export interface FrameStore {
  get(): Frame | null;
  /** The first frame of the run, as it stood when it began or was taken up again. */
  first(): Frame | null;
  set(frame: Frame | null): void;
  /** Calls `listener` for every new frame until the returned function is called. */
  subscribe(listener: (frame: Frame | null) => void): () => void;
}

export function createFrameStore(): FrameStore {
  let latest: Frame | null = null;
  let first: Frame | null = null;
  const listeners = new Set<(frame: Frame | null) => void>();
  return {
    get: () => latest,
    first: () => first,
    set(frame) {
      latest = frame;
      if (frame?.run !== first?.run) first = frame;
      for (const listener of listeners) listener(frame);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
