import { text } from '../../schema/text.ts';
import { defineDiagnosis, type Situation } from './contract.ts';
import { isWell } from './coverage.ts';
import { count, maker, samplesDensity } from './words.ts';

const KEPT = {
  'generatorOptimiser.annealing': 'constant',
  'criticOptimiser.annealing': 'constant',
  'scoreOptimiser.annealing': 'constant',
} as const;

/** Step from which the generator's learning rate is zero; none if it does not fall. */
const endOf = ({ generatorOptimiser: { annealing, annealingSteps }, training }: Situation['experiment']): number =>
  annealing === 'constant' || training.freeze !== 'off' ? Number.POSITIVE_INFINITY : annealingSteps;

/** The learning rate has fallen to zero, and the run goes on. */
export const annealed = defineDiagnosis({
  id: 'rate-is-zero',
  // A sampler ends that way on purpose: that it has arrived is the better news.
  when: (situation) =>
    situation.now.step > endOf(situation.experiment) && !(samplesDensity(situation.experiment) && isWell(situation)),
  sentence: ({ experiment }) => {
    const { en, ja } = maker(experiment);
    const end = count(endOf(experiment));
    return text(
      `The ${en}’s learning rate has been zero since step ${end}: it no longer learns.`,
      `${ja}の学習率はステップ ${end} でゼロになり、もう学習していません。`,
    );
  },
  action: () => ({ label: text('Keep the rate', '学習率を一定にする'), changes: KEPT }),
});
