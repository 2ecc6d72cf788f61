import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric, type Situation } from './contract.ts';
import { widenNoise } from './cures.ts';
import { count, percent, things, value } from './words.ts';

/** A discrepancy is costly, and taken at every fifth evaluation: the last one of so many stands for the run. */
const RECENT = 5;

/** Share of the samples that is in the wrong mode, from which on masses are plainly wrong. */
const WRONG = 0.1;

/** The discrepancy as it was last taken; NaN before. */
const lastStein = ({ before, now }: Situation): number =>
  [...before.slice(-RECENT), now].reduce((last, { metrics }) => metrics.ksd ?? last, Number.NaN);

const isMissing = ({ now }: Situation): boolean => metric(now, 'modes') < metric(now, 'modeCount');

/**
 * The Stein discrepancy is that of a perfect sampler although modes are missing, or their masses are wrong: the score of a mixture
 * says nothing of masses between modes that lie apart (arXiv:2301.11294), so it cannot see either.
 */
export const caughtLying = defineDiagnosis({
  id: 'caught-lying',
  labs: ['sampler', 'particles'],
  when: (situation) =>
    lastStein(situation) <= (situation.facts.steinFloor ?? Number.NaN) &&
    metric(situation.now, 'modes') >= 1 &&
    (isMissing(situation) || metric(situation.now, 'modeMassError') >= WRONG),
  sentence: (situation) => {
    const { now } = situation;
    const stein = value(lastStein(situation));
    if (isMissing(situation)) {
      const lost = metric(now, 'modeCount') - metric(now, 'modes');
      return text(
        `KSD is ${stein}, as low as of a perfect sampler, yet ${count(lost)} ${lost === 1 ? 'mode is' : 'modes are'} missing. Believe the modes: scores do not see distant ones.`,
        `KSD は ${stein} と理想並みですが、モードが ${things(lost)}欠けています。信じるべきはモードの数です。スコアは遠いモードを見ません。`,
      );
    }
    const wrong = percent(metric(now, 'modeMassError'));
    return text(
      `KSD is ${stein}, as low as of a perfect sampler, yet ${wrong} of the samples are in the wrong mode. Believe the shares: scores do not see them.`,
      `KSD は ${stein} と理想並みですが、サンプルの ${wrong} が誤ったモードにあります。信じるべきは割合です。スコアは割合を見ません。`,
    );
  },
  action: widenNoise,
});
