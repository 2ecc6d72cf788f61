import type { ClaimSummary } from '../../experiment/claims/results.ts';
import type { Value } from '../../experiment/claims/statistics.ts';
import { boundText, checkText, originText, valueText } from '../../experiment/claims/words.ts';
import type { Text } from '../../schema/text.ts';
import { useSay, useT } from '../hooks.ts';

/** As measured, with a true minus. */
const shown = (say: (text: Text) => string, value: Value): string => say(valueText(value)).replace('-', '−');

/** One line per predicate: what is measured, the bound and where it comes from, and what came out. */
export function Evidence({ claim, evidence }: ClaimSummary) {
  const t = useT();
  const say = useSay();
  return (
    <ul className="claims-evidence" aria-label={t('claims.evidence')}>
      {claim.checks.map((check, i) => {
        const line = evidence[i];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: checks are declared in a fixed order
          <li key={i}>
            <p>
              {say(checkText(check))} <small>{say(originText(check))}</small>
            </p>
            <dl>
              <div>
                <dt>{t('claims.bound')}</dt>
                <dd>{boundText(check)}</dd>
              </div>
              {line && (
                <>
                  <div>
                    <dt>{t('claims.median')}</dt>
                    <dd>
                      <b>{line.median === null ? '–' : shown(say, line.median)}</b>
                    </dd>
                  </div>
                  <div>
                    <dt>
                      {check.spreadOverSeeds
                        ? t('claims.overSeeds')
                        : t('claims.perSeed', { count: line.values.length })}
                    </dt>
                    <dd>{line.values.map((value) => shown(say, value)).join(', ')}</dd>
                  </div>
                  <div className="claims-outcome" data-outcome={line.outcome}>
                    <dt>{t(`claims.outcomes.${line.outcome}`)}</dt>
                    <dd>
                      {line.met}/{line.values.length}
                    </dd>
                  </div>
                </>
              )}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
