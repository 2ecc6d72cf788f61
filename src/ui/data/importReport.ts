import { SEPARATOR_NAMES } from '../../data/csvCells.ts';
import type { ImportReport } from '../../data/importReport.ts';
import type { ImportedPoints } from '../../data/law.ts';

/** Catalogue paths that describe how a table was read. */
export function dialectPaths({ dialect }: ImportReport): { separator: string; decimal: string; header: string } {
  return {
    separator: `data.import.separators.${SEPARATOR_NAMES[dialect.delimiter]}`,
    decimal: `data.import.decimals.${dialect.decimal === ',' ? 'comma' : 'point'}`,
    header: `data.import.${dialect.header ? 'header' : 'noHeader'}`,
  };
}

/** Name of a column in its header; undefined where the table has none. */
export function columnName({ dialect }: ImportReport, column: number): string | undefined {
  return dialect.header ? dialect.names[column] : undefined;
}

/** Drops the digits that standardising to 32 bits has made up: a zero stays a zero. */
function original(standardised: number, mean: number, std: number): number {
  const digits = std > 0 ? Math.max(0, Math.min(15, 5 - Math.floor(Math.log10(std)))) : 15;
  return Number((standardised * std + mean).toFixed(digits)) + 0;
}

/** The first rows in the person's own units. */
export function firstRows({ points, mean, std }: ImportedPoints, count: number): (readonly [number, number])[] {
  const rows = Math.min(count, points.length / 2);
  return Array.from({ length: rows }, (_, i) => [
    original(points[2 * i] ?? 0, mean[0], std[0]),
    original(points[2 * i + 1] ?? 0, mean[1], std[1]),
  ]);
}

/** An ellipse along the axes, in the units of the points. */
interface Circle {
  readonly middle: readonly [number, number];
  readonly radius: readonly [number, number];
}

/**
 * Where a coordinate stands on an axis of length 1 that the points and circles fill but for a margin; both axes grow with their
 * values.
 */
export function placing(
  { points }: ImportedPoints,
  circles: readonly Circle[] = [],
): (value: number, axis: 0 | 1) => number {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const widen = (value: number, axis: number): void => {
    low[axis] = Math.min(low[axis] ?? value, value);
    high[axis] = Math.max(high[axis] ?? value, value);
  };
  points.forEach((value, i) => {
    widen(value, i % 2);
  });
  for (const { middle, radius } of circles) {
    for (const axis of [0, 1] as const) {
      widen(middle[axis] - radius[axis], axis);
      widen(middle[axis] + radius[axis], axis);
    }
  }
  return (value, axis) => {
    const span = (high[axis] ?? 0) - (low[axis] ?? 0);
    return 0.06 + 0.88 * (span > 0 ? (value - (low[axis] ?? 0)) / span : 0.5);
  };
}

/** Where at most `limit` evenly chosen points stand in a square of side 1 with a margin, y downwards. */
export function scatter(imported: ImportedPoints, limit: number, place = placing(imported)): Float32Array {
  const { points } = imported;
  const count = points.length / 2;
  const stride = Math.max(1, Math.ceil(count / limit));
  const out: number[] = [];
  for (let i = 0; i < count; i += stride) out.push(place(points[2 * i] ?? 0, 0), 1 - place(points[2 * i + 1] ?? 0, 1));
  return Float32Array.from(out);
}
