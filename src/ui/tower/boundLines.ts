import type { SeriesPoint } from '../../store/seriesStore.ts';
import { lowEnd } from '../kit/axis.ts';

/** Lines of likelihood on training images (nats per image), highest first where all is well, each with the sign of what is known. */
export const BOUND_LINES = [
  { key: 'latentCeiling', id: 'ceiling', sign: '≥', look: 'ceiling' },
  { key: 'latentBound', id: 'estimate', sign: '≤', look: 'estimate' },
  { key: 'logLikelihoodTraining', id: 'model', sign: '=', look: 'model' },
  { key: 'reconstructionBound', id: 'reconstruction', sign: '≤', look: 'reconstruction' },
] as const;

/** The same of codes that cannot be listed: nothing bounds the model from above, and it is memory that it is compared with. */
export const WIDE_LINES = [
  { key: 'logLikelihood', id: 'soFar', sign: '≤', look: 'model' },
  { key: 'reconstructionBound', id: 'ownCodes', sign: '≤', look: 'reconstruction' },
  { key: 'rememberedCodes', id: 'remembered', sign: '≤', look: 'estimate' },
] as const;

export type BoundLine = (typeof BOUND_LINES | typeof WIDE_LINES)[number];
export type BoundKey = BoundLine['key'];

/** The last value of a line: some are measured now and then. */
export const latestOf = (points: readonly SeriesPoint[], key: BoundKey): number | undefined => {
  const value = points.findLast(({ values }) => typeof values[key] === 'number')?.values[key];
  return value ?? undefined;
};

/** How far lines may cross by rounding, nats. */
const ROUNDING = 1e-3;

/** Whether what cannot be has been measured: a line above one that bounds it. */
export const isBroken = (points: readonly SeriesPoint[]): boolean =>
  points.some(({ values }) => {
    const above = (low: BoundKey, high: BoundKey): boolean => {
      const [a, b] = [values[low], values[high]];
      return typeof a === 'number' && typeof b === 'number' && a > b + ROUNDING;
    };
    return (
      above('latentBound', 'latentCeiling') ||
      above('logLikelihoodTraining', 'latentCeiling') ||
      above('reconstructionBound', 'latentBound')
    );
  });

/** Ends of the axis: all that was reached, and below it what tells the newest values apart. */
export function boundsDomain(
  points: readonly SeriesPoint[],
  lines: readonly BoundLine[] = BOUND_LINES,
): readonly [number, number] {
  const valuesOf = (some: readonly SeriesPoint[]): number[] =>
    some.flatMap(({ values }) =>
      lines.flatMap(({ key }) => {
        const value = values[key];
        return typeof value === 'number' ? [value] : [];
      }),
    );
  const seen = valuesOf(points);
  return [lowEnd(valuesOf(points.slice(-1)), Math.min(...seen)) - 0.2, Math.max(...seen) + 0.5];
}

/** Heights (pixels) of labels in the order of their wishes, moved apart until none is nearer to the next than `gap`. */
export function apart(wishes: readonly number[], gap: number, bottom: number): number[] {
  const order = wishes.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const placed = order.map(({ y }) => y);
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i] as number, (placed[i - 1] as number) + gap);
  let limit = bottom;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i] as number, limit);
    limit = (placed[i] as number) - gap;
  }
  const result: number[] = [];
  order.forEach(({ index }, i) => {
    result[index] = placed[i] as number;
  });
  return result;
}
