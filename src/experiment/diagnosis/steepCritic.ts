import { text } from '../../schema/text.ts';
import { type Action, defineDiagnosis, type Moment, metric, type Situation } from './contract.ts';
import { setting, value } from './words.ts';

/** Sampled slopes stray from their target; this far is no accident. */
const TOLERANCE = 3;
const HEAVIEST_PENALTY = 100;

function raisePenalty({ experiment }: Situation): Action | null {
  const weight = Number((3 * experiment.penalty.weight).toPrecision(1));
  if (weight > HEAVIEST_PENALTY) return null;
  return { label: text('Raise the penalty weight', 'ペナルティ重みを上げる'), changes: { 'penalty.weight': weight } };
}

export const steepCritic = defineDiagnosis({
  id: 'steep-critic',
  labs: ['gan'],
  when: ({ experiment, now, before }) => {
    const { kind, target } = experiment.penalty;
    if (kind === 'none' || kind === 'zero-centred') return false;
    const isSteep = (moment: Moment): boolean => metric(moment, 'criticSlopeMean') > TOLERANCE * target;
    return before.length >= 2 && [...before.slice(-2), now].every(isSteep);
  },
  sentence: ({ experiment, now }) => {
    const slope = value(metric(now, 'criticSlopeMean'));
    const target = setting(experiment.penalty.target);
    return text(
      `The critic’s slope is ${slope} on average, far beyond its target of ${target}.`,
      `識別器の傾きは平均 ${slope} で、目標の ${target} を大きく超えています。`,
    );
  },
  action: raisePenalty,
});
