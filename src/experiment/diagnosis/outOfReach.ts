import { criticOf } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import { type Action, defineDiagnosis, type Moment, metric, type Situation } from './contract.ts';
import { helpCoverage } from './cures.ts';
import { setting, value } from './words.ts';

/** Of −2 ln 2 = −1.39 nats where the densities agree; 0 where they are apart. */
const APART = -0.02;

const isApart = (moment: Moment): boolean => metric(moment, 'generatorLoss') > APART;

/** Widens the kernel at once: no schedule that shrinks it can help any longer. */
function widen(situation: Situation): Action | null {
  const { schedule, bandwidth } = situation.experiment.smoothing;
  if (schedule !== 'constant' || bandwidth >= 0.5) return helpCoverage(situation);
  return { label: text('Widen the kernel to 0.5', 'カーネルを 0.5 に広げる'), changes: { 'smoothing.bandwidth': 0.5 } };
}

/** The kernel density discriminator is certain everywhere: its force on the generated points has died. */
export const outOfReach = defineDiagnosis({
  id: 'out-of-reach',
  labs: ['gan'],
  when: ({ experiment, now, before }) =>
    criticOf(experiment.method.id) === 'none' &&
    experiment.method.objective === 'minimax' &&
    [...before.slice(-2), now].every(isApart),
  sentence: ({ now }) => {
    const bandwidth = setting(metric(now, 'bandwidth'));
    const slope = metric(now, 'criticSlopeMean');
    if (Number.isNaN(slope)) {
      return text(
        `The kernels (σ ${bandwidth}) do not overlap, so hardly any force reaches the generated points.`,
        `カーネル（σ ${bandwidth}）が重ならず、生成データに力がほとんど働いていません。`,
      );
    }
    // Where the discriminator is certain its log-odds are steep and the loss is flat: slope and force are two things.
    return text(
      `The kernels (σ ${bandwidth}) do not overlap: the log-odds slope by ${value(slope)}, yet hardly any force reaches the points.`,
      `カーネル（σ ${bandwidth}）が重ならず、対数オッズの傾きは ${value(slope)} でも、生成データに力はほとんど働きません。`,
    );
  },
  action: widen,
});
