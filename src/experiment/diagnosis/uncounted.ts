import { findLaw } from '../../data/index.ts';
import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric, type Situation } from './contract.ts';
import { count, figure, samplesDensity } from './words.ts';

/** Whether distances were looked at and say nothing, since all the images of a rule are learnt. */
const isAllLearnt = ({ experiment, now }: Situation): boolean =>
  findLaw(experiment.data.id).bits === true && now.metrics.nearestPixels === null;

/** Data without modes or classes to count: how far the generated points or images are from them instead. */
export const uncounted = defineDiagnosis({
  id: 'uncounted',
  voice: 'plain',
  when: (situation) =>
    Number.isNaN(metric(situation.now, 'modeCount')) &&
    (isAllLearnt(situation) ||
      ['stackedModes', 'slicedWasserstein', 'nearestPixels'].some((key) => !Number.isNaN(metric(situation.now, key)))),
  sentence: (situation) => {
    const { experiment, now } = situation;
    const [stacked, distance] = [metric(now, 'stackedModes'), metric(now, 'slicedWasserstein')];
    if (!Number.isNaN(stacked)) {
      return text(
        `${count(stacked)} of the 1,000 modes of the stack occur among the generated images.`,
        `1,000\u00a0モード中 ${count(stacked)}\u00a0モードが生成画像に現れています。`,
      );
    }
    if (!Number.isNaN(distance)) {
      return text(
        `${samplesDensity(experiment) ? 'This target has' : 'These data have'} no separate modes to count; the sliced Wasserstein distance is ${figure(distance)}.`,
        `分離したモードがない${samplesDensity(experiment) ? '目標' : 'データ'}です。スライス Wasserstein 距離は ${figure(distance)} です。`,
      );
    }
    if (isAllLearnt(situation)) {
      return text(
        'All images of these data are learnt, so no distance tells new ones from copies: compare them with the real ones by eye.',
        'このデータではすべての画像を学習に使うため、新しい画像か丸写しかを距離では判定できません。実画像と見比べてください。',
      );
    }
    const nearest = figure(metric(now, 'nearestPixels'));
    return text(
      `The generated images lie ${nearest} times as far from the nearest training image as fresh data do.`,
      `生成画像から最も近い学習画像までの距離は、新しい実データの ${nearest} 倍です。`,
    );
  },
});
