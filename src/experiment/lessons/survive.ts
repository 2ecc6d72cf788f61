import { text } from '../../schema/text.ts';
import { defineLesson } from './contract.ts';

export const survive = defineLesson({
  id: 'survive',
  goal: text('Good samples are one thing, all modes another.', '品質の高さと、網羅していることは別の話です。'),
  misconception: text(
    '“If the samples look right, the model has learned the data.”',
    '「もっともらしい点が出るなら、データを学習できている」',
  ),
  explain: text(
    'The critic judges one point at a time. Points on a mode pass, so the generator has no reason to leave it, and a critic that learns faster drives every stray point to the nearest mode that works today. Nothing in this game counts modes: quality can be high while coverage is low, and the two need two numbers.',
    '識別器は点を 1 つずつ判定します。モードの上の点は合格するので、生成器に離れる理由はありません。識別器の学習が速いほど、点は「いま通用する」最寄りのモードへ追い込まれます。このゲームには、モードを数える仕組みがありません。品質が高くても網羅率は低くなりえるので、見るべき数字は 2 つです。',
  ),
  every: 100,
  metrics: ['strictModes', 'modes', 'highQuality'],
  start: { a: { preset: 'collapse' } },
  hidden: ['number', 'bars', 'chart'],
  shows: [
    { text: text('Modes held', '残ったモード'), metric: 'strictModes', as: 'count' },
    { text: text('Points on a mode', 'モードの上の点'), metric: 'highQuality', as: 'percent' },
  ],
  number: 'held',
  cells: [{ id: 'sharp', start: { preset: 'collapse' }, steps: [4_000] }],
  predict: [
    {
      say: text(
        'Eight modes. How many will a run still hold after 4,000 steps?',
        'モードは 8 つ。4,000 ステップ後、学習はいくつを保っているでしょう。',
      ),
      ask: {
        text: text('Lay 20 chips on the outcomes', '20 枚のチップを結果に置いてください'),
        kind: 'chips',
        outcomes: [0, 1, 2, 3, 4, 5, 6, 7, 8],
        bet: { cell: 'sharp', at: 4_000, of: 'strictModes' },
      },
      until: { answered: true },
    },
    {
      say: text(
        'Of 100 generated points, how many will sit on a mode?',
        '生成された 100 点のうち、モードの上にあるのはいくつでしょう。',
      ),
      ask: {
        text: text('Points on a mode', 'モードの上の点'),
        kind: 'number',
        min: 0,
        max: 1,
        as: 'percent',
        bet: { cell: 'sharp', at: 4_000, of: 'highQuality' },
      },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text('Watch the points, from the first step to the last.', '最初から最後まで、点の動きを見てください。'),
      speed: 350,
      until: { step: 4_000 },
    },
  ],
  say: [
    {
      say: text('Before any number: what happened to the modes?', '数字を見る前に。モードはどうなりましたか。'),
      ask: {
        text: text('I saw', '見えたこと'),
        kind: 'choice',
        options: [
          {
            text: text('They were found one by one, and kept', '1 つずつ見つかり、保たれた'),
            right: [{ metric: 'strictModes', atLeast: 5 }],
          },
          {
            text: text(
              'Points were spread over more of them first, then left',
              'はじめはもっと多くにあった点が、離れていった',
            ),
            right: [
              { metric: 'strictModes', peakUntil: 4_000, above: 'a', atLeast: 1 },
              { metric: 'strictModes', atMost: 4 },
            ],
          },
          {
            text: text('Points ran to a few at once, and stayed', '最初から少数に集まり、そのままだった'),
            right: [
              { metric: 'strictModes', peakUntil: 4_000, above: 'a', atMost: 0 },
              { metric: 'strictModes', atMost: 4 },
            ],
          },
        ],
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'Keep seven modes and 40 % of the points on them, without smoothing.',
      '平滑化を使わずに、7 モード以上・モード内 40 % 以上を保ってください。',
    ),
    start: { preset: 'collapse' },
    free: ['training.criticSteps', 'criticOptimiser.rate', 'penalty.kind', 'penalty.weight'],
    meets: [
      { metric: 'strictModes', atLeast: 7 },
      { metric: 'highQuality', atLeast: 0.4 },
    ],
    from: 2_000,
    by: 6_000,
    speed: 800,
    solution: { 'penalty.kind': 'zero-centred', 'penalty.weight': 1 },
  },
  next: [{ preset: 'rescue', label: text('Smoothing rescues it', '平滑化で崩壊を防ぐ') }],
});
