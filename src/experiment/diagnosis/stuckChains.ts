import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { enumerateTop, isTopped } from './towerWords.ts';
import { figure } from './words.ts';

/** Correlation over one Gibbs step from which on a chain needs some twenty steps and more for a fresh sample. */
const SLOW = 0.9;

/** Nats below the ceiling that are worth a word. */
const SHORT = 0.5;

/** The top learns from chains that stay where they are while its weights move on. */
export const stuckChains = defineDiagnosis({
  id: 'stuck-chains',
  labs: ['layers'],
  when: ({ experiment, now }) =>
    experiment.tower.topTrainer === 'pcd' &&
    isTopped(now) &&
    metric(now, 'chainMemory') >= SLOW &&
    metric(now, 'optimismGap') >= SHORT,
  sentence: ({ now }) => {
    const memory = figure(metric(now, 'chainMemory'));
    return text(
      `The chains do not mix: over a step, a bit keeps a correlation of ${memory} with itself. The top learns from stale samples.`,
      `連鎖が混ざっていません。1 ステップ前との相関が ${memory} のビットがあり、上の層は古い標本から学習しています。`,
    );
  },
  action: () => enumerateTop,
});
