import { text } from '../../schema/text.ts';
import { defineDiagnosis, type Situation } from './contract.ts';
import { count } from './words.ts';

const KEPT = { 'generatorOptimiser.annealing': 'constant', 'criticOptimiser.annealing': 'constant' } as const;

/** Step from which the generator's learning rate is zero; none if it does not fall. */
const endOf = ({ generatorOptimiser: { annealing, annealingSteps }, training }: Situation['experiment']): number =>
  annealing === 'constant' || training.freeze !== 'off' ? Number.POSITIVE_INFINITY : annealingSteps;

/** The learning rate has fallen to zero, and the run goes on. */
export const annealed = defineDiagnosis({
  id: 'rate-is-zero',
  when: ({ experiment, now }) => now.step > endOf(experiment),
  sentence: ({ experiment }) => {
    const end = count(endOf(experiment));
    return text(
      `The generator’s learning rate has been zero since step ${end}: it no longer learns.`,
      `生成器の学習率はステップ ${end} でゼロになり、もう学習していません。`,
    );
  },
  action: () => ({ label: text('Keep the rate', '学習率を一定にする'), changes: KEPT }),
});
