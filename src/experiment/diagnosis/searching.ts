import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { helpCoverage } from './cures.ts';
import { count, things } from './words.ts';

/** Without a new mode for this many steps the generator is not going to find it alone. */
const PATIENCE = 2_000;

export const searching = defineDiagnosis({
  id: 'searching',
  when: ({ now }) => metric(now, 'modes') >= 1 && metric(now, 'strictModes') < metric(now, 'modeCount'),
  sentence: ({ now }) => {
    const modes = metric(now, 'modes');
    const strict = metric(now, 'strictModes');
    const all = count(metric(now, 'modeCount'));
    if (modes === metric(now, 'modeCount')) {
      return text(
        `The generator reaches all ${all} modes, but only ${count(strict)} have a quarter of their share.`,
        `生成器は ${all} モードすべてに届いていますが、本来の割合の 1/4 に達したのは ${things(strict)}だけです。`,
      );
    }
    return text(
      `The generator has found ${count(modes)} of ${all} modes.`,
      `生成器が捉えたのは ${all} モード中 ${things(modes)}です。`,
    );
  },
  action: (situation) => {
    const { before, now } = situation;
    const earlier = before.filter(({ step }) => step <= now.step - PATIENCE);
    const best = Math.max(...earlier.map((moment) => moment.metrics.strictModes ?? 0));
    return earlier.length > 0 && metric(now, 'strictModes') <= best ? helpCoverage(situation) : null;
  },
});
