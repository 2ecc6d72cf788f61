import { text } from '../../schema/text.ts';
import { defineLesson } from './contract.ts';

const SIGMAS = [0.05, 0.1, 0.2, 0.5] as const;
const fixed = (sigma: number) => ({
  preset: 'kernel-gan-frozen',
  ...(sigma !== 0.05 && { changes: { 'smoothing.bandwidth': sigma } }),
});
const STEPS = 500;

export const reach = defineLesson({
  id: 'reach',
  goal: text('Start wide, then narrow: no single width does both.', '広く始めて、狭めます。1 つの幅では両立しません。'),
  misconception: text('“A narrower kernel is always more exact.”', '「カーネルは狭いほど正確になる」'),
  explain: text(
    'The force between two clouds of width σ is largest near a distance of 1.6σ, a tenth of that at 5σ, and gone at 8σ. The points start 1.4 away: with σ = 0.05 that is 28 bandwidths. A kernel is a torch: a narrow beam shows what it hits in detail, and nothing else; a wide one shows everything, blurred.',
    '幅 σ の 2 つの集まりの間の力は、距離が 1.6σ のあたりで最大、5σ でその約 1/10、8σ ではほぼ 0 です。点は 1.4 離れた所から始まるので、σ＝0.05 では帯域幅の 28 倍の距離です。カーネルは懐中電灯に似ています。細い光は当たった所だけを鮮明に照らし、広い光は全体をぼんやり照らします。',
  ),
  every: 50,
  metrics: ['strictModes', 'modes', 'highQuality', 'near'],
  start: {
    a: { ...fixed(0.05), label: text('σ = 0.05', 'σ＝0.05') },
    b: { ...fixed(0.5), label: text('σ = 0.5', 'σ＝0.5') },
  },
  hidden: ['number', 'bars', 'chart'],
  shows: [
    { text: text('Modes held, σ = 0.05', 'σ＝0.05：残ったモード'), metric: 'strictModes', run: 'a', as: 'count' },
    { text: text('Modes held, σ = 0.5', 'σ＝0.5：残ったモード'), metric: 'strictModes', run: 'b', as: 'count' },
    { text: text('On a mode, σ = 0.05', 'σ＝0.05：モードの上の点'), metric: 'highQuality', run: 'a', as: 'percent' },
    { text: text('On a mode, σ = 0.5', 'σ＝0.5：モードの上の点'), metric: 'highQuality', run: 'b', as: 'percent' },
  ],
  cells: SIGMAS.map((sigma) => ({ id: `width-${sigma}`, start: fixed(sigma), steps: [STEPS] })),
  predict: [
    {
      say: text(
        'The points start in the middle. How many of eight modes will be held after 500 steps?',
        '点は中央から始まります。500 ステップ後、8 つのうちいくつのモードにあるでしょう。',
      ),
      ask: {
        text: text('Modes held, for each width of the kernel', 'カーネルの幅ごとの、残るモード数'),
        kind: 'curve',
        ticks: SIGMAS,
        along: text('bandwidth σ', '帯域幅 σ'),
        min: 0,
        max: 8,
        as: 'count',
        bets: SIGMAS.map((sigma) => ({ cell: `width-${sigma}`, at: STEPS, of: 'strictModes' })),
      },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text(
        'Two widths, the same start. Watch what moves.',
        '始まりは同じで、幅が 2 通り。何が動くか見てください。',
      ),
      speed: 60,
      until: { step: STEPS },
    },
  ],
  say: [
    {
      say: text('At σ = 0.05, what moved?', 'σ＝0.05 では、何が動きましたか。'),
      ask: {
        text: text('I saw', '見えたこと'),
        kind: 'choice',
        options: [
          { text: text('Nothing', '何も動かなかった'), right: true },
          { text: text('The points trembled where they were', 'その場で震えた') },
          { text: text('The points jumped to one mode', '1 つのモードへ跳んだ') },
        ],
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'Hold all eight modes, with a third of the points on them, within 2,000 steps: start wide, then narrow.',
      '2,000 ステップ以内に、8 モードすべてと、モード内 3 分の 1 以上を達成してください。広く始めて、狭めます。',
    ),
    start: {
      preset: 'kernel-gan',
      changes: { 'smoothing.bandwidth': 0.2, 'smoothing.end': 0.1, 'smoothing.duration': 400 },
    },
    free: ['smoothing.bandwidth', 'smoothing.end', 'smoothing.duration'],
    meets: [
      { metric: 'strictModes', atLeast: 8 },
      { metric: 'highQuality', atLeast: 0.33 },
    ],
    by: 2_000,
    speed: 150,
    solution: { 'smoothing.bandwidth': 0.5, 'smoothing.end': 0.1, 'smoothing.duration': 1_600 },
  },
  next: [{ preset: 'kernel-gan-grid', label: text('25 modes: which width?', '25 モードなら、どの幅？') }],
});
