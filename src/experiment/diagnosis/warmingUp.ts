import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { helpCoverage } from './cures.ts';

/** Steps within which it is too early to worry. */
const EARLY = 1_500;

/** No point is on a mode: still, or again. */
export const warmingUp = defineDiagnosis({
  id: 'warming-up',
  when: ({ now }) => metric(now, 'modeCount') >= 1 && metric(now, 'modes') === 0,
  sentence: ({ before }) =>
    before.some((moment) => metric(moment, 'modes') > 0)
      ? text('No generated point is on a mode any more.', 'モード内の生成データがなくなりました。')
      : text('The generated points have not reached a mode yet.', '生成データはまだどのモードにも届いていません。'),
  action: (situation) => (situation.now.step > EARLY ? helpCoverage(situation) : null),
});
