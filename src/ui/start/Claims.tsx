import { claims as claimWords } from '../../i18n/claims.ts';
import { addTexts } from '../../i18n/index.ts';
import { hashOf } from '../../store/pageStore.ts';
import { useResults } from '../claims/useResults.ts';
import { VerdictMark } from '../claims/VerdictMark.tsx';
import { useSay, useT } from '../hooks.ts';
import { addressOfClaim } from './addresses.ts';
import { chosenClaims } from './chosenClaims.ts';

addTexts({ claims: claimWords });

/** What became of the statements of the papers: how many hold, and some of each verdict. */
export function Claims() {
  const t = useT();
  const say = useSay();
  const { state, summaries, retry } = useResults();
  const held = summaries.filter(({ verdict }) => verdict === 'reproduced').length;
  return (
    <section className="start-section" aria-labelledby="start-claims">
      <header>
        <h3 id="start-claims">{t('start.claims')}</h3>
        {state === 'ready' && <p>{t('start.reproduced', { count: held, total: summaries.length })}</p>}
      </header>
      {state !== 'ready' && (
        <div className="start-told" role="status">
          <p>{t(`claims.${state}`)}</p>
          {state !== 'loading' && (
            <button type="button" className="shell-button" onClick={retry}>
              {t('claims.retry')}
            </button>
          )}
        </div>
      )}
      <ul className="start-claims">
        {chosenClaims(summaries).map(({ claim, verdict }) => (
          <li key={claim.id}>
            <a href={addressOfClaim(claim.id)}>{say(claim.title)}</a>
            <p>{claim.source.label}</p>
            <VerdictMark verdict={verdict} />
          </li>
        ))}
      </ul>
      <a className="start-all" href={hashOf('claims')}>
        {t('start.allClaims', { count: summaries.length })}
      </a>
    </section>
  );
}
