import type { LensReading } from '../../train/instruments/bandwidthLens.ts';
import { positionOf, type Rule } from '../kit/slideRule.ts';

/** One curve over bandwidths with its own scale and, where equal laws have one, its null band. */
export interface Lane {
  readonly id: 'jsd' | 'mmd2' | 'gradientNorm';
  readonly values: Float64Array;
  readonly band: { readonly low: Float64Array; readonly high: Float64Array } | null;
  readonly domain: readonly [number, number];
  readonly log: boolean;
}

/** Decades below its peak down to which the force is drawn: the signal counts as dead after three. */
const FORCE_DECADES = 4;

const largest = (...series: readonly Float64Array[]): number =>
  series.reduce((top, values) => values.reduce((high, value) => (value > high ? value : high), top), 0);

/** The three curves of a reading, each on the scale that suits it. */
export function lanesOf(reading: LensReading): readonly Lane[] {
  const { jsd, mmd2, gradientNorm, null: bands } = reading;
  const top = 1.08 * (largest(mmd2, bands?.mmd2.high ?? mmd2) || 1);
  const lowest = Math.min(0, ...(bands?.mmd2.low ?? []), ...mmd2);
  const peak = largest(gradientNorm) || 1;
  return [
    { id: 'jsd', values: jsd, band: bands?.jsd ?? null, domain: [0, Math.LN2], log: false },
    { id: 'mmd2', values: mmd2, band: bands?.mmd2 ?? null, domain: [lowest, top], log: false },
    {
      id: 'gradientNorm',
      values: gradientNorm,
      band: null,
      domain: [peak / 10 ** FORCE_DECADES, 1.6 * peak],
      log: true,
    },
  ];
}

/** Height of a value in its lane in percent from above, kept inside it. */
export function heightIn({ domain: [low, high], log }: Lane, value: number): number {
  const share = log ? Math.log(Math.max(value, low) / low) / Math.log(high / low) : (value - low) / (high - low);
  return 100 * (1 - Math.min(1, Math.max(0, share)));
}

/** SVG path of a curve in a box of 100 × 100. */
export function lanePath(lane: Lane, values: Float64Array, bandwidths: Float64Array, rule: Rule): string {
  return Array.from(values, (value, i) => {
    const x = 100 * positionOf(rule, bandwidths[i] as number);
    return `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${heightIn(lane, value).toFixed(2)}`;
  }).join('');
}

/** SVG path of the area between two curves. */
export function bandPath(lane: Lane, bandwidths: Float64Array, rule: Rule): string {
  if (!lane.band) return '';
  const back = lanePath(lane, lane.band.low.toReversed(), bandwidths.toReversed(), rule);
  return `${lanePath(lane, lane.band.high, bandwidths, rule)}${back.replace('M', 'L')}Z`;
}

/** Value of a curve at a bandwidth, linear in the logarithm between its samples, clamped to its ends. */
export function valueAt(bandwidths: Float64Array, values: Float64Array, bandwidth: number): number {
  const above = bandwidths.findIndex((other) => other >= bandwidth);
  if (above < 0) return values.at(-1) ?? Number.NaN;
  if (above === 0) return values[0] ?? Number.NaN;
  const [a, b] = [bandwidths[above - 1] as number, bandwidths[above] as number];
  const share = Math.log(bandwidth / a) / Math.log(b / a);
  const [from, to] = [values[above - 1] as number, values[above] as number];
  return from + (to - from) * share;
}

/**
 * Left edges of labels of the given widths, each as near to being centred on its place as the others and the ends allow.
 * Places ascend; all in the same unit. Labels that cannot fit together overlap evenly.
 */
export function spread(places: readonly number[], widths: readonly number[], room: number, gap: number): number[] {
  const total = widths.reduce((sum, width) => sum + width + gap, -gap);
  const slack = total > room ? (room - total) / Math.max(1, widths.length - 1) : 0;
  const lefts = places.map((place, i) => place - (widths[i] as number) / 2);
  const advance = (i: number): number => (widths[i] as number) + gap + slack;
  for (let i = 0; i < lefts.length; i++) {
    const before = i === 0 ? 0 : (lefts[i - 1] as number) + advance(i - 1);
    lefts[i] = Math.max(lefts[i] as number, before);
  }
  for (let i = lefts.length - 1; i >= 0; i--) {
    const after = i === lefts.length - 1 ? room - (widths[i] as number) : (lefts[i + 1] as number) - advance(i);
    lefts[i] = Math.min(lefts[i] as number, after);
  }
  return lefts;
}
