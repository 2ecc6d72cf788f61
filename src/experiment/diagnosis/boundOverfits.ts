import { text } from '../../schema/text.ts';
import { paramOf } from '../experiment.ts';
import { type Action, defineDiagnosis, type Moment, metric, type Situation } from './contract.ts';
import { count, figure } from './words.ts';

/** Nats that held-out images have lost since they were likeliest. */
const FALLEN = 1;

/** The moment at which held-out images were likeliest. */
const peakOf = ({ before, now }: Situation): Moment =>
  before.reduce((best, each) => (metric(each, 'logLikelihood') > metric(best, 'logLikelihood') ? each : best), now);

/** Images that a rule has in store. */
function learnFromMore({ experiment }: Situation): Action | null {
  const param = paramOf(experiment, 'data.examples');
  if (param?.kind !== 'integer') return null;
  return { label: text('Learn from more images', '学習画像を増やす'), changes: { 'data.examples': param.max } };
}

/** Training images become likelier, and images that were held out less so. */
export const boundOverfits = defineDiagnosis({
  id: 'bound-overfits',
  labs: ['layers'],
  when: (situation) => {
    const { now } = situation;
    const peak = peakOf(situation);
    return (
      metric(peak, 'logLikelihood') - metric(now, 'logLikelihood') >= FALLEN &&
      metric(now, 'logLikelihoodTraining') > metric(peak, 'logLikelihoodTraining')
    );
  },
  sentence: (situation) => {
    const peak = peakOf(situation);
    const [held, best] = [situation.now, peak].map((moment) => figure(metric(moment, 'logLikelihood')));
    const at = count(peak.step);
    return text(
      `Overfitting: training images grow likelier, but held-out ones have fallen to ${held} nats from ${best} at step ${at}.`,
      `過学習です。学習画像の尤度は上がっていますが、検証画像ではステップ ${at} の ${best} nat から ${held} nat に下がりました。`,
    );
  },
  action: learnFromMore,
});
