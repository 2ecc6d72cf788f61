import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { isAllStrict } from './coverage.ts';
import { widenNoise } from './cures.ts';
import { count, percent } from './words.ts';

/** Share of the samples in the wrong mode from which on captured modes are not the whole story. */
const WRONG = 0.1;

/** Every mode is there, but not in its share: what a sampler that follows scores is worst at. */
export const unevenMasses = defineDiagnosis({
  id: 'uneven-masses',
  labs: ['sampler', 'particles'],
  when: (situation) => isAllStrict(situation) && metric(situation.now, 'modeMassError') >= WRONG,
  sentence: ({ now }) => {
    const [all, wrong] = [count(metric(now, 'modeCount')), percent(metric(now, 'modeMassError'))];
    return text(
      `All ${all} modes are captured, but ${wrong} of the samples are in the wrong one.`,
      `${all}\u00a0モードすべてを捕捉しましたが、サンプルの ${wrong} が誤ったモードにあります。`,
    );
  },
  action: widenNoise,
});
