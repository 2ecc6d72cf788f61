import { text } from '../../schema/text.ts';
import { defineDiagnosis, HARDLY, isJudged, metric, type Situation } from './contract.ts';
import { compareByBoth } from './cures.ts';
import { percent, value } from './words.ts';

/** As far from training images, in units of fresh real ones, as nothing that looks like them is. */
export const UNLIKE = 1.5;

/** How far images are, by pixels, at the last evaluation that took it: too costly for each; NaN before the first. */
function lastDistance({ now, before }: Situation): number {
  const known = (moment: typeof now): boolean => metric(moment, 'nearestPixels') >= 0;
  const taken = known(now) ? now : before.findLast(known);
  return taken ? metric(taken, 'nearestPixels') : Number.NaN;
}

const seesFeatures = ({ experiment }: Situation): boolean => experiment.method.space === 'features';

/**
 * The judge is sure of images that are none of its classes: noise at the first step, or what a kernel makes that compares
 * images by the features of the judge alone and so has learnt to please it. Classes mean nothing there.
 */
export const fooled = defineDiagnosis({
  id: 'fooled-judge',
  labs: ['gan'],
  when: (situation) =>
    situation.now.step > 0 &&
    isJudged(situation.now) &&
    metric(situation.now, 'recognisable') >= HARDLY &&
    lastDistance(situation) >= UNLIKE,
  sentence: (situation) => {
    const [sure, far] = [percent(metric(situation.now, 'recognisable')), value(lastDistance(situation))];
    return seesFeatures(situation)
      ? text(
          `The judge is sure of ${sure}, but by pixels they lie ${far} times as far from the data as real images: noise that fools it.`,
          `判定器は ${sure} に確信を持ちますが、画素では実画像の ${far} 倍もデータから離れています。判定器を欺くノイズです。`,
        )
      : text(
          `The judge is sure of ${sure}, but by pixels they lie ${far} times as far from the data as real images: not yet like any class.`,
          `判定器は ${sure} に確信を持ちますが、画素では実画像の ${far} 倍もデータから離れています。まだどのクラスにも似ていません。`,
        );
  },
  action: (situation) => (seesFeatures(situation) ? compareByBoth : null),
});
