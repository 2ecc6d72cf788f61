import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric, type Situation } from './contract.ts';
import { isTopped } from './towerWords.ts';
import { figure } from './words.ts';

/** Nats below the ceiling from which on a layer over the codes is worth training. */
const WORTH = 1;

/** A bottom layer that has gained less than this over so many steps has learnt what it will. */
const SETTLED = { nats: 0.1, steps: 500 };

function isSettled({ before, now }: Situation): boolean {
  const earlier = before.findLast(({ step }) => step <= now.step - SETTLED.steps);
  return earlier !== undefined && metric(now, 'latentCeiling') - metric(earlier, 'latentCeiling') < SETTLED.nats;
}

/** The bottom has learnt, and bits that are drawn one by one make little of its codes. */
export const layerMissing = defineDiagnosis({
  id: 'layer-missing',
  labs: ['layers'],
  when: (situation) =>
    !isTopped(situation.now) && metric(situation.now, 'optimismGap') >= WORTH && isSettled(situation),
  sentence: ({ now }) => {
    const gap = figure(metric(now, 'optimismGap'));
    return text(
      `With bits drawn one by one the model stays ${gap} nats below the ceiling: so much a layer over them may gain.`,
      `ビットを 1 つずつ独立に抽出するモデルは、上限に ${gap} nat 届きません。上に層を足せば、最大でこれだけ伸びます。`,
    );
  },
  action: ({ now }) => ({
    label: text('Train the top now', '上の層の学習に進む'),
    changes: { 'tower.bottomSteps': Math.max(1, now.step) },
  }),
});
