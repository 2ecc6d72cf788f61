import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { isTopped } from './towerWords.ts';
import { figure } from './words.ts';

/** How far a tower is from what its bottom layer allows, where nothing else is to be said. */
export const towerLearns = defineDiagnosis({
  id: 'tower-learns',
  voice: 'plain',
  labs: ['layers'],
  when: ({ now }) => !Number.isNaN(metric(now, 'optimismGap')),
  sentence: ({ now }) => {
    const [model, ceiling] = [figure(metric(now, 'logLikelihoodTraining')), figure(metric(now, 'latentCeiling'))];
    if (isTopped(now)) {
      const gap = figure(metric(now, 'optimismGap'));
      return text(
        `Training images have ${model} nats, ${gap} below the most that this bottom layer allows.`,
        `学習画像の対数尤度は ${model} nat です。この下の層での上限には ${gap} nat 届きません。`,
      );
    }
    return text(
      `Training images have ${model} nats with bits drawn one by one; the best top could make that ${ceiling}.`,
      `学習画像の対数尤度は、ビットを独立に抽出して ${model} nat です。最良の上の層なら ${ceiling} nat になります。`,
    );
  },
});
