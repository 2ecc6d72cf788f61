import { useMemo } from 'react';
import { claimsBehind } from '../../experiment/claims/behind.ts';
import { claims as words } from '../../i18n/claims.ts';
import { addTexts } from '../../i18n/index.ts';
import { hashOf } from '../../store/pageStore.ts';
import { useResults } from '../claims/useResults.ts';
import { VerdictMark } from '../claims/VerdictMark.tsx';
import { useExperiment, useSay, useT } from '../hooks.ts';

addTexts({ claims: words });

/** The claims behind the run with their verdicts, those that failed included. */
export function Behind() {
  const t = useT();
  const say = useSay();
  const experiment = useExperiment((state) => state.experiment);
  const { summaries, state } = useResults();
  const behind = useMemo(() => claimsBehind(experiment, summaries), [experiment, summaries]);
  return (
    <>
      <p className="why-hint">
        {behind.length === 0 ? t('why.none') : t('why.tally', { count: behind.length })}{' '}
        <a href={hashOf('claims')}>{t('why.all')}</a>
      </p>
      {behind.length > 0 && (
        <ul data-testid="why-claims">
          {behind.map(({ claim, verdict }) => (
            <li key={claim.id}>
              {state === 'ready' ? <VerdictMark verdict={verdict} /> : <p className="claims-verdict">–</p>}
              <span>{say(claim.title)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
