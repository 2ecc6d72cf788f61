import { deflateSync, inflateSync } from 'fflate';
import { Crc32 } from '../data/crc32.ts';
import type { ImportedPoints } from '../data/law.ts';
import { type FileTensor, readSafetensors, writeSafetensors } from '../data/safetensors.ts';
import { plainExperiment } from '../experiment/json.ts';
import { type Text, text } from '../schema/text.ts';
import type { Reel } from '../worker/protocol.ts';
import type { KeptRun } from './keptRuns.ts';
import { opensRun, RUN_MARK } from './runFileMark.ts';
import { asLabel } from './runLabel.ts';
import { asCheckpoint, asRow, type Picture, type SavedRun } from './savedRuns.ts';
import type { RunEvent, SeriesPoint } from './seriesStore.ts';

/**
 * A run whole as one file: what the list says of it, settings, state, charts, film strip, and the points that it learns from where a person
 * brought them. Eight bytes that say so, then the version (u32), how long it is unpacked (u32) and the checksum of that (CRC-32),
 * little-endian; then, deflated, a safetensors file whose tensors are the numbers and whose metadata is everything else.
 */
const VERSION = 1;
const HEAD = RUN_MARK.length + 12;

/** Longest file that is read, and longest that it may be unpacked. */
const MOST_BYTES = { packed: 256 * 2 ** 20, unpacked: 768 * 2 ** 20 };

/** Why a file is no run; nothing was changed. */
export class RunFileError extends Error {
  readonly reason: Text;
  constructor(reason: Text) {
    super(reason.en);
    this.name = 'RunFileError';
    this.reason = reason;
  }
}

const REASONS = {
  other: text('This is no file of a run.', '学習のファイルではありません。'),
  damaged: text(
    'This file of a run is damaged: it lost or changed something on its way.',
    '学習のファイルが壊れています。途中で一部が失われたか、変わっています。',
  ),
  newer: text(
    'This file of a run is of a newer version of the page. Reload the page and open it again.',
    'より新しいバージョンのページで保存された学習のファイルです。ページを再読み込みしてから開いてください。',
  ),
  large: text('This file of a run is too large.', '学習のファイルが大きすぎます。'),
} as const;

const refuse = (reason: keyof typeof REASONS): never => {
  throw new RunFileError(REASONS[reason]);
};

/** A run with what is said of it. */
export interface WholeRun {
  readonly row: SavedRun;
  readonly kept: KeptRun;
  /** Points of the person's own that it learns from. */
  readonly points?: ImportedPoints | undefined;
}

function checksum(bytes: Uint8Array): number {
  const crc = new Crc32();
  crc.add(bytes);
  return crc.value;
}

const flat = (values: FileTensor['values']): FileTensor => ({ shape: [values.length], values });
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);

/** The file of a run. */
export function writeRunFile({ row, kept, points }: WholeRun): Uint8Array<ArrayBuffer> {
  const { checkpoint, series } = kept;
  const { snapshot, reel, experiment, engine, report, story } = checkpoint;
  const { state, ...place } = snapshot;
  const { picture, label, experiment: _, ...said } = row;
  const run = {
    ...said,
    label,
    settings: plainExperiment(experiment),
    engine,
    report,
    place,
    series,
    ...(story && { story: { ...story, start: plainExperiment(story.start) } }),
    ...(picture && { picture: { width: picture.width, height: picture.height } }),
    ...(reel && { reel: { ...reel, strip: { ...reel.strip, pixels: undefined } } }),
    ...(points && { points: { ...points, points: undefined, values: undefined } }),
  };
  const body = writeSafetensors({
    tensors: {
      ...Object.fromEntries(Object.entries(state).map(([name, vector]) => [`state.${name}`, flat(vector)])),
      ...(picture && { picture: flat(bytesOf(picture.pixels)) }),
      ...(reel && { reel: flat(bytesOf(reel.strip.pixels)) }),
      ...(points && { points: flat(points.points) }),
      ...(points?.values && { 'points.values': flat(bytesOf(points.values)) }),
    },
    metadata: { run: JSON.stringify(run) },
  });
  const packed = deflateSync(body, { level: 6 });
  const file = new Uint8Array(HEAD + packed.length);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode(RUN_MARK));
  view.setUint32(RUN_MARK.length, VERSION, true);
  view.setUint32(RUN_MARK.length + 4, body.length, true);
  view.setUint32(RUN_MARK.length + 8, checksum(body), true);
  file.set(packed, HEAD);
  return file;
}

/** What stands in a file, unpacked and whole. */
function bodyOf(file: Uint8Array): Uint8Array {
  if (!opensRun(file)) return refuse('other');
  if (file.length < HEAD) return refuse('damaged');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const at = (place: number): number => view.getUint32(RUN_MARK.length + place, true);
  if (at(0) > VERSION) return refuse('newer');
  const size = at(4);
  if (file.length > MOST_BYTES.packed || size > MOST_BYTES.unpacked) return refuse('large');
  let body: Uint8Array;
  try {
    // No more than it says can come out, whatever is in it.
    body = inflateSync(file.subarray(HEAD), { out: new Uint8Array(size) });
  } catch {
    return refuse('damaged');
  }
  return body.length === size && checksum(body) === at(8) ? body : refuse('damaged');
}

type Given = Readonly<Record<string, unknown>>;
const asObject = (value: unknown): Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {};

const isStep = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function pointsOf(series: unknown): SeriesPoint[] {
  const { points } = asObject(series);
  if (!Array.isArray(points)) return [];
  return points.map(asObject).flatMap(({ step, values }) => {
    const known = Object.entries(asObject(values)).filter(([, value]) => value === null || Number.isFinite(value));
    return isStep(step) ? [{ step, values: Object.fromEntries(known) as SeriesPoint['values'] }] : [];
  });
}

const KINDS: readonly string[] = ['mode-lost', 'collapse', 'changed', 'diverged'] satisfies RunEvent['kind'][];

function eventsOf(series: unknown): RunEvent[] {
  const { events } = asObject(series);
  if (!Array.isArray(events)) return [];
  return events
    .map(asObject)
    .flatMap(({ step, kind }) =>
      isStep(step) && KINDS.includes(String(kind)) ? [{ step, kind: kind as RunEvent['kind'] }] : [],
    );
}

const pixelsOf = (tensor: FileTensor | undefined): Uint8ClampedArray<ArrayBuffer> =>
  new Uint8ClampedArray(tensor ? Uint8Array.from(tensor.values) : []);

/** Points of a person's own, where the file has them. */
function ownPoints(given: unknown, tensors: Readonly<Record<string, FileTensor>>): ImportedPoints | undefined {
  const { id, name, mean, std, columns } = asObject(given);
  const pair = (value: unknown, kind: string): boolean =>
    Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === kind);
  const numbers = tensors.points?.values;
  const isSound = typeof id === 'string' && typeof name === 'string' && pair(mean, 'number') && pair(std, 'number');
  if (!isSound || !pair(columns, 'string') || !(numbers instanceof Float32Array)) return undefined;
  const bytes = tensors['points.values']?.values;
  const values = bytes && bytes.length % 8 === 0 ? new Float64Array(Uint8Array.from(bytes).buffer) : undefined;
  return { id, name, mean, std, columns, points: numbers, ...(values && { values }) } as ImportedPoints;
}

/**
 * Reads the file of a run, which gets this line. Throws a RunFileError for anything else: damaged, of a newer version, too large. Settings
 * pass the decoder of files, texts are cut to what a label holds, and of the charts only what is sound is taken.
 */
export function readRunFile(file: Uint8Array, line: string): WholeRun {
  const body = bodyOf(file);
  let told: Given;
  let tensors: Readonly<Record<string, FileTensor>>;
  try {
    const read = readSafetensors(body);
    tensors = read.tensors;
    told = asObject(JSON.parse(read.metadata.run ?? ''));
  } catch {
    return refuse('damaged');
  }
  const picture = { ...asObject(told.picture), pixels: pixelsOf(tensors.picture) } as Picture;
  const row = asRow({ ...told, line, savedAt: told.savedAt, experiment: told.settings, picture });
  const state = Object.fromEntries(
    Object.entries(tensors).flatMap(([name, { values }]) =>
      name.startsWith('state.') ? [[name.slice('state.'.length), values]] : [],
    ),
  );
  const { strip, ...reel } = asObject(told.reel);
  const { height, width, channels, count } = asObject(strip);
  const isStrip = tensors.reel?.values.length === Number(height) * Number(width) * Number(channels) * Number(count);
  const checkpoint = asCheckpoint({
    engine: told.engine,
    experiment: told.settings,
    story: told.story,
    snapshot: { ...asObject(told.place), state },
    report: Object.fromEntries(Object.entries(asObject(told.report)).filter(([, value]) => Number.isFinite(value))),
    ...(isStrip && { reel: { ...reel, strip: { ...asObject(strip), pixels: pixelsOf(tensors.reel) } } as Reel }),
  });
  if (!row || !checkpoint || Object.keys(state).length === 0) return refuse('damaged');
  const { phase, repeat, counts } = checkpoint.snapshot;
  if (![phase, repeat, ...counts].every(isStep)) return refuse('damaged');
  const label = asLabel(told.label);
  const series = { points: pointsOf(told.series), events: eventsOf(told.series) };
  const points = ownPoints(told.points, tensors);
  return {
    row: { ...row, step: checkpoint.snapshot.step, ...(label && { label }) },
    kept: { line, preset: row.preset, checkpoint, series },
    ...(points && { points }),
  };
}
