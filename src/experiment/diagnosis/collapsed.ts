import { findMethod } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import { defineDiagnosis, type Moment, metric } from './contract.ts';
import { helpCoverage } from './cures.ts';
import { count, maker, things } from './words.ts';

const EARLIEST_STEP = 400;
/** Share of the samples that must lie on modes for "onto few modes" to be true. */
const ON_MODES = 0.1;

const isCollapsed = (moment: Moment): boolean => {
  const modes = metric(moment, 'modes');
  return modes >= 1 && modes <= metric(moment, 'modeCount') / 2 && metric(moment, 'highQuality') >= ON_MODES;
};

/** Once it has been said, it is true of a few modes more. */
const STILL_FEW = 3 / 4;

export const collapsed = defineDiagnosis({
  id: 'collapsed',
  stays: ({ now }) =>
    metric(now, 'modes') >= 1 &&
    metric(now, 'modes') <= STILL_FEW * metric(now, 'modeCount') &&
    metric(now, 'highQuality') >= ON_MODES,
  when: ({ before, now }) =>
    now.step >= EARLIEST_STEP && metric(now, 'modeCount') >= 3 && [...before.slice(-1), now].every(isCollapsed),
  sentence: ({ before, experiment, now }) => {
    const { en, ja } = maker(experiment);
    const [who, whoJa] =
      findMethod(experiment.method.id).lab === 'particles' ? ['particles have', '粒子'] : [`${en} has`, ja];
    const modes = metric(now, 'modes');
    const all = count(metric(now, 'modeCount'));
    const best = Math.max(...before.map((moment) => moment.metrics.modes ?? 0));
    const [once, onceJa] =
      best > modes ? [`; it once had ${count(best)}`, `一時は ${things(best)}を捉えていました。`] : ['', ''];
    return text(
      `The ${who} collapsed onto ${count(modes)} of ${all} modes${once}.`,
      `${whoJa}が ${all}\u00a0モード中 ${things(modes)}に偏り、モード崩壊を起こしています。${onceJa}`,
    );
  },
  action: helpCoverage,
});
