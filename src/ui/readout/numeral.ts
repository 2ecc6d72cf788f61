import type { Band } from '../../metrics/noiseFloor.ts';

/** Outline of a figure in parts of its size: what `measureText` gives, divided by the size it was measured at. */
export interface Outline {
  readonly left: number;
  readonly right: number;
  readonly ascent: number;
  readonly descent: number;
}

/** How much of a figure is ink. */
export interface Ink {
  /** Distance of the level from the top of the outline, in parts of the outline's height: 0 is full, 1 is empty. */
  readonly level: number;
  /** As good as a perfect generator: neither a dashed cap nor a level line. */
  readonly isFull: boolean;
}

/** Size in px from which a level line can be told from the outline. */
export const LINE_FROM = 48;

/**
 * Ink of a figure that stands for a share on modes, 0…1. Within noise of a perfect generator, which is the median less the
 * width of its band, the figure is full; so it is where nothing tells a share.
 */
export function inkOf(share: number | null, perfect: Band | undefined): Ink {
  const within = share === null ? 1 : Math.max(0, Math.min(1, share));
  const noise = perfect ? perfect.median - (perfect.high - perfect.low) : 1;
  const isFull = within >= Math.min(1, noise);
  return { level: isFull ? 0 : 1 - within, isFull };
}
