import { text } from '../../schema/text.ts';
import { defineDiagnosis, metric } from './contract.ts';
import { count, figure, samplesDensity } from './words.ts';

/** Data without modes or classes to count: how far the generated points or images are from them instead. */
export const uncounted = defineDiagnosis({
  id: 'uncounted',
  voice: 'plain',
  when: ({ now }) =>
    Number.isNaN(metric(now, 'modeCount')) &&
    ['stackedModes', 'slicedWasserstein', 'nearestPixels'].some((key) => !Number.isNaN(metric(now, key))),
  sentence: ({ experiment, now }) => {
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
    const nearest = figure(metric(now, 'nearestPixels'));
    return text(
      `The generated images lie ${nearest} times as far from the nearest training image as fresh data do.`,
      `生成画像から最も近い学習画像までの距離は、新しい実データの ${nearest} 倍です。`,
    );
  },
});
