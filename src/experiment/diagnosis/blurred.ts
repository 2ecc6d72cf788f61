import { text } from '../../schema/text.ts';
import { type Action, defineDiagnosis, metric, type Situation } from './contract.ts';
import { isAllStrict, isWell, perfectShare } from './coverage.ts';
import { count, finePercent, maker, percent, samplesDensity } from './words.ts';

/** Below this share on modes, that the modes are reached says little. */
const HALF = 0.5;

const reachesAll = ({ now }: Situation): boolean =>
  metric(now, 'modeCount') >= 1 && metric(now, 'modes') === metric(now, 'modeCount');

/** A critic whose weights are cut stays too blunt; a kernel that stays wide hides from it how sharp the data are. */
function sharpen({ experiment, now }: Situation): Action | null {
  if (samplesDensity(experiment)) return null;
  if (experiment.method.id === 'wgan-clip') {
    return {
      label: text('Penalise, don’t clip', 'クリップをやめる'),
      changes: { 'method.id': 'wgan-gp' },
    };
  }
  const { on, schedule, bandwidth } = experiment.smoothing;
  if (!on || schedule !== 'constant' || bandwidth <= 0.05) return null;
  return {
    label: text('Anneal the kernel', 'カーネルを徐々に狭める'),
    changes: {
      'smoothing.schedule': 'exponential',
      'smoothing.end': 0.05,
      'smoothing.duration': Math.max(2_000, now.step),
      'smoothing.from': now.step,
    },
  };
}

/** Every mode is reached, and the points are not there yet. */
export const blurred = defineDiagnosis({
  id: 'blurred',
  when: (situation) =>
    reachesAll(situation) &&
    (metric(situation.now, 'highQuality') < HALF || (isAllStrict(situation) && !isWell(situation))),
  sentence: (situation) => {
    const { now } = situation;
    const all = metric(now, 'modeCount');
    const on = percent(metric(now, 'highQuality'));
    if (metric(now, 'highQuality') < HALF) {
      return text(
        all === 1
          ? `The mode is reached, but only ${on} of the points are on it.`
          : `All ${count(all)} modes are reached, but only ${on} of the points are on them.`,
        all === 1
          ? `モードに達しましたが、モード内の点は ${on} だけです。`
          : `${count(all)}\u00a0モードすべてに達しましたが、モード内の点は ${on} だけです。`,
      );
    }
    const perfect = finePercent(perfectShare(situation));
    const { en } = maker(situation.experiment);
    return text(
      all === 1
        ? `The mode is captured, with ${on} of the points on it; a perfect ${en} has ${perfect}.`
        : `All ${count(all)} modes are captured, with ${on} of the points on them; a perfect ${en} has ${perfect}.`,
      all === 1
        ? `モードを捕捉し、点の ${on} がモード内にあります。理想は ${perfect} です。`
        : `${count(all)}\u00a0モードすべてを捕捉し、点の ${on} がモード内にあります。理想は ${perfect} です。`,
    );
  },
  action: sharpen,
});
