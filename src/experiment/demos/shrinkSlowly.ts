import { text } from '../../schema/text.ts';
import { defineDemo } from './contract.ts';
import { SEGMENTS, smoothedOver } from './segments.ts';

const CLOCKS = [100, 1_000, 8_000] as const;
const labels = [
  text('100 steps', '100 ステップ'),
  text('1,000 steps', '1,000 ステップ'),
  text('8,000 steps', '8,000 ステップ'),
];
const glass = (i: 0 | 1 | 2) => ({
  preset: 'collapse',
  changes: smoothedOver(CLOCKS[i]),
  label: labels[i] as (typeof labels)[number],
});

export const shrinkSlowly = defineDemo({
  id: 'shrink-slowly',
  title: text('Why bandwidth must shrink slowly', '急ぐと失う'),
  summary: text(
    'Three runs, one cure, three speeds. The fastest looks best first.',
    '同じ方法を 3 通りの速さで。最初に良く見えるのは最速の学習です。',
  ),
  names: SEGMENTS,
  every: 250,
  metrics: ['strictModes', 'modes', 'highQuality'],
  scenes: [
    {
      name: text('In a hurry', '急いだら'),
      say: text('The cure takes time. What if we hurry?', 'この方法には時間がかかります。急いだらどうなるでしょう。'),
      open: { a: glass(0), b: glass(1), c: glass(2) },
      notes: [
        text(
          'Ask what “take your time” is worth to them, in minutes.',
          '「時間をかける」ことに何分まで払えるかを尋ねます。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('Three clocks', '3 つの時計'),
      say: text(
        'Left the glass clears in 100 steps, in the middle in 1,000, on the right in 8,000.',
        '左は 100 ステップ、中央は 1,000、右は 8,000 ステップかけて透明にします。',
      ),
      notes: [
        text(
          'Only the time differs: the same data, the same start, the same glass.',
          '違うのは時間だけ。データも初期状態もガラスも同じです。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('Your bet', '予想'),
      say: text('Which one keeps most segments?', '最も多くのセグメントを残すのは？'),
      ask: {
        text: text('The one that clears in', '透明になるまでの長さ'),
        kind: 'choice',
        options: labels.map((label) => ({ text: label })),
      },
      notes: [
        text(
          'Ask for hands: left, middle, right. Remember the count.',
          '挙手を求めます。左、中央、右。人数を覚えておきます。',
        ),
      ],
      until: { answered: true },
    },
    {
      name: text('Looks finished', '完成して見える'),
      say: text(
        'Left looks finished already: sharp, quick, convincing.',
        '左はもう完成して見えます。くっきりしていて、早くて、もっともらしい。',
      ),
      speed: 500,
      number: 'sharp',
      point: { run: 'a' },
      notes: [
        text(
          'Ask whether anybody would have stopped here and shipped the left one.',
          'ここで左を完成として出荷する人がいるかを尋ねます。',
        ),
      ],
      until: {
        meets: [{ metric: 'highQuality', run: 'a', atLeast: 0.4 }],
        from: 1_500,
        by: 4_000,
        otherwise: text(
          'Left takes its time today: {a.sharp} so far.',
          '今回、左は時間がかかっています。ここまで {a.sharp} です。',
        ),
      },
    },
    {
      name: text('Left behind', '取り残された'),
      say: text(
        'Points that had not arrived when the glass cleared were left behind.',
        'ガラスが透明になったとき、まだ着いていなかった点は取り残されました。',
      ),
      speed: 600,
      number: 'held',
      point: 'lost',
      notes: [text('Point at the empty rings on the left. They stay empty.', '左側の空の円を指します。空のままです。')],
      until: {
        meets: [
          { metric: 'strictModes', run: 'a', atMost: 6 },
          { metric: 'strictModes', run: 'c', atLeast: 7 },
        ],
        from: 8_000,
        by: 9_000,
        otherwise: text(
          'This time it is {a.held}, {b.held} and {c.held}. Over twenty runs, see the last card.',
          '今回は {a.held}、{b.held}、{c.held} でした。20 回の結果は最後のカードをご覧ください。',
        ),
      },
    },
    {
      name: text('Patience', '時間の差'),
      say: text(
        '{a.held}, {b.held}, {c.held} of {a.total}: patience, counted.',
        '{a.total} つのうち {a.held}、{b.held}、{c.held}。かけた時間の差です。',
      ),
      number: 'held',
      notes: [
        text(
          'Compare with the bets. The number to take home: the time decided, nothing else.',
          '予想と比べます。持ち帰ってほしいのは、差を生んだのが時間だけだということです。',
        ),
      ],
      until: { read: true },
    },
  ],
  ending: [
    { metric: 'strictModes', run: 'a', atMost: 6 },
    { metric: 'strictModes', run: 'c', atLeast: 7 },
  ],
  card: {
    title: text('The best-looking one was the worst', '一番よく見えたものが最下位'),
    text: text(
      'Which segments survive is decided while things are still blurred. A kernel that narrows fast closes the doors before everybody is through.',
      'どのセグメントが残るかは、まだぼやけている間に決まります。急に狭めると、全員が通る前に扉が閉まります。',
    ),
    shows: [
      {
        text: text('segments, 100 steps', '100 ステップ：残ったセグメント'),
        metric: 'strictModes',
        run: 'a',
        as: 'count',
      },
      {
        text: text('segments, 1,000 steps', '1,000 ステップ：残ったセグメント'),
        metric: 'strictModes',
        run: 'b',
        as: 'count',
      },
      {
        text: text('segments, 8,000 steps', '8,000 ステップ：残ったセグメント'),
        metric: 'strictModes',
        run: 'c',
        as: 'count',
      },
    ],
    link: { preset: 'too-fast' },
    next: 'three-coaches',
  },
});
