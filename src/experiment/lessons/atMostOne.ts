import { text } from '../../schema/text.ts';
import { defineLesson } from './contract.ts';

const WEIGHTS = [1, 10, 50] as const;
const STEPS = 1_000;
const weighted = (preset: 'gp' | 'lp', weight: number) => ({ preset, changes: { 'penalty.weight': weight } });
const cellOf = (preset: 'gp' | 'lp', weight: number): string => `${preset}-${weight}`;
const curve = (preset: 'gp' | 'lp') => ({
  kind: 'curve' as const,
  ticks: WEIGHTS,
  along: text('penalty weight λ', 'ペナルティの重み λ'),
  min: 0,
  max: 4,
  as: 'value' as const,
  bets: WEIGHTS.map((weight) => ({ cell: cellOf(preset, weight), at: STEPS, of: 'w1' as const })),
});

export const atMostOne = defineLesson({
  id: 'at-most-one',
  goal: text(
    'The theory asks for a slope of at most one. A penalty that asks for exactly one enforces a wrong rule, and more weight enforces it harder.',
    '理論が求める傾きは「1 以下」です。「ちょうど 1」を求めるペナルティは誤った規則を課し、重みを増すほど強く効きます。',
  ),
  misconception: text('“More regularisation is safer.”', '「正則化は強いほど安全」'),
  explain: text(
    'The best critic has a slope of at most one, and is flat where nothing is left to learn. The two-sided penalty forbids flat: the critic must tilt somewhere, and a tilted critic pushes finished points away. The one-sided penalty charges only slopes above one: more weight, the same answer. A speed limit, not a speed order.',
    '最適な識別器の傾きは 1 以下で、学ぶことが残っていない所では平らです。両側ペナルティは平らを許さないので、識別器はどこかで傾き、着いた点を押し出します。片側ペナルティは 1 を超える傾きだけに課されるので、重みを増しても答えは変わりません。速度の指定ではなく、制限なのです。',
  ),
  every: 100,
  metrics: ['strictModes', 'modes', 'highQuality', 'w1'],
  start: {
    a: { ...weighted('gp', 50), label: text('two-sided, λ = 50', '両側、λ＝50') },
    b: { ...weighted('lp', 50), label: text('one-sided, λ = 50', '片側、λ＝50') },
  },
  hidden: ['number', 'bars', 'chart'],
  shows: [
    { text: text('Modes held, two-sided', '両側：残ったモード'), metric: 'strictModes', run: 'a', as: 'count' },
    { text: text('Modes held, one-sided', '片側：残ったモード'), metric: 'strictModes', run: 'b', as: 'count' },
    { text: text('Distance W₁, two-sided', '両側：距離 W₁'), metric: 'w1', run: 'a', as: 'value' },
    { text: text('Distance W₁, one-sided', '片側：距離 W₁'), metric: 'w1', run: 'b', as: 'value' },
  ],
  cells: (['gp', 'lp'] as const).flatMap((preset) =>
    WEIGHTS.map((weight) => ({ id: cellOf(preset, weight), start: weighted(preset, weight), steps: [STEPS] })),
  ),
  predict: [
    {
      say: text(
        'The two-sided penalty wants a slope of exactly one. How far from the data does it end, for each weight?',
        '両側ペナルティは傾きを「ちょうど 1」にしようとします。重みごとに、データからどれだけ離れて終わるでしょう。',
      ),
      ask: { text: text('Two-sided: W₁ after 1,000 steps', '両側：1,000 ステップ後の W₁'), ...curve('gp') },
      until: { answered: true },
    },
    {
      say: text(
        'The one-sided penalty charges only slopes above one. And now?',
        '片側ペナルティは 1 を超える傾きだけに課されます。今度はどうでしょう。',
      ),
      ask: { text: text('One-sided: W₁ after 1,000 steps', '片側：1,000 ステップ後の W₁'), ...curve('lp') },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text(
        'The same start, the same weight. Watch whether points that have arrived may stay.',
        '始まりも重みも同じです。着いた点がとどまれるか、見てください。',
      ),
      speed: 100,
      until: { step: STEPS },
    },
  ],
  say: [
    {
      say: text('Left, two-sided: how did it end?', '左の両側ペナルティは、どう終わりましたか。'),
      ask: {
        text: text('I saw', '見えたこと'),
        kind: 'choice',
        options: [
          {
            text: text('most modes were held at the end', '最後まで大半のモードが残った'),
            right: [{ metric: 'strictModes', run: 'a', atLeast: 7 }],
          },
          {
            text: text('points were driven off the modes', '点がモードから押し出された'),
            right: [{ metric: 'strictModes', run: 'a', atMost: 6 }],
          },
        ],
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'Keep the two-sided penalty, and come within 0.5 of the data by step 1,000.',
      '両側ペナルティのまま、1,000 ステップまでにデータとの距離を 0.5 以下にしてください。',
    ),
    start: weighted('gp', 50),
    free: ['penalty.weight'],
    meets: [{ metric: 'w1', atMost: 0.5 }],
    from: STEPS,
    by: STEPS,
    speed: 250,
    solution: { 'penalty.weight': 1 },
  },
  next: [{ preset: 'gp-strong', label: text('The paper’s setting: λ = 50', '論文の設定：λ＝50') }],
});
