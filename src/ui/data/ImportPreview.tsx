import { useEffect, useRef } from 'react';
import { BAD_ROW_REASONS } from '../../data/csvNumber.ts';
import type { ImportReport } from '../../data/importReport.ts';
import type { ImportedPoints } from '../../data/law.ts';
import { formatCount, formatValue } from '../../i18n/format.ts';
import { useLanguage, usePrefs, useSay, useT } from '../hooks.ts';
import { columnName, dialectPaths, firstRows, scatter } from './importReport.ts';

const SIDE = 180;

/** A small picture of imported points. */
function MiniScatter({ imported }: { readonly imported: ImportedPoints }) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = usePrefs((prefs) => prefs.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours follow the theme
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const size = SIDE * window.devicePixelRatio;
    element.width = size;
    element.height = size;
    context.strokeStyle = getComputedStyle(element).getPropertyValue('--real');
    context.lineWidth = size / SIDE;
    const points = scatter(imported, 1500);
    for (let i = 0; i < points.length; i += 2) {
      context.beginPath();
      context.arc((points[i] ?? 0) * size, (points[i + 1] ?? 0) * size, (1.4 * size) / SIDE, 0, 2 * Math.PI);
      context.stroke();
    }
  }, [imported, theme]);
  return <canvas ref={canvas} role="img" aria-label={t('data.import.preview')} />;
}

/** Rows that were not used: how many, and the first by line number. */
export function BadRows({ report }: { readonly report: ImportReport }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const { count, first } = report.badRows;
  return (
    <>
      {report.beyondLimit > 0 && (
        <p>{t('data.import.beyond', { number: formatCount(report.beyondLimit, language) })}</p>
      )}
      {count > 0 && (
        <div>
          <p>{t('data.import.bad', { number: formatCount(count, language) })}</p>
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
}

/** What was read: picture, how it was understood, first rows, and what was left out. */
export function ImportPreview({ imported, report }: ImportPreviewProps) {
  const t = useT();
  const language = useLanguage();
  const paths = dialectPaths(report);
  return (
    <div className="data-result">
      <MiniScatter imported={imported} />
      <div className="data-facts">
        <p>
          {t('data.import.found', {
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
