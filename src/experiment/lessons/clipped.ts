import { text } from '../../schema/text.ts';
import { defineLesson } from './contract.ts';

const CLIPS = [0.01, 0.03, 0.1, 0.3] as const;
const STEPS = 1_000;
const clippedAt = (clip: number) => ({ preset: 'clip', ...(clip !== 0.01 && { changes: { 'penalty.clip': clip } }) });
const cellOf = (clip: number): string => `clip-${clip}`;

export const clipped = defineLesson({
  id: 'clipped',
  goal: text(
    'Clipping weights bounds the slope, but at a value nobody chose: the critic shows the way and cannot say when to stop.',
    '重みのクリッピングは傾きを抑えますが、その値を誰も選んでいません。識別器は向きを示せても、止まる所を教えられません。',
  ),
  misconception: text('“Eight of eight modes means learned.”', '「8 モード中 8 なら学習は成功」'),
  explain: text(
    'Each layer may pass on at most its clipped weights, so that several small numbers are multiplied: the slope is tens of thousands of times smaller than one. Its direction is right, and the optimiser rescales a tiny gradient, so the points set out and every mode is found. But near a mode there is no slope left that could tell close from closer. The clip sets a scale, not a fit.',
    '各層の重みが小さく切り詰められ、それらが掛け合わされるので、傾きは 1 の数万分の 1 になります。向きは正しく、小さな勾配は最適化手法が拡大するので、点は動き出し、どのモードも見つかります。しかしモードの近くには、「近い」と「もっと近い」を区別する傾きが残りません。クリッピングが決めるのは尺度であって、良さではありません。',
  ),
  every: 100,
  metrics: ['strictModes', 'modes', 'highQuality', 'criticSlopeMean', 'w1'],
  start: { a: { ...clippedAt(0.01), label: text('clipped at 0.01', 'クリップ 0.01') } },
  hidden: ['number', 'bars', 'chart'],
  shows: [
    { text: text('Modes held', '残ったモード'), metric: 'strictModes', as: 'count' },
    { text: text('On a mode', 'モードの上の点'), metric: 'highQuality', as: 'percent' },
    { text: text('Distance W₁ to the data', 'データとの距離 W₁'), metric: 'w1', as: 'value' },
  ],
  cells: CLIPS.map((clip) => ({ id: cellOf(clip), start: clippedAt(clip), steps: [STEPS] })),
  predict: [
    {
      say: text(
        'Weights are clipped at 0.01. An ideal critic has slope 1 between data and samples. What will this one have?',
        '重みを 0.01 でクリップします。理想的な識別器の傾きは 1 です。この識別器の傾きはどれくらいになるでしょう。',
      ),
      ask: {
        text: text('Mean slope of the critic after 1,000 steps', '1,000 ステップ後の識別器の平均の傾き'),
        kind: 'number',
        scale: 'log',
        min: 0.00001,
        max: 10,
        as: 'value',
        bet: { cell: cellOf(0.01), at: STEPS, of: 'criticSlopeMean' },
      },
      until: { answered: true },
    },
    {
      say: text(
        'A looser clip allows steeper critics. How far from the data does each end?',
        'クリップを緩めると、傾きは大きくなれます。それぞれ、データからどれだけ離れて終わるでしょう。',
      ),
      ask: {
        text: text('Distance W₁ to the data after 1,000 steps', '1,000 ステップ後のデータとの距離 W₁'),
        kind: 'curve',
        ticks: CLIPS,
        along: text('clip', 'クリップ値'),
        min: 0,
        max: 1.2,
        as: 'value',
        bets: CLIPS.map((clip) => ({ cell: cellOf(clip), at: STEPS, of: 'w1' })),
      },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text('Watch where the points come to rest.', '点がどこに落ち着くか、見てください。'),
      speed: 120,
      until: { step: STEPS },
    },
  ],
  say: [
    {
      say: text('Where are the points now?', '点はいま、どこにありますか。'),
      ask: {
        text: text('I saw', '見えたこと'),
        kind: 'choice',
        options: [
          {
            text: text('on the modes', 'モードの上'),
            right: [{ metric: 'highQuality', atLeast: 0.5 }],
          },
          {
            text: text('around the modes and between them', 'モードの周りや間'),
            right: [{ metric: 'highQuality', atMost: 0.5 }],
          },
        ],
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'With clipping alone, come within 0.6 of the data by step 1,000.',
      'クリッピングだけで、1,000 ステップまでにデータとの距離を 0.6 以下にしてください。',
    ),
    start: { preset: 'clip' },
    free: ['penalty.clip'],
    meets: [{ metric: 'w1', atMost: 0.6 }],
    from: STEPS,
    by: STEPS,
    speed: 250,
    solution: { 'penalty.clip': 0.1 },
  },
  next: [{ preset: 'lp', label: text('The same data, a one-sided penalty', '同じデータに片側ペナルティ') }],
});
