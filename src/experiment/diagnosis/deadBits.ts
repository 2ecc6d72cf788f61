import { text } from '../../schema/text.ts';
import { type Action, defineDiagnosis, metric, type Situation } from './contract.ts';
import { count } from './words.ts';

/** Steps within which bits may still wake up. */
const EARLY = 300;

/** Weights that wake the bits of small codes. */
const WAKING = 0.3;

function startLarger({ experiment }: Situation): Action | null {
  if (experiment.tower.weightStd >= WAKING) return null;
  return {
    label: text('Start from larger weights', '重みの初期値を大きくする'),
    changes: { 'tower.weightStd': WAKING },
  };
}

/** Some bits of the code are the same for all images. */
export const deadBits = defineDiagnosis({
  id: 'dead-bits',
  labs: ['layers'],
  when: ({ now }) => now.step >= EARLY && metric(now, 'deadBits') >= 1,
  sentence: ({ experiment, now }) => {
    const [dead, all] = [metric(now, 'deadBits'), count(experiment.tower.codes)];
    return text(
      `${count(dead)} of the ${all} bits ${dead === 1 ? 'is' : 'are'} the same for nearly all images: ${dead === 1 ? 'it tells' : 'they tell'} none apart.`,
      `${all}\u00a0ビット中 ${count(dead)}\u00a0ビットが、ほぼすべての画像で同じ値です。画像の区別に役立っていません。`,
    );
  },
  action: startLarger,
});
