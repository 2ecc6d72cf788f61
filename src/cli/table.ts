import type { SeedResult, Summary } from './runSeeds.ts';

/** Columns padded to equal width; the first is text, the others are numbers. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Four significant digits; `–` where there is no value. */
export function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : String(Number(value.toPrecision(4)));
}

/** `mean ± standard error`, or the mean alone where one seed gives no error. */
export function meanText({ mean, se }: Summary): string {
  return se === null ? shown(mean) : `${shown(mean)} ± ${shown(se)}`;
}

/** One column per seed and one with the mean ± standard error; rows are metrics. */
export function resultTable(results: readonly SeedResult[], summary: Readonly<Record<string, Summary>>): string {
  const single = results.length === 1;
  const head = ['metric', ...results.map(({ seed }) => `seed ${seed}`), ...(single ? [] : ['mean ± se'])];
  const rows = Object.entries(summary).map(([key, row]) => [
    key,
    ...results.map(({ metrics }) => shown(metrics[key])),
    ...(single ? [] : [meanText(row)]),
  ]);
  return alignColumns([head, ...rows]);
}
