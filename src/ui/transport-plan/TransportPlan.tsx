import { useEffect, useState } from 'react';

import { formatValue } from '../../i18n/format.ts';
import { Toggle } from '../controls/Toggle.tsx';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useExperiment, useLanguage, useT } from '../hooks.ts';
import { measured } from '../readout/measured.ts';
import { stageOverlay } from '../stage/stageOverlay.ts';
import { whyApart } from './why.ts';
import './transportPlan.css';

const NO_OPTIONS = {};

/** W₁ by exact transport beside the critic's estimate and the penalty, with the plan as arrows on the stage. */
export function TransportPlan() {
  const t = useT();
  const language = useLanguage();
  const experiment = useExperiment((state) => state.experiment);
  const [isDrawn, setDrawn] = useState(false);
  const answer = useReading('transport', NO_OPTIONS)?.answer;
  const reading = answer?.available ? answer : null;
  useEffect(() => {
    stageOverlay.setState({ plan: isDrawn && reading ? reading.arrows : null });
  }, [reading, isDrawn]);
  useEffect(() => () => stageOverlay.setState({ plan: null }), []);

  const written = (value: number | null | undefined): string => measured(value, language);
  const why = reading && whyApart(experiment, reading.distance, reading.criticGap);
  const named = Object.fromEntries(
    Object.entries(why?.numbers ?? {}).map(([name, value]) => [name, formatValue(value, language, 3)]),
  );
  return (
    <section className="plan" aria-label={t('instruments.transport.title')} data-testid="transport-plan">
      <p className="plan-title">
        <span>{t('instruments.transport.title')}</span>
        <small aria-hidden="true">{t('instruments.transport.arrows')}</small>
        <Toggle
          label={t('instruments.transport.arrowsHelp')}
          on={isDrawn}
          onChange={setDrawn}
          testId="transport-drawn"
        />
      </p>
      {reading && why ? (
        <>
          <dl>
            <div>
              <dt>{t('instruments.transport.estimate')}</dt>
              <dd data-testid="plan-estimate">{written(why.id === 'noCritic' ? null : reading.criticGap)}</dd>
            </div>
            <div>
              <dt>{t('instruments.transport.penalty')}</dt>
              <dd data-testid="plan-penalty">{written(reading.penalty)}</dd>
            </div>
            <div>
              <dt>{t('instruments.transport.exact')}</dt>
              <dd data-testid="plan-w1">{written(reading.distance)}</dd>
            </div>
          </dl>
          <p>
            <span data-testid="plan-why">{t(`instruments.transport.why.${why.id}`, named)}</span>{' '}
            <small>{t('instruments.transport.floor', { count: reading.points, floor: written(reading.floor) })}</small>
          </p>
        </>
      ) : (
        <Unread answer={answer} />
      )}
    </section>
  );
}
