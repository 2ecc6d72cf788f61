import { text } from '../../schema/text.ts';
import { type Action, defineDiagnosis, metric, type Situation } from './contract.ts';
import { count, percent, things } from './words.ts';

const FEW = 0.7;

/** A kernel that stays wide hides from the critic how sharp the data are. */
function annealKernel({ experiment, now }: Situation): Action | null {
  const { on, schedule, bandwidth } = experiment.smoothing;
  if (!on || schedule !== 'constant' || bandwidth <= 0.05) return null;
  return {
    label: text('Anneal the kernel', 'カーネルを徐々に狭める'),
    changes: {
      'smoothing.schedule': 'exponential',
      'smoothing.end': 0.05,
      'smoothing.duration': Math.max(2_000, 2 * now.step),
    },
  };
}

export const blurred = defineDiagnosis({
  id: 'blurred',
  when: ({ now }) =>
    metric(now, 'strictModes') === metric(now, 'modeCount') &&
    metric(now, 'modeCount') >= 2 &&
    metric(now, 'highQuality') < FEW,
  sentence: ({ now }) => {
    const all = metric(now, 'modeCount');
    const quality = percent(metric(now, 'highQuality'));
    return text(
      `All ${count(all)} modes are found, but only ${quality} of the generated points lie on them so far.`,
      `${things(all)}のモードをすべて見つけましたが、モード内に入っている生成データはまだ ${quality} です。`,
    );
  },
  action: annealKernel,
});
