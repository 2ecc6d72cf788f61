import { useStore } from 'zustand';
import { formatCount, formatPercent, formatValue } from '../../i18n/format.ts';
import { EXACT_POINTS } from '../../math/transport.ts';
import { LENGTH } from '../../schema/units.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import type { TransportPlan as Plan } from '../../train/instruments/transport.ts';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useExperiment, useLanguage, usePrefs, useT } from '../hooks.ts';
import { Choice } from '../kit/Choice.tsx';
import { measured } from '../kit/measured.ts';
import { Toggle } from '../kit/Toggle.tsx';
import { useUnits } from '../lengths.ts';
import { PLAN_POINTS, planPoints } from './planPoints.ts';
import { whyApart } from './why.ts';
import './transportPlan.css';

/** What the entropy does to a plan: how far its cost can be from W₁, and that it was stopped before its sums were exact. */
function Entropic({ plan }: { readonly plan: Plan }) {
  const t = useT();
  const language = useLanguage();
  return (
    <small data-testid="plan-entropic">
      {t('instruments.transport.entropic', {
        epsilon: formatValue(plan.epsilon, language, 2),
        percent: formatPercent(plan.distance / plan.lower - 1, language, 1),
        error: formatPercent(plan.marginalError, language, 1),
        step: formatCount(plan.step, language),
      })}
    </small>
  );
}

function PointsChoice({ points }: { readonly points: number }) {
  const t = useT();
  const language = useLanguage();
  return (
    <Choice
      label={t('instruments.transport.points')}
      items={PLAN_POINTS.map((count) => ({
        id: String(count),
        label: formatCount(count, language),
        help: t(`instruments.transport.${count > EXACT_POINTS ? 'bySinkhorn' : 'byAssignment'}`),
      }))}
      value={String(points)}
      onChange={(id) => {
        const chosen = PLAN_POINTS.find((count) => String(count) === id);
        if (chosen) planPoints.setState({ points: chosen });
      }}
      testId="plan-points"
    />
  );
}

/** W₁ by optimal transport beside the critic's estimate and the penalty, with the plan as a layer of the stage. */
export function TransportPlan() {
  const t = useT();
  const { unit, own, original } = useUnits();
  const language = useLanguage();
  const experiment = useExperiment((state) => state.experiment);
  const isDrawn = usePrefs((prefs) => prefs.layers.includes('transport'));
  const points = useStore(planPoints, (state) => state.points);
  const answer = useReading('transport', { points })?.answer;
  // A reading of another number of points is of an earlier choice.
  const reading = answer?.available && answer.points === points ? answer : null;
  const plan = reading?.plan;
  const isExact = points <= EXACT_POINTS;

  const written = (value: number | null | undefined): string => measured(value, language);
  const why = plan && whyApart(experiment, plan.distance, plan.criticGap);
  const named = Object.fromEntries(
    Object.entries(why?.numbers ?? {}).map(([name, value]) => [name, formatValue(value, language, 3)]),
  );
  return (
    <section className="plan" aria-label={t('instruments.transport.title')} data-testid="transport-plan">
      <div className="plan-title">
        <span>{t('instruments.transport.title')}</span>
        <PointsChoice points={points} />
        <small aria-hidden="true">{t('instruments.transport.arrows')}</small>
        <Toggle
          label={t('instruments.transport.arrowsHelp')}
          on={isDrawn}
          onChange={() => prefsStore.getState().toggleLayer('transport')}
          testId="transport-drawn"
        />
      </div>
      {reading && plan && why ? (
        <>
          <dl>
            <div>
              <dt>{t('instruments.transport.estimate')}</dt>
              <dd data-testid="plan-estimate">{written(why.id === 'noCritic' ? null : plan.criticGap)}</dd>
            </div>
            <div>
              <dt>{t('instruments.transport.penalty')}</dt>
              <dd data-testid="plan-penalty">{written(plan.penalty)}</dd>
            </div>
            <div>
              <dt>{t(`instruments.transport.${isExact ? 'exact' : 'between'}`)}</dt>
              <dd data-testid="plan-w1">
                {isExact ? written(plan.distance) : `${written(plan.lower)}–${written(plan.distance)}`}
                {original && <small> {unit(LENGTH)}</small>}
              </dd>
            </div>
          </dl>
          {original && <small data-testid="plan-own">{`W₁ ${own(plan.distance) ?? ''}`}</small>}
          <p>
            <span data-testid="plan-why">{t(`instruments.transport.why.${why.id}`, named)}</span>{' '}
            {reading.floor !== null && (
              <small>
                {t('instruments.transport.floor', {
                  count: formatCount(points, language),
                  floor: written(reading.floor),
                })}
              </small>
            )}{' '}
            {!isExact && <Entropic plan={plan} />}
          </p>
        </>
      ) : (
        <Unread answer={answer?.available ? undefined : answer} />
      )}
    </section>
  );
}
