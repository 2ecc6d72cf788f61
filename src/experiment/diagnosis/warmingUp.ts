import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';

const LATEST_STEP = 1_500;

export const warmingUp = defineDiagnosis({
  id: 'warming-up',
  when: ({ now }) => now.step > 0 && now.step <= LATEST_STEP && metric(now, 'modes') === 0,
  sentence: () =>
    text('The generated points have not reached a mode yet.', '生成データはまだどのモードにも届いていません。'),
});
