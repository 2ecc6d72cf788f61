import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { helpCoverage } from './cures.ts';
import { samplesDensity } from './words.ts';

/** Steps within which it is too early to worry. */
const EARLY = 1_500;

/** No point is on a mode: still, or again. */
export const warmingUp = defineDiagnosis({
  id: 'warming-up',
  when: ({ now }) => metric(now, 'modeCount') >= 1 && metric(now, 'modes') === 0,
  sentence: ({ before, experiment }) => {
    const [one, all, ja] = samplesDensity(experiment)
      ? ['sample', 'samples', 'サンプル']
      : ['generated point', 'generated points', '生成データ'];
    return before.some((moment) => metric(moment, 'modes') > 0)
      ? text(`No ${one} is on a mode any more.`, `モード内の${ja}がなくなりました。`)
      : text(`The ${all} have not reached a mode yet.`, `${ja}はまだどのモードにも届いていません。`);
  },
  action: (situation) => (situation.now.step > EARLY ? helpCoverage(situation) : null),
});
