import type { Evaluation } from '../../train/frame.ts';

/** What is told of two evaluations of the same step: catalogue leaf under `compare`, and the numbers that the sentence needs. */
export type Verdict =
  | { readonly kind: 'modes' | 'classes'; readonly a: Counted; readonly b: Counted }
  | { readonly kind: 'distance'; readonly key: string; readonly a: number; readonly b: number };

interface Counted {
  readonly count: number;
  readonly total: number;
  /** Share of the points, or of the images, that are on what is counted, 0…1. */
  readonly share: number;
}

const number = (evaluation: Evaluation, key: string): number | null => {
  const value = evaluation.metrics[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

function counted(evaluation: Evaluation, [count, total, share]: readonly [string, number, string]): Counted | null {
  const [reached, on] = [number(evaluation, count), number(evaluation, share)];
  return reached === null || on === null || total === 0 ? null : { count: reached, total, share: on };
}

/** Distances in the order in which they are told. */
const DISTANCES = ['slicedWasserstein', 'frechet', 'nearestPixels'];

/** What the two differ in, by the first measure that both have; null where they have none in common. */
export function verdictOf(a: Evaluation, b: Evaluation): Verdict | null {
  const wanted = (shares: readonly { readonly target: number }[]): number =>
    shares.filter(({ target }) => target > 0).length;
  const modes = [a, b].map((each) => counted(each, ['modes', wanted(each.shares), 'highQuality']));
  if (modes[0] && modes[1]) return { kind: 'modes', a: modes[0], b: modes[1] };
  const classes = [a, b].map((each) =>
    counted(each, ['classesCaptured', wanted(each.classShares ?? []), 'recognisable']),
  );
  if (classes[0] && classes[1]) return { kind: 'classes', a: classes[0], b: classes[1] };
  for (const key of DISTANCES) {
    const [ofA, ofB] = [number(a, key), number(b, key)];
    if (ofA !== null && ofB !== null) return { kind: 'distance', key, a: ofA, b: ofB };
  }
  return null;
}
