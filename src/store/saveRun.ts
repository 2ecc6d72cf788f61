import { plainExperiment } from '../experiment/json.ts';
import type { RunStores } from './runStores.ts';
import type { Series } from './seriesStore.ts';

/** A file that is made here and goes nowhere but to the person's disk. */
export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** A number as every program reads it; empty where there is none. */
const cell = (value: number | null | undefined): string =>
  value === null || value === undefined || !Number.isFinite(value) ? '' : String(value);

const table = (header: readonly string[], rows: Iterable<readonly (number | null | undefined)[]>): string =>
  [header.join(','), ...Array.from(rows, (row) => row.map(cell).join(',')), ''].join('\r\n');

/** Every metric of a series against steps, as CSV (RFC 4180): a row per evaluation, empty where a metric was not taken. */
export function seriesTable({ points }: Pick<Series, 'points'>): string {
  const keys = [...new Set(points.flatMap(({ values }) => Object.keys(values)))];
  return table(
    ['step', ...keys],
    points.map(({ step, values }) => [step, ...keys.map((key) => values[key])]),
  );
}

/** Samples [count, size] as CSV, a row each; columns are named x and y on the plane, by their place elsewhere. */
export function samplesTable(samples: ArrayLike<number>, size: number, names?: readonly string[]): string {
  const header = names ?? (size === 2 ? ['x', 'y'] : Array.from({ length: size }, (_, i) => `v${i}`));
  const rows = Array.from({ length: samples.length / size }, (_, row) =>
    Array.from({ length: size }, (_, i) => samples[row * size + i]),
  );
  return table(header, rows);
}

/** What all files of a run are called: preset, seed and step. */
export function nameOf({ experiment, run }: RunStores): string {
  const { preset, experiment: settings } = experiment.getState();
  return `modescope-${preset}-seed${settings.seed}-step${run.getState().status.step}`;
}

/** The settings as a file that `npm run experiment` and `modescope.load` read. */
export function settingsFile(stores: RunStores): SavedFile {
  const { experiment, preset } = stores.experiment.getState();
  const text = `${JSON.stringify({ preset, ...plainExperiment(experiment) }, null, 2)}\n`;
  return { name: `${nameOf(stores)}.json`, type: 'application/json', text };
}

export function seriesFile(stores: RunStores): SavedFile {
  return { name: `${nameOf(stores)}-charts.csv`, type: 'text/csv', text: seriesTable(stores.series.take()) };
}

/** Samples of the fixed evaluation latents, in the units of the person's own table where there is one. */
export function samplesFile(stores: RunStores, samples: Float32Array, size: number): SavedFile {
  const { original } = stores.run.getState().law ?? {};
  const own = original
    ? samples.map((value, i) => value * (original.std[i % 2] as number) + (original.mean[i % 2] as number))
    : samples;
  const names = original?.names.map((name) => `"${name.replaceAll('"', '""')}"`);
  return { name: `${nameOf(stores)}-samples.csv`, type: 'text/csv', text: samplesTable(own, size, names) };
}

/** Hands a file to the browser's downloads. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export const saveText = ({ name, type, text }: SavedFile): void => save(name, new Blob([text], { type }));
