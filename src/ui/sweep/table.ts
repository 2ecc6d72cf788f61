import type { SweepDocument } from '../../experiment/sweep/document.ts';

/** In quotes where a cell of CSV needs them (RFC 4180). */
const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Every run of a sweep as CSV: settings, seed, steps, and every metric that any run has; empty where there is none. */
export function csvOf({ plan, points }: SweepDocument): string {
  const metrics = [
    ...new Set(points.flatMap(({ results }) => results.flatMap((result) => Object.keys(result.metrics)))),
  ].sort();
  const header = [...plan.axes.map(({ key }) => key), 'seed', 'steps', 'diverged', ...metrics];
  const rows = points.flatMap(({ values, results }) =>
    results.map((result) => [
      ...values,
      String(result.seed),
      String(result.steps),
      result.diverged ? '1' : '0',
      ...metrics.map((key) => String(result.metrics[key] ?? '')),
    ]),
  );
  return `${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
