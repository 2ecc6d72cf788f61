import type { Text } from '../schema/text.ts';
import { type Delimiter, SEPARATOR_NAMES } from './csvCells.ts';
import { BAD_ROW_REASONS, type BadRowReason } from './csvNumber.ts';
import { type ImportOptions, parsePoints } from './importPoints.ts';
import type { ImportFailure, ImportReport } from './importReport.ts';

/** One way to read a table: what parts its cells, the decimal sign, and the sign between thousands (null: none occurred). */
interface WayToRead {
  readonly separator: SeparatorName;
  readonly decimalSign: '.' | ',';
  readonly grouping: string | null;
}

/** How a table of points is read; plain data, for printing. */
export interface TableReport extends WayToRead {
  readonly kind: 'points';
  readonly header: boolean;
  /** Names of all columns. */
  readonly names: readonly string[];
  /** The two columns used: index from 0, and name. */
  readonly columns: readonly [ReportedColumn, ReportedColumn];
  /** `total = used + bad + beyondLimit`. */
  readonly rows: Readonly<Record<'total' | 'used' | 'bad' | 'beyondLimit', number>>;
  /** Lines that were passed over as comments; they are no rows. */
  readonly comments: number;
  /** Mark of a list that stood in front of every row and was left out; null without one. */
  readonly bullet: string | null;
  /** The first twenty rows that were not used. */
  readonly badRows: readonly ReportedBadRow[];
  /** At most three points, as the table gives them. */
  readonly firstPoints: readonly (readonly [number, number])[];
  /** The id under which these points are kept; equal content has equal ids. */
  readonly fingerprint: string;
  /** Whether the same table can be read in another way that leaves nothing unexplained either. */
  readonly ambiguous: boolean;
  readonly alternatives: readonly (WayToRead & Pick<TableReport, 'firstPoints'>)[];
}

/** Why a table is not read; code `images` means that its rows are images, which the importer of images reads. */
export interface TableRefusal {
  readonly kind: 'refused';
  readonly code: ImportFailure;
  readonly reason: Text;
  readonly badRows: readonly ReportedBadRow[];
}

interface ReportedColumn {
  readonly index: number;
  readonly name: string;
}

interface ReportedBadRow {
  /** Counted from 1. */
  readonly line: number;
  readonly code: BadRowReason;
  readonly reason: Text;
}

type SeparatorName = (typeof SEPARATOR_NAMES)[Delimiter];

/** How the page reads this table of points, or why it does not. Rejects as `parsePoints` does. */
export async function inspectTable(
  source: Blob | string,
  options: ImportOptions = {},
): Promise<TableReport | TableRefusal> {
  const result = await parsePoints(source, options);
  const { report } = result;
  if (!result.ok) return { kind: 'refused', code: result.code, reason: result.reason, badRows: badRowsOf(report) };
  const { dialect, columns, firstPoints, alternatives } = result.report;
  const [x, y] = columns.map((index, i) => ({ index, name: result.imported.columns[i] as string }));
  return {
    kind: 'points',
    ...wayOf(dialect),
    header: dialect.header,
    names: dialect.names,
    columns: [x as ReportedColumn, y as ReportedColumn],
    rows: {
      total: result.report.rowCount,
      used: result.report.kept,
      bad: result.report.badRows.count,
      beyondLimit: result.report.beyondLimit,
    },
    comments: result.report.comments,
    bullet: result.report.bullet,
    badRows: badRowsOf(report),
    firstPoints,
    fingerprint: result.imported.id,
    ambiguous: alternatives.length > 0,
    alternatives: alternatives.map((other) => ({ ...wayOf(other), firstPoints: other.firstPoints })),
  };
}

const wayOf = ({ delimiter, decimal, grouping }: ImportReport['dialect'] | ImportReport['alternatives'][number]) => ({
  separator: SEPARATOR_NAMES[delimiter],
  decimalSign: decimal,
  grouping,
});

const badRowsOf = (report: ImportReport | undefined): ReportedBadRow[] =>
  (report?.badRows.first ?? []).map(({ line, reason }) => ({ line, code: reason, reason: BAD_ROW_REASONS[reason] }));
