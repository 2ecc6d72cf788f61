import { text } from '../../schema/text.ts';
import { defineDiagnosis, isJudged, metric } from './contract.ts';
import { compareByBoth } from './cures.ts';
import { percent, value } from './words.ts';

const SURE = 0.5;
/** As far from training images, in units of fresh real ones, as nothing that looks like them is. */
const FAR = 1.5;

/** A kernel that compares images by the features of the judge alone has learnt to please the judge. */
export const fooled = defineDiagnosis({
  id: 'fooled-judge',
  when: ({ experiment, now }) =>
    experiment.method.space === 'features' &&
    isJudged(now) &&
    metric(now, 'recognisable') >= SURE &&
    metric(now, 'nearestPixels') >= FAR,
  sentence: ({ now }) => {
    const [sure, far] = [percent(metric(now, 'recognisable')), value(metric(now, 'nearestPixels'))];
    return text(
      `The judge is sure of ${sure}, but by pixels they lie ${far} times as far from the data as real images: noise that fools it.`,
      `判定器は ${sure} に確信を持ちますが、画素では実画像の ${far} 倍もデータから離れています。判定器を欺くノイズです。`,
    );
  },
  action: () => compareByBoth,
});
