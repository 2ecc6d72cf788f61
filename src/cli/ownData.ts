import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Delimiter, SEPARATOR_NAMES } from '../data/csvCells.ts';
import { ORIENTATIONS } from '../data/images/orientation.ts';
import type { LawResources } from '../data/law.ts';
import {
  type FileReport,
  inspectFiles,
  type NamedFile,
  type OpenedData,
  type OpenOptions,
  openData,
} from '../data/openData.ts';
import { fromHere } from './subject.ts';
import { UsageError } from './usageError.ts';

/** Most columns whose pairs are tried where a fingerprint is wanted that the first two do not have. */
const MOST_COLUMNS = 8;

/** Paths as a person gave them, folders as the files in them. Throws a UsageError for one that cannot be read. */
export async function readFiles(paths: readonly string[]): Promise<readonly NamedFile[]> {
  const files: NamedFile[] = [];
  for (const path of paths) {
    const full = fromHere(path);
    try {
      const isFolder = (await stat(full)).isDirectory();
      const inside = isFolder ? (await readdir(full, { withFileTypes: true })).filter((entry) => entry.isFile()) : [];
      const names = inside
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('.'))
        .sort();
      const found = isFolder ? names.map((name) => join(full, name)) : [full];
      if (found.length === 0) throw new UsageError('there are no files in it');
      for (const each of found) files.push(new File([await readFile(each)], basename(each)));
    } catch (error) {
      throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return files;
}

type Usable = Exclude<OpenedData, { readonly kind: 'refused' }>;

const idOf = (data: Usable): string => (data.kind === 'points' ? data.imported.id : data.set.id);

/** Other ways to read the same files that a person may have chosen on the page. */
function otherWays(report: FileReport): readonly OpenOptions[] {
  if (report.kind === 'images') return ORIENTATIONS.map((orientation) => ({ orientation }));
  const columns = (report.kind === 'points' ? report.names : []).slice(0, MOST_COLUMNS).map((_, column) => column);
  const signs = Object.keys(SEPARATOR_NAMES) as Delimiter[];
  return [
    ...columns.flatMap((x) => columns.filter((y) => y !== x).map((y) => ({ columns: [x, y] as const }))),
    ...signs.flatMap((delimiter) => (['.', ','] as const).map((decimal) => ({ reading: { delimiter, decimal } }))),
  ];
}

/** The files as they are read by default, or in the one way that gives the wanted fingerprint. */
async function readAs(wanted: string | undefined, files: readonly NamedFile[], names: string): Promise<Usable> {
  const data = await openData(files);
  if (data.kind !== 'refused' && (wanted === undefined || idOf(data) === wanted)) return data;
  for (const options of wanted === undefined ? [] : otherWays(await inspectFiles(files))) {
    const other = await openData(files, options);
    if (other.kind !== 'refused' && idOf(other) === wanted) return other;
  }
  if (data.kind === 'refused') throw new UsageError(`${names}: ${data.reason.en}`);
  throw new UsageError(`${names}: not the data of this experiment; fingerprint ${idOf(data)}, expected ${wanted}`);
}

/** What is worth knowing of files that are read by default: another reading would give other points. */
async function doubts(files: readonly NamedFile[]): Promise<readonly string[]> {
  const report = await inspectFiles(files);
  if (report.kind !== 'points' || !report.ambiguous) return [];
  const { separator, decimalSign } = report;
  return [
    `read with the separator ${separator} and the decimal sign ${decimalSign}; inspect shows other readings that fit as well`,
  ];
}

/** A person's own data and the settings that choose them. */
export interface OwnData {
  readonly resources: LawResources;
  /** `key=value` of the law and its data, to come before all others. */
  readonly set: readonly string[];
  /** What was given and not used, and why. */
  readonly notes: readonly string[];
}

/**
 * Reads the files of `--data` as the page reads them: a table of points, or images with their labels. Settings that name a
 * fingerprint say what must be in them. Throws a UsageError for files that hold nothing to learn from.
 */
export async function openOwnData(paths: readonly string[], set: readonly string[]): Promise<OwnData> {
  const files = await readFiles(paths);
  const named = (key: string): string | undefined =>
    set.findLast((text) => text.startsWith(`${key}=`))?.slice(key.length + 1);
  const wanted = named('data.file') ?? named('data.set');
  const data = await readAs(wanted, files, paths.join(', '));
  const law = data.kind === 'points' ? 'imported' : 'imported-images';
  const chosen = named('data.id') ?? law;
  if (chosen !== law) throw new UsageError(`--data: these are ${data.kind}, for data.id=${law}, not for ${chosen}`);
  return {
    resources:
      data.kind === 'points'
        ? { imported: new Map([[data.imported.id, data.imported]]) }
        : { imported: new Map(), images: new Map([[data.set.id, data.set]]) },
    set: [`data.id=${law}`, `${data.kind === 'points' ? 'data.file' : 'data.set'}=${idOf(data)}`],
    notes: [
      ...(wanted === undefined ? await doubts(files) : []),
      ...data.aside.map(({ file, why }) => `${file} is not used: ${why.en}`),
    ],
  };
}
