import './tower.css';
import '../readout/gauges.css';
import { type ReactNode, useContext } from 'react';
import { isEnumerable } from '../../experiment/towerSchema.ts';
import { formatCount, formatFixed, formatPercent } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { tower as words } from '../../i18n/tower.ts';
import { useExperiment, useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { Gauge, PERCENT } from '../readout/Gauges.tsx';
import { ReadOutPart } from '../readout/Headline.tsx';
import { rem } from '../typeScale.ts';

addTexts({ tower: words });

/** A metric of the run's last evaluation; null until there is one. */
const useMetric = (key: string): number | null => useRun(({ evaluation }) => evaluation?.metrics[key] ?? null);

/** Log-likelihood of images nothing was trained on, beside the most that any top of this bottom layer could make of them. */
export function TowerReadOut({ more }: { readonly more?: ReactNode }) {
  const t = useT();
  const language = useLanguage();
  const codes = useExperiment(({ experiment }) => experiment.tower.codes);
  const isExact = isEnumerable({ codes });
  const deviation = formatFixed(useMetric('logZDeviation'), language, 2);
  const likelihood = formatFixed(useMetric('logLikelihood'), language, 1);
  const value = isExact ? likelihood : `≈ ${likelihood}`;
  const ceiling = formatFixed(useMetric('validationCeiling'), language, 1);
  if (useContext(ReadOutPart) === 'bars') return null;
  return (
    <section className="readout" data-kind="distance" aria-label={t('shell.regions.measurements')}>
      <p className="readout-big" data-testid="log-likelihood">
        <span className="visually-hidden">{t('tower.spoken', { value, ceiling })}</span>
        <span aria-hidden="true">{value}</span>
      </p>
      <div className="readout-text">
        <h2>{t('tower.headline')}</h2>
        <p>
          {isExact
            ? t('tower.about', { codes: formatCount(2 ** codes, language) })
            : t('tower.estimated', { deviation })}
        </p>
        <p className="tower-ceiling" data-testid="likelihood-ceiling" aria-hidden="true">
          {t('tower.ceiling')} <b>{isExact ? `≤ ${ceiling}` : '–'}</b>
        </p>
        {more}
      </div>
    </section>
  );
}

/** Where a gauge of nats ends. */
const NATS_END = 4;

/** How many samples follow the rule, and how far the top is from the best there could be. */
export function TowerGauges() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const legal = useMetric('legalShare');
  const likeliest = useMetric('likeliestLegalShare');
  const kl = useMetric('topDivergence');
  const gap = useMetric('optimismGap');
  const reason = useRun(({ evaluation }) => evaluation?.reasons.topDivergence ?? null);
  return (
    <div className="readout-gauges">
      <Gauge id="legal-share" title={t('tower.legal')} value={formatPercent(legal, language)} unit="%" reason={null}>
        <svg aria-hidden="true">
          <line className="readout-gauge-rest" x1="0" x2="100%" y1={rem(7)} y2={rem(7)} />
          {legal !== null && <line className="tower-gauge-done" x1="0" x2={PERCENT(legal)} y1={rem(7)} y2={rem(7)} />}
          {likeliest !== null && (
            <>
              <line
                className="readout-gauge-mark"
                x1={PERCENT(likeliest)}
                x2={PERCENT(likeliest)}
                y1="0"
                y2={rem(14)}
              />
              <text className="readout-gauge-note" x="0" y={rem(24)}>
                {t('tower.likeliest', { share: formatPercent(likeliest, language) })}
              </text>
            </>
          )}
        </svg>
      </Gauge>
      <Gauge
        id="top-divergence"
        title={
          <>
            KL(Q̂ ‖ P<sub>J</sub>)
          </>
        }
        value={formatFixed(kl, language, 2)}
        unit={t('shell.readout.nats')}
        reason={reason && say(reason)}
      >
        <svg aria-hidden="true">
          <line className="readout-gauge-rest" x1="0" x2="100%" y1={rem(7)} y2={rem(7)} />
          {kl !== null && gap !== null && (
            <>
              <line className="tower-gauge-done" x1="0" x2={PERCENT(gap / NATS_END)} y1={rem(7)} y2={rem(7)} />
              <line
                className="readout-gauge-mark"
                x1={PERCENT(kl / NATS_END)}
                x2={PERCENT(kl / NATS_END)}
                y1="0"
                y2={rem(14)}
              />
              <text className="readout-gauge-note" x="0" y={rem(24)}>
                {t('tower.gap', { value: formatFixed(gap, language, 2) })}
              </text>
            </>
          )}
        </svg>
      </Gauge>
    </div>
  );
}
