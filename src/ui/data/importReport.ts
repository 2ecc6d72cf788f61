import type { ImportReport } from '../../data/importPoints.ts';
import type { ImportedPoints } from '../../data/law.ts';

const SEPARATORS = { '\t': 'tab', ';': 'semicolon', ',': 'comma', ' ': 'space' } as const;

/** Catalogue paths that describe how a table was read. */
export function dialectPaths({ dialect }: ImportReport): { separator: string; decimal: string; header: string } {
  return {
    separator: `data.import.separators.${SEPARATORS[dialect.delimiter]}`,
    decimal: `data.import.decimals.${dialect.decimal === ',' ? 'comma' : 'point'}`,
    header: `data.import.${dialect.header ? 'header' : 'noHeader'}`,
  };
}

/** The first rows in the person's own units. */
export function firstRows({ points, mean, std }: ImportedPoints, count: number): (readonly [number, number])[] {
  const rows = Math.min(count, points.length / 2);
  return Array.from({ length: rows }, (_, i) => [
    (points[2 * i] ?? 0) * std[0] + mean[0],
    (points[2 * i + 1] ?? 0) * std[1] + mean[1],
  ]);
}

/** Where at most `limit` evenly chosen points stand in a square of side 1 with a margin, y downwards. */
export function scatter({ points }: ImportedPoints, limit: number): Float32Array {
  const count = points.length / 2;
  const stride = Math.max(1, Math.ceil(count / limit));
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  points.forEach((value, i) => {
    low[i % 2] = Math.min(low[i % 2] ?? value, value);
    high[i % 2] = Math.max(high[i % 2] ?? value, value);
  });
  const place = (value: number, axis: 0 | 1): number => {
    const span = (high[axis] ?? 0) - (low[axis] ?? 0);
    return 0.06 + 0.88 * (span > 0 ? (value - (low[axis] ?? 0)) / span : 0.5);
  };
  const out: number[] = [];
  for (let i = 0; i < count; i += stride) out.push(place(points[2 * i] ?? 0, 0), 1 - place(points[2 * i + 1] ?? 0, 1));
  return Float32Array.from(out);
}
