import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { isWell, perfectShare } from './coverage.ts';
import { count, finePercent, percent } from './words.ts';

/** All is well. The one sentence that asks for nothing. */
export const converged = defineDiagnosis({
  id: 'converged',
  voice: 'well',
  when: isWell,
  sentence: (situation) => {
    const all = metric(situation.now, 'modeCount');
    const on = percent(metric(situation.now, 'highQuality'));
    const perfect = finePercent(perfectShare(situation));
    return text(
      all === 1
        ? `The mode is captured, ${on} of the points on it (perfect ${perfect}).`
        : `${count(all)} of ${count(all)} captured, ${on} on them (perfect ${perfect}).`,
      all === 1
        ? `モードを捕捉し、点の ${on} がモード内（理想 ${perfect}）。`
        : `全 ${count(all)}\u00a0モードを捕捉し、点の ${on} がモード内（理想 ${perfect}）。`,
    );
  },
});
