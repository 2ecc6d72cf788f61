import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { slowCritic } from './cures.ts';
import { value } from './words.ts';

/** No loss of a healthy run on data of this scale comes near. */
const HUGE_LOSS = 1_000;

export const runningAway = defineDiagnosis({
  id: 'running-away',
  when: ({ now }) => Math.abs(metric(now, 'criticLoss')) > HUGE_LOSS,
  sentence: ({ now }) => {
    const loss = value(metric(now, 'criticLoss'));
    return text(
      `The critic’s loss has run away to ${loss}; training is about to break down.`,
      `識別器の損失が ${loss} まで膨らみ、学習が破綻しかけています。`,
    );
  },
  action: slowCritic,
});
