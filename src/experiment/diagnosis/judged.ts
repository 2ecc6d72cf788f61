import { text } from '../../schema/text.ts';
import { defineDiagnosis, HARDLY, isJudged, metric } from './contract.ts';
import { count, percent, things } from './words.ts';

/** Classes at most, and share of recognised samples at least, of a generator that has settled on a few of them. */
const FEW = 3;
const SURE = 0.6;

/** What a judge sees in images: nothing yet, few classes again and again, or how many. */
export const judged = defineDiagnosis({
  id: 'judged',
  labs: ['gan'],
  when: ({ now }) => now.step > 0 && isJudged(now),
  sentence: ({ now }) => {
    const [classes, share] = [metric(now, 'classesCaptured'), metric(now, 'recognisable')];
    const sure = percent(share);
    if (share < HARDLY) {
      return text(
        `The judge is sure of only ${sure} of the generated samples so far.`,
        `判定器が確信をもって見分けられる生成データは、まだ ${sure} です。`,
      );
    }
    if (classes <= FEW && share >= SURE) {
      return text(
        `The generator makes ${count(classes)} ${classes === 1 ? 'class' : 'classes'} again and again: the others are missing.`,
        `生成器は ${things(classes)}のクラスばかりを作り、ほかのクラスは現れていません。`,
      );
    }
    return text(
      `The judge is sure of ${sure} of the generated samples, and ${count(classes)} ${classes === 1 ? 'class has' : 'classes have'} a quarter of ${classes === 1 ? 'its' : 'their'} share or more.`,
      `判定器は生成データの ${sure} を確信をもって見分け、${things(classes)}のクラスが本来の割合の 1/4 以上あります。`,
    );
  },
});
