import { useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import type { KeptRun } from '../../store/keptRuns.ts';
import { compareWith } from '../../store/toggleCompare.ts';
import { useLanguage, usePair, useSession, useT } from '../hooks.ts';
import { familyOf, letterOf } from './family.ts';

/** The run on the stage and those that share a trunk with it: how each differs, where it stands, and the way back to it. */
export function Branches() {
  const t = useT();
  const language = useLanguage();
  const session = useSession();
  const { kept } = session.stores;
  const isPair = usePair() !== null;
  const [isGone, setGone] = useState(false);
  const current = kept.current();
  const family = current ? familyOf(current, kept.shelf(), kept.order()) : [];
  const nameOf = (run: KeptRun): string => {
    const letter = letterOf(run, family);
    return letter === null ? t('past.main') : t('past.branch', { letter });
  };
  const takeUp = async (run: KeptRun): Promise<void> => {
    await session.pause();
    const result = await session.resume(run);
    setGone(!result.ok);
  };
  return (
    <section className="machine-branches" aria-label={t('past.branches')}>
      <h3>{t('past.branches')}</h3>
      {family.length < 2 && <p>{t('past.none')}</p>}
      {family.length >= 2 && (
        <ul>
          {family.map((run) => {
            const isCurrent = run.line === current?.line;
            const { modes, modeCount } = run.series.points.at(-1)?.values ?? {};
            const name = nameOf(run);
            return (
              <li key={run.line} data-current={isCurrent || undefined} data-branch={run.parent ? '' : undefined}>
                <b>{name}</b>
                <span>
                  {run.parent && `${t('past.forkedAt', { step: formatCount(run.parent.step, language) })} · `}
                  {t('past.stands', { step: formatCount(run.checkpoint.snapshot.step, language) })}
                  {typeof modes === 'number' && modeCount
                    ? ` · ${t('past.captured', { count: modes, total: modeCount })}`
                    : ''}
                  {run.line === current?.parent?.line && !isPair && ` · ${t('past.dashed')}`}
                </span>
                {isCurrent ? (
                  <small>{t('past.shown')}</small>
                ) : (
                  <div>
                    <button type="button" className="shell-button" onClick={() => void takeUp(run)}>
                      {t('past.takeUp', { name })}
                    </button>
                    {!isPair && (
                      <button type="button" className="shell-button" onClick={() => void compareWith(session, run)}>
                        {t('past.compare', { name })}
                      </button>
                    )}
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {isGone && <p role="alert">{t('past.gone')}</p>}
    </section>
  );
}
