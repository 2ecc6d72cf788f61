import { pointsOf, type SweepPlan } from '../../experiment/sweep/plan.ts';
import type { Text } from '../../schema/text.ts';
import type { UnitCost } from '../../store/sweep/seat.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';

interface CostProps {
  readonly plan: SweepPlan | null;
  readonly wrong: Text | null;
  /** What a run costs here; null until it has been timed. */
  readonly cost: UnitCost | null;
  readonly cores: number;
}

/** How many runs a sweep has and how long they take, before any of it is run; or what is wrong with it. */
export function Cost({ plan, wrong, cost, cores }: CostProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  if (!plan) {
    return (
      <p className="sweep-wrong" role="alert" data-testid="sweep-wrong">
        {wrong && say(wrong)}
      </p>
    );
  }
  const runs = pointsOf(plan).length * plan.seeds;
  const seconds = cost && (runs * (plan.steps * cost.stepMs + cost.fixedMs)) / 1000 / Math.min(cores, runs);
  const count = (value: number): string =>
    Math.max(1, Math.round(value)).toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB');
  return (
    <p className="sweep-cost" data-testid="sweep-cost">
      {t('sweep.cost.runs', { runs: count(runs) })} ·{' '}
      {seconds === null
        ? t('sweep.cost.unknown')
        : seconds < 90
          ? t('sweep.cost.seconds', { seconds: count(seconds), cores })
          : seconds < 5_400
            ? t('sweep.cost.minutes', { minutes: count(seconds / 60), cores })
            : t('sweep.cost.hours', { hours: count(seconds / 3_600), cores })}
    </p>
  );
}
