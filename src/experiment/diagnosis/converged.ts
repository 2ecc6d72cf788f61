import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { count, percent, things } from './words.ts';

/** A perfect sampler reaches 98.9 %. */
const GOOD = 0.9;
const EVEN = 0.1;

export const converged = defineDiagnosis({
  id: 'converged',
  when: ({ now }) =>
    metric(now, 'strictModes') === metric(now, 'modeCount') &&
    metric(now, 'highQuality') >= GOOD &&
    metric(now, 'reverseKl') <= EVEN,
  sentence: ({ now }) => {
    const all = metric(now, 'modeCount');
    const quality = percent(metric(now, 'highQuality'));
    return text(
      `${all === 1 ? 'The mode is' : `All ${count(all)} modes are`} captured, and ${quality} of the generated points are of high quality.`,
      all === 1
        ? `モードを捕捉し、生成データの ${quality} が高品質です。`
        : `${things(all)}のモードをすべて捕捉し、生成データの ${quality} が高品質です。`,
    );
  },
});
