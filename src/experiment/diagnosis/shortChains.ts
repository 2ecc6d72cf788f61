import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { enumerateTop, isTopped, topSteps } from './towerWords.ts';
import { figure } from './words.ts';

/** Steps after which a top of this size has learnt what it will. */
const LONG = 1_000;

/** Nats below the ceiling that are worth a word. */
const SHORT = 0.5;

/** A top that contrastive divergence trains hides how good the layer below it is. */
export const shortChains = defineDiagnosis({
  id: 'short-chains',
  labs: ['layers'],
  when: (situation) =>
    situation.experiment.tower.topTrainer === 'cd' &&
    isTopped(situation.now) &&
    topSteps(situation) >= LONG &&
    metric(situation.now, 'optimismGap') >= SHORT,
  sentence: ({ now }) => {
    const [gap, ceiling] = [figure(metric(now, 'optimismGap')), figure(metric(now, 'latentCeiling'))];
    return text(
      `The bottom allows up to ${ceiling} nats, and a top trained by short chains stays ${gap} below that: do not blame the bottom.`,
      `下の層では ${ceiling} nat まで可能ですが、短い連鎖で学習した上の層は ${gap} nat 届きません。原因は下の層ではありません。`,
    );
  },
  action: () => enumerateTop,
});
