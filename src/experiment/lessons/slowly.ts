import { text } from '../../schema/text.ts';
import { smoothedOver } from '../demos/segments.ts';
import { defineLesson } from './contract.ts';

const DURATIONS = [100, 1_000, 8_000] as const;
const glass = (duration: number) => ({ preset: 'collapse', changes: smoothedOver(duration) });
const held = (duration: number) => ({ cell: `over-${duration}`, at: 8_000, of: 'strictModes' });

export const slowly = defineLesson({
  id: 'slowly',
  goal: text(
    'What survives is decided while things are still blurred.',
    '何が残るかは、まだぼやけている間に決まります。',
  ),
  misconception: text('“Stop when it looks sharp.”', '「はっきり見えたら止めればよい」'),
  explain: text(
    'Wide noise joins the modes into one landscape that every point can walk. While it narrows, points must reach their basins; when basins close, those on the wrong side stay there. A short annealing closes them early: what remains is polished for the rest of the run, so it looks better sooner.',
    '広いノイズはモードをつないで一続きの地形にし、どの点もそこを移動できます。狭まるにつれて谷は分かれ、間に合わなかった点は取り残されます。期間が短いと谷は早く閉じ、残ったモードだけが磨かれるので、早いうちは良く見えます。',
  ),
  every: 200,
  metrics: ['strictModes', 'modes', 'highQuality'],
  start: {
    a: { ...glass(100), label: text('over 100 steps', '100 ステップで') },
    b: { ...glass(8_000), label: text('over 8,000 steps', '8,000 ステップで') },
  },
  hidden: ['number', 'bars', 'chart'],
  shows: [
    { text: text('Modes held, hurried', '急いだほう：残ったモード'), metric: 'strictModes', run: 'a', as: 'count' },
    { text: text('Modes held, patient', 'ゆっくりのほう：残ったモード'), metric: 'strictModes', run: 'b', as: 'count' },
    { text: text('On a mode, hurried', '急いだほう：モードの上の点'), metric: 'highQuality', run: 'a', as: 'percent' },
    {
      text: text('On a mode, patient', 'ゆっくりのほう：モードの上の点'),
      metric: 'highQuality',
      run: 'b',
      as: 'percent',
    },
  ],
  cells: DURATIONS.map((duration) => ({ id: `over-${duration}`, start: glass(duration), steps: [8_000] })),
  predict: [
    {
      say: text(
        'The kernel narrows in 100, 1,000 or 8,000 steps. How many modes are held at step 8,000?',
        'カーネルを 100、1,000、8,000 ステップで狭めます。8,000 ステップの時点で残るモードは？',
      ),
      ask: {
        text: text('Modes held, for each duration', '期間ごとの、残るモード数'),
        kind: 'curve',
        ticks: DURATIONS,
        along: text('duration, steps', '期間（ステップ）'),
        min: 0,
        max: 8,
        as: 'count',
        bets: DURATIONS.map(held),
      },
      until: { answered: true },
    },
    {
      say: text(
        'With a duration of 1,000: in how many of 20 runs are seven or more held?',
        '期間 1,000 の学習 20 回のうち、7 モード以上が残るのは何回でしょう。',
      ),
      ask: {
        text: text('Runs that hold seven or more', '7 モード以上が残る回数'),
        kind: 'count',
        bet: { cell: 'over-1000', at: 8_000, of: [{ metric: 'strictModes', atLeast: 7 }] },
      },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text(
        'Your run twice: in a hurry, and patiently.',
        'あなたの学習を 2 通り。急いだものと、ゆっくりのものです。',
      ),
      speed: 600,
      until: { step: 8_000 },
    },
  ],
  say: [
    {
      say: text(
        'Before any number: whose points sit closer to their modes?',
        '数字を見る前に。点がモードの中心により近いのはどちらですか。',
      ),
      ask: {
        text: text('I saw', '見えたこと'),
        kind: 'choice',
        options: [
          {
            text: text('The hurried run’s', '急いだほう'),
            right: [{ metric: 'highQuality', run: 'a', above: 'b', atLeast: 0 }],
          },
          {
            text: text('The patient run’s', 'ゆっくりのほう'),
            right: [{ metric: 'highQuality', run: 'b', above: 'a', atLeast: 0 }],
          },
        ],
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'Seven modes and 60 % of the points on them, by step 12,000.',
      '12,000 ステップまでに、7 モード以上・モード内 60 % 以上を達成してください。',
    ),
    start: glass(1_000),
    free: ['smoothing.duration', 'smoothing.bandwidth', 'smoothing.end'],
    meets: [
      { metric: 'strictModes', atLeast: 7 },
      { metric: 'highQuality', atLeast: 0.6 },
    ],
    by: 12_000,
    speed: 1_200,
    solution: { 'smoothing.duration': 8_000 },
  },
  next: [{ preset: 'too-fast', label: text('Too fast: lengthen it on the way', '速すぎる学習を、途中で延ばす') }],
});
