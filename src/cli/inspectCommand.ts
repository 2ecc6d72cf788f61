import { SEPARATOR_NAMES } from '../data/csvCells.ts';
import { type FileReport, inspectFiles, type NamedFile } from '../data/openData.ts';
import type { Arguments } from './arguments.ts';
import type { Console } from './console.ts';
import { readFiles } from './ownData.ts';
import { UsageError } from './usageError.ts';

/** Exit status where something could not be read. */
const REFUSED = 2;

type Of<K extends FileReport['kind']> = Extract<FileReport, { readonly kind: K }>;

/** A separator as the sign itself; some spaces are one. */
const signOf = (name: string): string =>
  (Object.entries(SEPARATOR_NAMES).find(([, each]) => each === name)?.[0] ?? '').replace(/^ +$/, ' ');

const wayOf = ({ separator, decimalSign, grouping }: Pick<Of<'points'>, 'separator' | 'decimalSign' | 'grouping'>) => ({
  separator: signOf(separator),
  decimal: decimalSign,
  grouping,
});

const badRowsOf = (rows: Of<'points'>['badRows']) => rows.map(({ line, reason }) => ({ line, reason: reason.en }));

function told(report: FileReport): object {
  switch (report.kind) {
    case 'refused':
      return {
        refused: report.reason.en,
        code: report.code,
        ...('badRows' in report && { badRows: badRowsOf(report.badRows) }),
      };
    case 'points': {
      const { rows, columns } = report;
      return {
        kind: report.kind,
        ...wayOf(report),
        header: report.header,
        columns: columns.map(({ index }) => index),
        names: columns.map(({ name }) => name),
        allNames: report.names,
        rowsUsed: rows.used,
        rowsInAll: rows.total,
        rowsBad: rows.bad,
        rowsBeyondLimit: rows.beyondLimit,
        badRows: badRowsOf(report.badRows),
        commentLines: report.comments,
        ...(report.bullet !== null && { bulletLeftOut: report.bullet }),
        points: report.firstPoints,
        fingerprint: report.fingerprint,
        alternatives: report.alternatives.map((other) => ({ ...wayOf(other), points: other.firstPoints })),
      };
    }
    case 'images': {
      const { height, width, channels, images } = report;
      return {
        kind: report.kind,
        sizes: [images.used, height, width, channels],
        width,
        height,
        count: images.used,
        countInAll: images.total,
        classes: report.classes,
        orientation: report.orientation,
        seemsLying: report.seemsLying,
        notes: report.notes.map(({ en }) => en),
        fingerprint: report.fingerprint,
      };
    }
    case 'labels':
      return {
        kind: report.kind,
        refused: report.reason.en,
        count: report.labels.used,
        countInAll: report.labels.total,
        classes: report.classes,
        notes: report.notes.map(({ en }) => en),
      };
  }
}

/** Reports on files in groups that belong together: images with their labels, everything else alone. */
async function reportsOn(files: readonly NamedFile[]): Promise<readonly FileReport[]> {
  const reports: FileReport[] = [];
  let left = files;
  while (left.length > 0) {
    const report = await inspectFiles(left);
    reports.push(report);
    const used = left.filter(({ name }) => report.files.includes(name));
    left = used.length === 0 ? [] : left.filter((file) => !used.includes(file));
  }
  return reports;
}

/**
 * Prints as JSON, and as nothing else, how the page reads files: one object, or a list where they are several things. The
 * exit status: 2 if any of it is refused, with the reason in its place.
 */
export async function inspectCommand({ operands }: Pick<Arguments, 'operands'>, { print }: Console): Promise<number> {
  let reports: readonly object[];
  try {
    if (operands.length === 0) throw new UsageError('inspect needs a file');
    reports = (await reportsOn(await readFiles(operands))).map((report) => ({ files: report.files, ...told(report) }));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    reports = [{ files: operands, refused: error.message }];
  }
  print(JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2));
  return reports.some((report) => 'refused' in report) ? REFUSED : 0;
}
