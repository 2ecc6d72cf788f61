import './claims.css';
import './row.css';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ClaimSummary } from '../../experiment/claims/results.ts';
import { NOT_RUN, VERDICT_WORDS } from '../../experiment/claims/words.ts';
import { claims as words } from '../../i18n/claims.ts';
import { addTexts } from '../../i18n/index.ts';
import { pageStore } from '../../store/pageStore.ts';
import { useSay, useT } from '../hooks.ts';
import { ClaimRow } from './ClaimRow.tsx';
import { Filter } from './Filter.tsx';
import { CLAIM_GROUPS, type GroupId } from './groups.ts';
import { type Results, useResults } from './useResults.ts';

addTexts({ claims: words });

const VERDICTS = ['reproduced', 'not reproduced', 'unclear', 'not comparable', 'none'] as const;
type VerdictId = (typeof VERDICTS)[number];
const verdictOf = ({ verdict }: ClaimSummary): VerdictId => verdict ?? 'none';

/** Where the results are, unless they are there. */
function ResultsState({ state, retry }: Results) {
  const t = useT();
  if (state === 'ready') return null;
  return (
    <div className="claims-state" role={state === 'loading' ? 'status' : 'alert'} data-testid={`claims-${state}`}>
      <p>{t(`claims.${state}`)}</p>
      {state !== 'loading' && (
        <button type="button" className="shell-button" onClick={retry}>
          {t('claims.retry')}
        </button>
      )}
    </div>
  );
}

/** Every claim with its verdict, its evidence and the settings that open it live. */
export function Claims() {
  const t = useT();
  const say = useSay();
  const results = useResults();
  const { summaries, state } = results;
  const [group, setGroup] = useState<GroupId | 'all'>('all');
  const [verdict, setVerdict] = useState<VerdictId | 'any'>('any');
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useStore(pageStore, (place) => place.path);
  const isUnknown = path !== '' && !summaries.some(({ claim }) => claim.id === path);
  useEffect(() => {
    const named = path === '' ? null : document.getElementById(`claim-${path}`);
    named?.scrollIntoView();
    (named ?? heading.current)?.focus({ preventScroll: true });
  }, [path]);

  const count = (id: VerdictId): number => summaries.filter((summary) => verdictOf(summary) === id).length;
  const nameOf = (id: VerdictId): string => say(id === 'none' ? NOT_RUN : VERDICT_WORDS[id]);
  const groups = CLAIM_GROUPS.map(({ id, claims }) => ({
    id,
    all: summaries.filter(({ claim }) => claims.includes(claim)),
  }));
  const shown = groups
    .filter(({ id }) => group === 'all' || id === group)
    .map(({ id, all }) => ({
      id,
      rows: all.filter((summary) => verdict === 'any' || verdictOf(summary) === verdict),
    }))
    .filter(({ rows }) => rows.length > 0);
  const shownCount = shown.reduce((sum, { rows }) => sum + rows.length, 0);
  const others = VERDICTS.slice(1).filter((id) => count(id) > 0);

  return (
    <div className="claims-page" data-testid="claims">
      <header className="claims-head">
        <h2 ref={heading} tabIndex={-1}>
          {t('claims.title')}
        </h2>
        {state === 'ready' && (
          <p className="claims-summary" data-testid="claims-summary">
            <b>{t('claims.summary', { count: count('reproduced'), total: summaries.length })}</b>
            {others.map((id) => (
              <span key={id}>{t('claims.tally', { count: count(id), verdict: nameOf(id) })}</span>
            ))}
          </p>
        )}
        <p className="claims-lead">
          {t('claims.lead')} {t('claims.paused')}
        </p>
      </header>
      {isUnknown && (
        <p className="claims-none" role="status">
          {t('claims.unknown', { id: path })}
        </p>
      )}
      <ResultsState {...results} />
      <div className="claims-filters">
        <Filter
          label={t('claims.group')}
          options={[
            { id: 'all' as const, name: t('claims.all'), count: summaries.length },
            ...groups.map(({ id, all }) => ({ id, name: t(`claims.groups.${id}`), count: all.length })),
          ]}
          chosen={group}
          onChoose={setGroup}
        />
        {state === 'ready' && (
          <Filter
            label={t('claims.verdict')}
            options={[
              { id: 'any' as const, name: t('claims.all'), count: summaries.length },
              ...VERDICTS.map((id) => ({ id, name: nameOf(id), count: count(id) })),
            ]}
            chosen={verdict}
            onChoose={setVerdict}
          />
        )}
        <p className="visually-hidden" role="status">
          {t('claims.shown', { count: shownCount, total: summaries.length })}
        </p>
      </div>
      {shownCount === 0 && <p className="claims-none">{t('claims.none')}</p>}
      {shown.map(({ id, rows }) => (
        <section key={id} aria-labelledby={`claims-${id}`}>
          <h3 id={`claims-${id}`}>{t(`claims.groups.${id}`)}</h3>
          {rows.map((summary) => (
            <ClaimRow key={summary.claim.id} summary={summary} judged={state === 'ready'} />
          ))}
        </section>
      ))}
    </div>
  );
}
