import { type Dab, DRAWING_EXTENT, encodeStrokes, MAX_DRAWING_LENGTH } from '../../data/strokes.ts';

export type Tool = 'brush' | 'eraser';

/** A drawing with its history, in which clearing and starting from a ready drawing are steps like any stroke. */
export interface Drawing {
  readonly dabs: readonly Dab[];
  readonly past: readonly (readonly Dab[])[];
  readonly future: readonly (readonly Dab[])[];
}

export const drawingOf = (dabs: readonly Dab[]): Drawing => ({ dabs, past: [], future: [] });

/** True if the dabs still fit into a link. */
export const fits = (dabs: readonly Dab[]): boolean => encodeStrokes(dabs).length <= MAX_DRAWING_LENGTH;

/** The drawing with other dabs; nothing happens if they are the same. */
export function redraw({ dabs, past, future }: Drawing, next: readonly Dab[]): Drawing {
  if (next.length === 0 && dabs.length === 0) return { dabs, past, future };
  return { dabs: next, past: [...past, dabs], future: [] };
}

/** One step back; the drawing itself where there is none. */
export function undo({ dabs, past, future }: Drawing): Drawing {
  const before = past.at(-1);
  return before ? { dabs: before, past: past.slice(0, -1), future: [...future, dabs] } : { dabs, past, future };
}

/** One step forward again; the drawing itself where there is none. */
export function redo({ dabs, past, future }: Drawing): Drawing {
  const next = future.at(-1);
  return next ? { dabs: next, past: [...past, dabs], future: future.slice(0, -1) } : { dabs, past, future };
}

/** Where a pointer at shares (0…1, y downwards) of the square is in data units; the edge for positions beyond it. */
export function toData(shareX: number, shareY: number): { readonly x: number; readonly y: number } {
  const inside = (share: number): number => Math.min(1, Math.max(0, share));
  return {
    x: (2 * inside(shareX) - 1) * DRAWING_EXTENT,
    y: (1 - 2 * inside(shareY)) * DRAWING_EXTENT,
  };
}

/** Dabs between two pointer positions so close that they read as one line; excludes the first position. */
export function lineOfDabs(from: Dab, to: Dab): Dab[] {
  const spacing = 0.4 * to.radius;
  const count = Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / spacing);
  return Array.from({ length: count }, (_, i) => {
    const share = (i + 1) / count;
    return { ...to, x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
  });
}
