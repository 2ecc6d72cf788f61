import { findMethod } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import { type Action, defineDiagnosis, type Moment, metric, type Situation } from './contract.ts';
import { helpCoverage } from './cures.ts';
import { value } from './words.ts';

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
  when: ({ experiment, now, before }) =>
    findMethod(experiment.method.id).needs.critic === 'none' &&
    experiment.method.objective === 'minimax' &&
    [...before.slice(-2), now].every(isApart),
  sentence: ({ now }) => {
    const bandwidth = value(metric(now, 'bandwidth'));
    return text(
      `At a bandwidth of ${bandwidth} the kernels of data and generated points do not overlap, so no generated point feels a force.`,
      `帯域幅 ${bandwidth} では実データと生成データのカーネルが重ならず、生成データに力が働いていません。`,
    );
  },
  action: widen,
});
