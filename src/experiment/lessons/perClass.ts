import { text } from '../../schema/text.ts';
import { defineLesson } from './contract.ts';

const STEPS = 3_000;
const smoothing = {
  'smoothing.on': true,
  'smoothing.bandwidth': 0.5,
  'smoothing.schedule': 'linear',
  'smoothing.end': 0.05,
  'smoothing.duration': 2_000,
} as const;

export const perClass = defineLesson({
  id: 'per-class',
  goal: text(
    'Labels given in advance balance; labels found on the way let winners win.',
    '先に与えたラベルは均衡を保ち、後から付けるラベルは勝者を勝たせます。',
  ),
  misconception: text('“Labels always help.”', '「ラベルはいつでも役に立つ」'),
  explain: text(
    'Left, a point is told its class before it exists: an eighth of all points pulls towards each class at every step. Right, a point is pulled towards what it already resembles; a class that is slightly ahead gets more points, and hence more pull. Nobody counts. The paper ranks the second best on photographs; on modes as far apart as these it is not.',
    '左では、点は生まれる前にクラスを指定されるので、どのクラスにも常に 8 分の 1 の点が向かいます。右では、点はすでに似ているクラスへ引かれます。少し優勢なクラスに点が集まり、引く力がさらに強まります。数をそろえる仕組みはありません。論文では写真で右が最良ですが、これほど離れたモードではそうなりません。',
  ),
  every: 150,
  metrics: ['strictModes', 'modes', 'highQuality', 'modeSpread'],
  start: {
    a: { preset: 'am-gan-static', label: text('asked for', 'クラスを指定') },
    b: { preset: 'am-gan-dynamic', label: text('left to the critic’s guess', '識別器の予測に任せる') },
  },
  hidden: ['number', 'bars', 'chart'],
  shows: [
    { text: text('Classes held, asked for', '指定：残ったクラス'), metric: 'strictModes', run: 'a', as: 'count' },
    { text: text('Classes held, guessed', '予測：残ったクラス'), metric: 'strictModes', run: 'b', as: 'count' },
    {
      text: text('Spread in a class, asked for', '指定：クラス内の広がり'),
      metric: 'modeSpread',
      run: 'a',
      as: 'value',
    },
    { text: text('Spread in a class, guessed', '予測：クラス内の広がり'), metric: 'modeSpread', run: 'b', as: 'value' },
  ],
  cells: [
    { id: 'static', start: { preset: 'am-gan-static' }, steps: [STEPS] },
    { id: 'dynamic', start: { preset: 'am-gan-dynamic' }, steps: [STEPS] },
  ],
  predict: [
    {
      say: text(
        'Left, each point is told which of eight classes to be. In how many of 20 runs are all eight held?',
        '左では、各点に 8 クラスのどれになるかを指定します。すべて残るのは 20 回のうち何回でしょう。',
      ),
      ask: {
        text: text('Left: runs that hold all eight', '左：8 クラスすべてが残る回数'),
        kind: 'count',
        bet: { cell: 'static', at: STEPS, of: [{ metric: 'strictModes', atLeast: 8 }] },
      },
      until: { answered: true },
    },
    {
      say: text(
        'Right, each point aims at the class the critic sees in it. How many will a run hold?',
        '右では、識別器が見たクラスを各点の目標にします。学習はいくつのクラスを保つでしょう。',
      ),
      ask: {
        text: text('Right: lay 20 chips on the outcomes', '右：20 枚のチップを結果に置いてください'),
        kind: 'chips',
        outcomes: [0, 1, 2, 3, 4, 5, 6, 7, 8],
        bet: { cell: 'dynamic', at: STEPS, of: 'strictModes', run: 'b' },
      },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text(
        'The same start, two ways to name a class. Watch the right one.',
        '始まりは同じで、クラスの決め方が 2 通り。右に注目してください。',
      ),
      speed: 250,
      until: { step: STEPS },
    },
  ],
  say: [
    {
      say: text('Right: did a class that had been lost come back?', '右では、失われたクラスは戻りましたか。'),
      ask: {
        text: text('I saw', '見えたこと'),
        kind: 'choice',
        options: [
          {
            text: text('at least one came back', '少なくとも 1 つは戻った'),
            right: [{ returned: true, run: 'b', atLeast: 1 }],
          },
          { text: text('none came back', '1 つも戻らなかった'), right: [{ returned: true, run: 'b', atMost: 0 }] },
        ],
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'Nobody says which class. Hold seven of eight all the same, by step 3,000.',
      'クラスを指定しないまま、3,000 ステップまでに 8 クラスのうち 7 つを残してください。',
    ),
    start: { preset: 'am-gan-dynamic', changes: { 'smoothing.on': true, 'smoothing.bandwidth': 0.05 } },
    free: ['smoothing.on', 'smoothing.bandwidth', 'smoothing.schedule', 'smoothing.end', 'smoothing.duration'],
    meets: [{ metric: 'strictModes', atLeast: 7 }],
    from: 2_000,
    by: STEPS,
    speed: 500,
    solution: smoothing,
  },
  next: [{ preset: 'mnist-conditional', label: text('Ten digits, asked for', '10 種類の数字を指定する') }],
});
