import { Play } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { CellSummary, ClaimSummary } from '../../experiment/claims/results.ts';
import { formatCount } from '../../i18n/format.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { rem } from '../typeScale.ts';
import { Command } from './Command.tsx';
import { Evidence } from './Evidence.tsx';
import { openCell } from './openCell.ts';
import { VerdictMark } from './VerdictMark.tsx';

/** A click that asks for another tab or window stays what the browser makes of it. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

function CellLink({ summary, cell }: { readonly summary: ClaimSummary; readonly cell: CellSummary }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const steps = formatCount(cell.steps, language);
  const about =
    cell.wallMs === undefined
      ? t('claims.cell', { steps })
      : t('claims.cellTime', { steps, seconds: formatCount(cell.wallMs / 1000, language) });
  return (
    <li>
      <a
        href={cell.link}
        data-testid={`cell-${cell.id}`}
        onClick={(event) => {
          if (!isPlain(event)) return;
          event.preventDefault();
          void openCell(summary, cell);
        }}
      >
        <Play size={rem(12)} aria-hidden />
        <span>{say(cell.title)}</span>
        <small>{about}</small>
      </a>
    </li>
  );
}

/** A claim, its source and verdict, the settings it was judged on, and the evidence. */
export function ClaimRow({ summary, judged }: { readonly summary: ClaimSummary; readonly judged: boolean }) {
  const t = useT();
  const say = useSay();
  const { claim, verdict, cells, command } = summary;
  const { source, published, notComparable } = claim;
  return (
    <article className="claims-row" id={`claim-${claim.id}`} tabIndex={-1} data-testid={`claim-${claim.id}`}>
      {judged ? <VerdictMark verdict={verdict} /> : <p className="claims-verdict">–</p>}
      <div className="claims-about">
        <h4>{say(claim.title)}</h4>
        <p className="claims-source">
          {source.url ? (
            <a href={source.url} target="_blank" rel="noreferrer">
              {source.label}
            </a>
          ) : (
            source.label
          )}
          {' · '}
          {t(`claims.kinds.${source.kind}`)}
        </p>
        {notComparable && <p className="claims-published">{t('claims.notComparable', { why: say(notComparable) })}</p>}
        {published && <p className="claims-published">{t('claims.published', { what: say(published) })}</p>}
        <ul className="claims-cells" aria-label={t('claims.cells')}>
          {cells.map((cell) => (
            <CellLink key={cell.id} summary={summary} cell={cell} />
          ))}
        </ul>
        <Command command={command} />
      </div>
      <Evidence {...summary} />
    </article>
  );
}
