/** A full bar on the scale that people use most; larger weights given by a link stand at full height. */
export const FULL = 2;

/** Granularity of keys and pointer. */
export const STEP = 0.1;

const round = (weight: number): number => Math.round(weight / STEP) * STEP;

/** The weights of `count` parts; parts that are not named weigh one. */
export function filled(weights: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, i) => weights[i] ?? 1);
}

/** The list with one weight changed, in the shortest form; null if it would leave nothing. */
export function withWeight(weights: readonly number[], index: number, weight: number, max: number): number[] | null {
  const next = weights.map((old, i) =>
    i === index ? Number(Math.min(max, Math.max(0, round(weight))).toFixed(6)) : old,
  );
  if (next.every((value) => value === 0)) return null;
  return next.every((value) => value === 1) ? [] : next;
}
