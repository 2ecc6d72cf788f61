import { criticOf } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import { defineDiagnosis, type Moment, metric } from './contract.ts';
import { helpCoverage } from './cures.ts';
import { value } from './words.ts';

/** Of 2 ln 2 = 1.39 nats that a guessing critic pays. */
const NEAR_PERFECT = 0.15;

const isPerfect = (moment: Moment): boolean => {
  const loss = metric(moment, 'criticLoss') - (moment.metrics.penalty ?? 0);
  return loss >= 0 && loss < NEAR_PERFECT;
};

/** The critic separates data from generated points so well that the generator has nothing left to follow. */
export const saturated = defineDiagnosis({
  id: 'saturated',
  labs: ['gan'],
  when: ({ experiment, now, before }) =>
    criticOf(experiment.method.id) === 'logit' && [...before.slice(-2), now].every(isPerfect),
  sentence: ({ now }) => {
    const loss = value(metric(now, 'criticLoss'));
    return text(
      `The critic tells real from generated almost without error (loss ${loss} nats), so the generator has hardly any gradient to follow.`,
      `識別器が実データと生成データをほぼ完全に見分けているため（損失 ${loss} nat）、生成器に届く勾配がほとんどありません。`,
    );
  },
  action: helpCoverage,
});
