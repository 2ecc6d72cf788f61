import { text } from '../../schema/text.ts';
import { type Action, defineDiagnosis, type Moment, metric, type Situation } from './contract.ts';
import { count, value } from './words.ts';

/** What a score network pays that says nothing: E‖ε‖² on the plane. */
const SILENT = 2;

/** A batch strays from its mean; so far above it, three times in a row, is no accident. */
const LOUD = 1.25 * SILENT;

/** Score steps in each step, at most. */
const MOST = 20;

const isWorse = (moment: Moment): boolean => metric(moment, 'scoreLoss') > LOUD;

/** More score steps between those of the sampler. */
function followFaster({ experiment }: Situation): Action | null {
  const steps = Math.min(MOST, 2 * experiment.sampler.scoreSteps);
  if (steps === experiment.sampler.scoreSteps) return null;
  return {
    label: text(`${count(steps)} score steps`, `スコアを ${count(steps)} 回更新`),
    changes: { 'sampler.scoreSteps': steps },
  };
}

/** The sampler moves faster than the network that learns its score can follow. */
export const scoreLags = defineDiagnosis({
  id: 'score-lags',
  labs: ['sampler'],
  when: ({ before, now }) => before.length >= 2 && [...before.slice(-2), now].every(isWorse),
  sentence: ({ now }) => {
    const loss = value(metric(now, 'scoreLoss'));
    return text(
      `The score network lags behind the sampler: its loss is ${loss}, where one that says nothing has 2.`,
      `スコアがサンプラーに追いついていません。損失は ${loss} で、何も答えないときの 2 より悪い値です。`,
    );
  },
  action: followFaster,
});
