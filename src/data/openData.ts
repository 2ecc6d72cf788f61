import type { Text } from '../schema/text.ts';
import { type Arrangement, arrange } from './arrange.ts';
import { ImageDataError } from './images/imageDataError.ts';
import type { ImageReport, LabelReport } from './images/imageReport.ts';
import type { ImageSet } from './images/imageSet.ts';
import { type ImageImportOptions, importImages, inspectLabels } from './images/importImages.ts';
import { type ImportOptions, parsePoints } from './importPoints.ts';
import { inspectTable, type TableRefusal, type TableReport } from './inspectTable.ts';
import type { ImportedPoints } from './law.ts';
import { failureOf, tableOf } from './openFile.ts';
import { recognise } from './recognise.ts';

/** A file with its name, from a person's disk or made from bytes: `new File([bytes], name)`. */
export type NamedFile = Blob & { readonly name: string };

export interface OpenOptions extends Pick<ImageImportOptions, 'orientation' | 'signal'> {
  readonly columns?: ImportOptions['columns'];
  readonly reading?: ImportOptions['reading'];
}

/** Why nothing can be learnt from files. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: string;
  readonly reason: Text;
}

interface AsideNote {
  readonly file: string;
  readonly why: Text;
}

/** What files hold, ready to learn from; `aside` names those that were given and not used. */
export type OpenedData = (
  | { readonly kind: 'points'; readonly imported: ImportedPoints }
  | { readonly kind: 'images'; readonly set: ImageSet; readonly report: ImageReport }
  | Refusal
) & { readonly files: readonly string[]; readonly aside: readonly AsideNote[] };

/** The same as plain data, for printing. */
export type FileReport = (TableReport | ImageReport | LabelReport | TableRefusal | Refusal) & {
  readonly files: readonly string[];
  readonly aside: readonly AsideNote[];
};

type Plan = Arrangement<NamedFile>;
type TablePlan = Extract<Plan, { readonly use: 'table' }>;

/**
 * Reads whatever these files are, by their content: a table of points, or images with or without a file of labels; packed or
 * not. The same data as on the page, under the same fingerprint. Bad content is a refusal, not an exception; rejects only with
 * the signal's reason.
 */
export async function openData(files: readonly NamedFile[], options: OpenOptions = {}): Promise<OpenedData> {
  const plan = await planFor(files);
  if (plan.use !== 'table') return openOther(plan, options);
  const read = await readTable(plan, parsePoints, options);
  if ('kind' in read) return { ...read, ...toldOf(plan) };
  return { ...(read.ok ? { kind: 'points', imported: read.imported } : refused(read)), ...toldOf(plan) };
}

/** How the page reads these files, or why it does not. */
export async function inspectFiles(files: readonly NamedFile[], options: OpenOptions = {}): Promise<FileReport> {
  const plan = await planFor(files);
  if (plan.use === 'table') return { ...(await readTable(plan, inspectTable, options)), ...toldOf(plan) };
  const opened = await openOther(plan, options);
  if (opened.kind === 'images') return { ...opened.report, ...toldOf(plan) };
  const [labels] = plan.use === 'images' ? plan.files : [];
  if (!labels || opened.code !== 'only-labels') return opened;
  const report = await inspectLabels(labels, options).catch((cause) => refused(failureOf(cause)));
  return { ...report, ...toldOf(plan) };
}

async function planFor(files: readonly NamedFile[]): Promise<Plan> {
  const given = await Promise.all(files.map(async (file) => ({ file, name: file.name, what: await recognise(file) })));
  return arrange(given);
}

async function openOther(
  plan: Exclude<Plan, TablePlan>,
  options: OpenOptions,
): Promise<Exclude<OpenedData, { readonly kind: 'points' }>> {
  if (plan.use === 'nothing') return { ...refused(plan.refusal ?? ImageDataError.of('no-files')), ...toldOf(plan) };
  const read = await importImages(plan.files, options);
  return { ...(read.ok ? { kind: 'images', set: read.set, report: read.report } : refused(read)), ...toldOf(plan) };
}

/** What `read` makes of the unpacked table, or why it cannot be unpacked. */
async function readTable<T>(
  { file }: TablePlan,
  read: (source: Blob, options: ImportOptions) => Promise<T>,
  { columns, reading, signal }: OpenOptions,
): Promise<T | Refusal> {
  try {
    return await read(await tableOf(file, signal), {
      name: file.name,
      ...(columns && { columns }),
      ...(reading && { reading }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    return refused(failureOf(cause));
  }
}

const refused = ({ code, reason }: Pick<Refusal, 'code' | 'reason'>): Refusal => ({ kind: 'refused', code, reason });

function toldOf(plan: Plan): { readonly files: readonly string[]; readonly aside: readonly AsideNote[] } {
  const files = plan.use === 'images' ? plan.files : plan.file ? [plan.file] : [];
  return {
    files: files.map(({ name }) => name),
    aside: plan.aside.map(({ file, why }) => ({ file: file.name, why })),
  };
}
