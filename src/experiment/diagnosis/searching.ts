import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { helpCoverage } from './cures.ts';
import { count, percent, things } from './words.ts';

/** Without a new mode for this many steps the generator is not going to find it alone. */
const PATIENCE = 2_000;

export const searching = defineDiagnosis({
  id: 'searching',
  when: ({ now }) => metric(now, 'modes') >= 1 && metric(now, 'strictModes') < metric(now, 'modeCount'),
  sentence: ({ now }) => {
    const modes = metric(now, 'modes');
    const strict = metric(now, 'strictModes');
    const all = count(metric(now, 'modeCount'));
    const on = percent(metric(now, 'highQuality'));
    if (modes === metric(now, 'modeCount')) {
      return text(
        `All ${all} modes are reached, but only ${count(strict)} ${strict === 1 ? 'has a quarter of its' : 'have a quarter of their'} share.`,
        strict === 0
          ? `${all}\u00a0モードすべてに届いていますが、本来の割合の 1/4 に達したモードはまだありません。`
          : `${all}\u00a0モードすべてに届いていますが、本来の割合の 1/4 に達したのは ${things(strict)}だけです。`,
      );
    }
    return text(
      `${count(modes)} of ${all} modes ${modes === 1 ? 'is' : 'are'} reached, with ${on} of the points on ${modes === 1 ? 'it' : 'them'}.`,
      `${all}\u00a0モード中 ${things(modes)}に達し、点の ${on} がモード内にあります。`,
    );
  },
  action: (situation) => {
    const { before, now } = situation;
    const earlier = before.filter(({ step }) => step <= now.step - PATIENCE);
    const best = Math.max(...earlier.map((moment) => moment.metrics.strictModes ?? 0));
    return earlier.length > 0 && metric(now, 'strictModes') <= best ? helpCoverage(situation) : null;
  },
});
