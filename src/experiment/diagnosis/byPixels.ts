import { text } from '../../schema/text.ts';
import { defineDiagnosis, HARDLY, isJudged, metric } from './contract.ts';
import { compareByBoth } from './cures.ts';
import { percent } from './words.ts';

/** Steps after which a kernel that is going to find digits has begun to. */
const LONG = 200;

/** A kernel that compares images by pixels alone has been at it for a while, and hardly any can be read. */
export const byPixels = defineDiagnosis({
  id: 'by-pixels',
  labs: ['gan'],
  when: ({ experiment, now }) =>
    experiment.method.space === 'pixels' && now.step >= LONG && isJudged(now) && metric(now, 'recognisable') < HARDLY,
  sentence: ({ now }) => {
    const sure = percent(metric(now, 'recognisable'));
    return text(
      `By pixels any two images are about equally far apart, so the kernel settles for averages: ${sure} can be read.`,
      `画素ではどの 2 枚もほぼ同じ距離にあり、平均的な画像に落ち着きます。数字として判読できる画像は ${sure} にとどまります。`,
    );
  },
  action: () => compareByBoth,
});
