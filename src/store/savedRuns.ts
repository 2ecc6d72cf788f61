import {
  clear,
  createStore as createDatabase,
  delMany,
  get,
  getMany,
  keys,
  set,
  setMany,
  type UseStore,
} from 'idb-keyval';
import { type Experiment, isLive, keysOf, withValues } from '../experiment/experiment.ts';
import { experimentFromJson, plainExperiment } from '../experiment/json.ts';
import type { Checkpoint, Reel, Story, Told } from '../worker/protocol.ts';
import type { KeptRun } from './keptRuns.ts';
import { patient, UNHURRIED_MS } from './patience.ts';
import { asLabel, type RunLabel } from './runLabel.ts';
import type { RunEvent, Series, SeriesPoint } from './seriesStore.ts';

/** A small picture of the stage: RGBA bytes, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** What the list of runs says of one. */
export interface SavedRun {
  readonly line: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly step: number;
  readonly preset: string;
  readonly experiment: Experiment;
  /** Modes or classes captured, of how many; absent where they are not defined. */
  readonly captured?: readonly [number, number];
  readonly picture?: Picture;
  /** What a person says of it; a run with a label stays until they delete it. */
  readonly label?: RunLabel;
}

/** The history as columns: small to copy, where rows of objects are not. */
interface StoredSeries {
  readonly steps: Float64Array;
  readonly columns: Readonly<Record<string, Float64Array>>;
  readonly events: readonly RunEvent[];
}

/** Runs without a label beyond these are deleted, oldest first. */
const MOST_RUNS = 10;
/** Entries of a log that is read; one of so many was not made by hand. */
const MOST_TOLD = 5_000;
const ROW = 'run:';
const STATE = 'state:';
/** Kept apart from the row, which is written again with every state. */
const LABEL = 'label:';

let database: UseStore | undefined;
const runs = (): UseStore => {
  database ??= createDatabase('modescope.runs', 'runs');
  return database;
};

/** A device that is busy must not pass for one that keeps nothing: no page waits for these. */
const unhurried = <T>(answer: Promise<T>): Promise<T> => patient(answer, UNHURRIED_MS.reading);

/** NaN stands for a value that there is no number for. */
function columnsOf({ points, events }: Series): StoredSeries {
  const names = new Set(points.flatMap(({ values }) => Object.keys(values)));
  const column = (name: string) => Float64Array.from(points, ({ values }) => values[name] ?? Number.NaN);
  return {
    steps: Float64Array.from(points, ({ step }) => step),
    columns: Object.fromEntries([...names].map((name) => [name, column(name)])),
    events,
  };
}

function seriesOf(stored: unknown): Series {
  const { steps, columns, events } = (stored ?? {}) as Partial<StoredSeries>;
  if (!(steps instanceof Float64Array)) return { points: [], events: [] };
  const sound = Object.entries(columns ?? {}).filter(([, column]) => column instanceof Float64Array);
  const valuesAt = (i: number) =>
    Object.fromEntries(sound.map(([name, column]) => [name, Number.isNaN(column[i]) ? null : (column[i] ?? null)]));
  const points = Array.from(steps, (step, i): SeriesPoint => ({ step, values: valuesAt(i) }));
  const isEvent = (event: unknown): event is RunEvent =>
    typeof event === 'object' && event !== null && typeof (event as RunEvent).step === 'number';
  return { points, events: Array.isArray(events) ? events.filter(isEvent) : [] };
}

/** Stored values come from another version or a curious person: settings pass the decoder, and a list says only what is sound. */
export function asRow(stored: unknown): SavedRun | undefined {
  const { line, savedAt, step, preset, experiment, captured, picture } = (stored ?? {}) as Partial<SavedRun>;
  if (typeof line !== 'string' || typeof savedAt !== 'number' || typeof step !== 'number') return undefined;
  const { width = 0, height = 0, pixels } = picture ?? {};
  const isDrawn = pixels instanceof Uint8ClampedArray && pixels.length === 4 * width * height && width > 0;
  return {
    line,
    savedAt,
    step,
    preset: typeof preset === 'string' ? preset : '',
    experiment: experimentFromJson(experiment).experiment,
    ...(Array.isArray(captured) && captured.length === 2 && { captured }),
    ...(isDrawn && picture && { picture }),
  };
}

function isReel(stored: unknown): stored is Reel {
  const { steps, tiles, strip } = (stored ?? {}) as Partial<Reel>;
  return Array.isArray(steps) && Array.isArray(tiles) && strip?.pixels instanceof Uint8ClampedArray;
}

/** Settings with changes that are all of live settings and allowed; undefined otherwise. */
function withRead(experiment: Experiment, changes: Told['changes']): Experiment | undefined {
  const keys = Object.keys(changes);
  if (keys.some((key) => !keysOf(experiment).includes(key) || !isLive(experiment, key))) return undefined;
  const next = withValues(experiment, changes);
  const { notices } = experimentFromJson(plainExperiment(next));
  return notices.length > 0 ? undefined : next;
}

/** How a run came about; nothing where any of it is not sound, since every step follows from what comes before. */
function asStory(stored: unknown): Story | undefined {
  const { life, numerics, start, log } = (stored ?? {}) as Partial<Story>;
  if (typeof life !== 'string' || typeof numerics !== 'number' || !Array.isArray(log)) return undefined;
  if (log.length === 0 || log.length > MOST_TOLD) return undefined;
  const begun = experimentFromJson(start);
  let now = begun.experiment;
  const read = log.map((entry: unknown): Told | undefined => {
    const { step, engine, isBreak, changes = {} } = (entry ?? {}) as Partial<Told>;
    if (!Number.isSafeInteger(step) || typeof engine !== 'string' || typeof changes !== 'object') return undefined;
    const next = withRead(now, changes);
    if (!next) return undefined;
    now = next;
    return { step: step as number, engine, changes, ...(isBreak === true && { isBreak }) };
  });
  if (begun.notices.length > 0 || read.includes(undefined)) return undefined;
  return { life, numerics, start: begun.experiment, log: read as Told[] };
}

export function asCheckpoint(stored: unknown): Checkpoint | undefined {
  const { engine, experiment, snapshot, report = {}, reel, story: told } = (stored ?? {}) as Partial<Checkpoint>;
  if (typeof engine !== 'string' || !snapshot || !Array.isArray(snapshot.counts)) return undefined;
  const sound =
    Number.isInteger(snapshot.step) &&
    typeof snapshot.state === 'object' &&
    Object.values(snapshot.state).every((vector) => vector instanceof Float32Array);
  if (!sound) return undefined;
  const story = asStory(told);
  return {
    run: 0,
    engine,
    experiment: experimentFromJson(experiment).experiment,
    snapshot,
    report,
    ...(isReel(reel) && { reel }),
    ...(story && { story }),
  };
}

/** Runs on this device, newest first; empty where storage is not available. */
export async function savedRuns(): Promise<readonly SavedRun[]> {
  try {
    const names = (await unhurried(keys<IDBValidKey>(runs()))).filter(
      (name): name is string => typeof name === 'string' && name.startsWith(ROW),
    );
    const rows = (await unhurried(getMany(names, runs()))).flatMap((stored) => asRow(stored) ?? []);
    const labels = await unhurried(
      getMany(
        rows.map(({ line }) => LABEL + line),
        runs(),
      ),
    );
    return rows
      .map((row, i) => {
        const label = asLabel(labels[i]);
        return label ? { ...row, label } : row;
      })
      .sort((a, b) => b.savedAt - a.savedAt);
  } catch {
    return [];
  }
}

/** Deletes runs; all of them if none is named. Rejects where storage is not available. */
export async function forgetRuns(lines?: readonly string[]): Promise<void> {
  if (lines === undefined) return patient(clear(runs()));
  return patient(
    delMany(
      lines.flatMap((line) => [ROW + line, STATE + line, LABEL + line]),
      runs(),
    ),
  );
}

/** Gives a run a label, or takes it away. Rejects where it cannot be kept. */
export const labelRun = (line: string, label: RunLabel | undefined): Promise<void> =>
  patient(label ? set(LABEL + line, label, runs()) : delMany([LABEL + line], runs()), UNHURRIED_MS.writing);

/** What browsers call a disk that takes no more: the last two where the transaction could not be ended. */
const FULL: readonly unknown[] = ['QuotaExceededError', 'AbortError', 'UnknownError'];

/** Lines that this page has written: the list is only looked through when it grows. */
const written = new Set<string>();

/** Deletes the oldest runs without a label but `most`, and never the one that is being written. */
async function forgetBeyond(most: number, line: string): Promise<void> {
  const others = (await savedRuns()).filter((run) => run.line !== line && !run.label);
  const beyond = others.slice(most).map((run) => run.line);
  if (beyond.length > 0) await forgetRuns(beyond);
}

/**
 * Writes a run over what was kept of it; the oldest without a label beyond ten go, and more of them if the disk is full. A label
 * that it had stays where the row has none. Rejects if it cannot be kept.
 */
export async function saveRun(row: SavedRun, { checkpoint, series }: KeptRun): Promise<void> {
  const { label, ...unlabelled } = row;
  const entries: [string, unknown][] = [
    [ROW + row.line, unlabelled],
    ...(label ? [[LABEL + row.line, label] as [string, unknown]] : []),
    [STATE + row.line, { checkpoint, series: columnsOf(series) }],
  ];
  // One transaction: the list never names a state that is not there.
  const write = () => patient(setMany(entries, runs()), UNHURRIED_MS.writing);
  await write().catch(async (error) => {
    // A disk that is slow or forbidden is not a full one: nothing is thrown away for it.
    if (!FULL.includes(error?.name)) throw error;
    await forgetBeyond(Math.floor(MOST_RUNS / 3), row.line);
    await write();
  });
  if (written.has(row.line)) return;
  written.add(row.line);
  await forgetBeyond(MOST_RUNS - 1, row.line);
}

/** A run of this device as it stood, or undefined if it is not here any more. */
export async function openRun({ line, preset }: SavedRun): Promise<KeptRun | undefined> {
  const stored = (await unhurried(get(STATE + line, runs()))) as { checkpoint?: unknown; series?: unknown } | undefined;
  const checkpoint = asCheckpoint(stored?.checkpoint);
  return checkpoint && { line, preset, checkpoint, series: seriesOf(stored?.series) };
}
