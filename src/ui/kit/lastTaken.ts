import type { SeriesPoint } from '../../store/seriesStore.ts';

/** What a series was when it was last taken, at or before `step` or ever; null if that is undefined or never was. */
export function lastTaken(
  points: readonly SeriesPoint[],
  step: number | null,
  value: (point: SeriesPoint) => number | null | undefined,
): number | null {
  const from = pointAt(points, step);
  for (let i = from ? points.lastIndexOf(from) : -1; i >= 0; i--) {
    const taken = value(points[i] as SeriesPoint);
    if (taken !== undefined) return taken;
  }
  return null;
}

/** The newest point at or before `step`; the newest of all without one. */
export function pointAt(points: readonly SeriesPoint[], step: number | null): SeriesPoint | undefined {
  if (step === null) return points.at(-1);
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle] as SeriesPoint).step <= step) low = middle + 1;
    else high = middle;
  }
  return points[Math.max(0, low - 1)];
}
