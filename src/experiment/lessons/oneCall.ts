import { text } from '../../schema/text.ts';
import { defineLesson } from './contract.ts';

const walk = {
  changes: { 'data.id': 'squiggle', 'method.id': 'ula', 'particles.stepSize': 0.05, 'particles.count': 2_500 },
};
const jump = { changes: { 'data.id': 'squiggle', 'method.id': 'kl-is' } };
const TICKS = [10, 50, 100, 200] as const;

export const oneCall = defineLesson({
  id: 'one-call',
  goal: text(
    'A trained sampler pays once; a chain pays for every sample.',
    '学習済みのサンプラーは一度だけ、連鎖はサンプルごとに払います。',
  ),
  misconception: text('“Fast sampling is free.”', '「速いサンプリングはタダだ」'),
  explain: text(
    'Each Langevin step asks the target once which way is uphill, and adds noise. A trained sampler asks no more: one pass of a network for each sample. Training asked the target too, many times, but once for all samples to come. Count both: for a hundred samples the chain wins, for a million the sampler does.',
    'ランジュバン法は 1 ステップごとに目標分布へ「登る向き」を尋ね、ノイズを加えます。学習済みのサンプラーはもう尋ねません。1 サンプルにつきネットワークを 1 回通すだけです。学習のときには何度も尋ねましたが、それは以後の全サンプルで共有されます。両方を数えましょう。100 個なら連鎖、100 万個ならサンプラーの勝ちです。',
  ),
  every: 10,
  metrics: ['energyDistance'],
  start: { a: walk },
  hidden: ['number', 'chart'],
  shows: [
    { text: text('Distance to perfect samples', '理想の標本との距離'), metric: 'energyDistance', as: 'value' },
    { text: text('The chain, at its end', '連鎖の最後'), metric: 'energyDistance', run: 'walk', as: 'value' },
  ],
  number: 'distance',
  cells: [
    { id: 'walk', start: walk, steps: TICKS },
    { id: 'jump', start: jump, steps: [2_000] },
  ],
  predict: [
    {
      say: text(
        'Every point is a chain that walks uphill. How far from perfect samples is it after 10, 50, 100, 200 steps?',
        '点の 1 つ 1 つが坂を登る連鎖です。10、50、100、200 歩後、理想の標本からどれだけ離れているでしょう。',
      ),
      ask: {
        text: text('Energy distance, for each number of steps', '歩数ごとのエネルギー距離'),
        kind: 'curve',
        ticks: TICKS,
        along: text('steps', '歩数'),
        min: 0,
        max: 0.6,
        as: 'value',
        bets: TICKS.map((at) => ({ cell: 'walk', at, of: 'energyDistance', run: 'walk' })),
      },
      until: { answered: true },
    },
    {
      say: text(
        'A sampler learns for 2,000 steps, then needs a single call. In how many of 20 runs is it within 0.03?',
        'サンプラーは 2,000 ステップ学び、その後は 1 回で済みます。距離 0.03 以内は 20 回のうち何回でしょう。',
      ),
      ask: {
        text: text('Samplers within 0.03', '距離 0.03 以内の回数'),
        kind: 'count',
        bet: { cell: 'jump', at: 2_000, of: [{ metric: 'energyDistance', atMost: 0.03 }] },
      },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text('The chain: two hundred steps for each point.', 'まず連鎖。1 点につき 200 歩です。'),
      speed: 20,
      remember: 'walk',
      until: { step: 200 },
    },
    {
      say: text('The sampler: it learns now, and jumps later.', '次はサンプラー。いま学び、あとで跳びます。'),
      open: { a: jump },
      speed: 200,
      every: 100,
      until: { step: 2_000 },
    },
  ],
  say: [
    {
      say: text('What did the chain do in its first ten steps?', '最初の 10 歩で、連鎖はどう動きましたか。'),
      ask: {
        text: text('I saw', '見えたこと'),
        kind: 'choice',
        options: [
          { text: text('It was there already', 'もう着いていた') },
          { text: text('It drifted outwards as a heap', '塊のまま外へ流れた'), right: true },
          { text: text('It jumped to and fro', 'あちこちへ跳び回った') },
        ],
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'Be within 0.05 after 100 steps: choose the size of the step.',
      '歩幅を選んで、100 歩で距離 0.05 以内に近づいてください。',
    ),
    start: { changes: { ...walk.changes, 'particles.stepSize': 0.01 } },
    free: ['particles.stepSize'],
    meets: [{ metric: 'energyDistance', atMost: 0.05 }],
    by: 100,
    speed: 20,
    solution: { 'particles.stepSize': 0.06 },
  },
  next: [{ preset: 'dft-squiggle', label: text('Learn the same curve with DFT', '同じ曲線を DFT で学ぶ') }],
});
