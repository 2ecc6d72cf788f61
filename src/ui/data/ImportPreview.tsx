import { BAD_ROW_REASONS } from '../../data/csvNumber.ts';
import type { ImportReport } from '../../data/importReport.ts';
import type { ImportedPoints, Mode } from '../../data/law.ts';
import { formatCount, formatValue } from '../../i18n/format.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { CountedScatter } from './CountedScatter.tsx';
import { columnName, dialectPaths, firstRows } from './importReport.ts';

/** Lines that were not used: how many comments and rows, and the first rows by line number. */
export function BadRows({ report }: { readonly report: ImportReport }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const { count, first } = report.badRows;
  return (
    <>
      {report.beyondLimit > 0 && (
        <p>
          {t('data.import.beyond', { count: report.beyondLimit, number: formatCount(report.beyondLimit, language) })}
        </p>
      )}
      {report.comments > 0 && (
        <p>{t('data.import.comments', { count: report.comments, number: formatCount(report.comments, language) })}</p>
      )}
      {report.bullet !== null && <p>{t('data.import.bullet', { mark: report.bullet })}</p>}
      {count > 0 && (
        <div>
          <p>{t('data.import.bad', { count, number: formatCount(count, language) })}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
          <ul className="data-bad" tabIndex={0}>
            {first.map(({ line, reason }) => (
              <li key={line}>
                {t('data.import.badLine', { line: formatCount(line, language), reason: say(BAD_ROW_REASONS[reason]) })}
              </li>
            ))}
            {count > first.length && (
              <li>{t('data.import.more', { number: formatCount(count - first.length, language) })}</li>
            )}
          </ul>
        </div>
      )}
    </>
  );
}

interface ImportPreviewProps {
  readonly imported: ImportedPoints;
  readonly report: ImportReport;
  /** What will be counted by; null while it is being found. */
  readonly modes: readonly Mode[] | null;
}

/** What was read: picture, how it was understood, first rows, and what was left out. */
export function ImportPreview({ imported, report, modes }: ImportPreviewProps) {
  const t = useT();
  const language = useLanguage();
  const paths = dialectPaths(report);
  return (
    <div className="data-result">
      <CountedScatter imported={imported} modes={modes} />
      <div className="data-facts">
        <p>
          {t('data.import.found', {
            count: report.rowCount,
            kept: formatCount(report.kept, language),
            rows: formatCount(report.rowCount, language),
          })}{' '}
          {t('data.import.dialect', {
            separator: t(paths.separator),
            decimal: t(paths.decimal),
            header: t(paths.header),
          })}
        </p>
        <table className="data-table" aria-label={t('data.import.firstRows')}>
          <thead>
            <tr>
              {report.columns.map((column) => (
                <th key={column} scope="col">
                  {columnName(report, column) ?? t('data.import.column', { number: column + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {firstRows(imported, 4).map(([x, y], i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
              <tr key={i}>
                <td>{formatValue(x, language, 5)}</td>
                <td>{formatValue(y, language, 5)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <BadRows report={report} />
      </div>
    </div>
  );
}
