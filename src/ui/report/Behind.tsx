import { claimsBehind } from '../../experiment/claims/behind.ts';
import { useResults } from '../claims/useResults.ts';
import { VerdictMark } from '../claims/VerdictMark.tsx';
import { useSay, useT } from '../hooks.ts';
import type { Told } from './told.ts';

const MOST = 3;

/** The claims that were judged on runs like this one, the nearest first, whatever became of them. */
export function Behind({ told }: { readonly told: Told }) {
  const t = useT();
  const say = useSay();
  const { summaries, state } = useResults();
  const behind = claimsBehind(told.experiment, summaries).slice(0, MOST);
  return (
    <section className="report-claims">
      <h3>{t('report.claims')}</h3>
      {behind.length === 0 && <p className="report-note">{t('report.noClaims')}</p>}
      <ul>
        {behind.map(({ claim, verdict, evidence }) => (
          <li key={claim.id}>
            <span>{say(claim.title)}</span>
            {state === 'ready' ? <VerdictMark verdict={verdict} /> : <p>–</p>}
            <small>
              {evidence
                .map(({ met, values }) => `${met}/${values.length}`)
                .slice(0, MOST)
                .join(', ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
