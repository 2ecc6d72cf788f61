import type { FieldFrame } from '../../train/frame.ts';
import type { MicroscopeReading } from '../../train/instruments/penaltyMicroscope.ts';
import type { Violations } from '../../train/instruments/penaltyPlaces.ts';
import type { ViolationMarks } from './drawViolations.ts';

/** Kinds of places whose slopes are shown, in drawing order. */
export const PLACES = ['interpolates', 'real', 'generated'] as const;

/** Outline of a histogram as an SVG path over a box of 100 × 100; a share of `top` reaches its upper edge. */
export function outline(shares: Float64Array, top: number): string {
  const height = (share: number): string => (100 - (100 * share) / top).toFixed(2);
  const steps = Array.from(shares, (share, i) => `V${height(share)}H${((100 * (i + 1)) / shares.length).toFixed(2)}`);
  return `M0 100${steps.join('')}V100`;
}

/** The largest share of several histograms; 1 where all are empty. */
export const topOf = (histograms: readonly Float64Array[]): number =>
  Math.max(...histograms.map((shares) => shares.reduce((most, share) => Math.max(most, share), 0))) || 1;

/**
 * The slope map as a field of the stage, with the reach of the histograms. The middle of its colours, where the heavy
 * line is, stands for the target; if that is 0, for half the reach.
 */
export function slopeField({ heat, target, reach }: MicroscopeReading): FieldFrame {
  const middle = target > 0 ? target : reach / 2;
  const { bounds, columns, rows, slopes } = heat;
  return { bounds, columns, rows, values: slopes, scale: [0, middle, reach] };
}

/** The places that violate, the rest left out. */
export function violating({ points, ends, excess, least }: Violations): ViolationMarks {
  const indices = [...excess.keys()].filter((i) => Math.abs(excess[i] as number) > least);
  const width = 2 * ends;
  return {
    points: Float32Array.from(indices.flatMap((i) => [...points.subarray(width * i, width * (i + 1))])),
    ends,
    excess: Float32Array.from(indices, (i) => excess[i] as number),
  };
}

/** The excess of largest size, with its sign; undefined where nothing violates. */
export const worstOf = ({ excess }: ViolationMarks): number | undefined =>
  excess.reduce<number | undefined>(
    (worst, value) => (Math.abs(value) > Math.abs(worst ?? 0) ? value : worst),
    undefined,
  );
