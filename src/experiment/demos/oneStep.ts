import { text } from '../../schema/text.ts';
import { defineDemo } from './contract.ts';

export const oneStep = defineDemo({
  id: 'one-step',
  title: text('One step against two hundred', '1 歩か、200 歩か'),
  summary: text('Walk to each example, or learn once and jump.', '1 例ごとに歩くか、一度学んで跳ぶか。'),
  every: 10,
  metrics: ['energyDistance'],
  scenes: [
    {
      name: text('The map', 'マップ'),
      say: text(
        'A map of risks: the darker, the likelier. We own the map; we need examples.',
        'リスクのマップです。濃いほど起こりやすい。欲しいのは具体例です。',
      ),
      open: {
        a: {
          changes: { 'data.id': 'squiggle', 'method.id': 'ula', 'particles.stepSize': 0.05, 'particles.count': 2_500 },
          label: text('walkers', '歩く'),
        },
      },
      notes: [
        text(
          'A map of floods, faults or fraud: choose what the room knows.',
          '洪水、故障、不正など、会場になじみのあるマップに例えます。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('Walking', '歩く'),
      say: text(
        'The classic way is to walk: for one example, many small steps uphill.',
        '従来は「歩く」方法。1 つの例に、小さな一歩を何度も重ねます。',
      ),
      speed: 4,
      number: 'distance',
      notes: [text('Count the first steps aloud.', '最初の数歩を声に出して数えます。')],
      until: { step: 10 },
    },
    {
      name: text('Your bet', '予想'),
      say: text(
        'After how many steps do the walkers fill the band to its ends?',
        '帯の端まで行き渡るのは何歩目でしょう。',
      ),
      ask: {
        text: text('Steps for one example', '1 例あたりの歩数'),
        kind: 'choice',
        options: ['20', '50', '200', '1000'].map((value) => ({ text: text(value, value) })),
      },
      notes: [text('Ask for hands, and remember the count.', '挙手を求め、人数を覚えておきます。')],
      until: { answered: true },
    },
    {
      name: text('Fifty', '50 歩'),
      say: text('Fifty: along the band, but not to its ends.', '50 歩で帯に沿いますが、端までは届きません。'),
      speed: 10,
      number: 'distance',
      notes: [text('Point at the ends of the band: nobody is there yet.', '帯の両端を指します。まだ誰もいません。')],
      until: { step: 50 },
      remember: 'fifty',
    },
    {
      name: text('Two hundred', '200 歩'),
      say: text('Two hundred: there.', '200 歩で行き渡りました。'),
      speed: 30,
      number: 'distance',
      remember: 'walk',
      notes: [
        text(
          'Two hundred steps for each example, and again for the next one.',
          '1 つの例に 200 歩。次の例にも、また 200 歩です。',
        ),
      ],
      until: {
        meets: [{ metric: 'energyDistance', atMost: 0.03 }],
        from: 200,
        by: 400,
        otherwise: text('This walk takes longer: step {step}.', '今回はもう少しかかり、{step} 歩目です。'),
      },
    },
    {
      name: text('The jump', '跳ぶ'),
      say: text(
        'The new way: learn the map once, then jump there in one step. Watch it learn.',
        '新しい方法は、マップを一度学んで、あとはひと跳びです。学ぶところを見てください。',
      ),
      open: { a: { changes: { 'data.id': 'squiggle', 'method.id': 'kl-is' }, label: text('one step', 'ひと跳び') } },
      speed: 250,
      every: 100,
      number: 'distance',
      notes: [text('Say nothing while it learns: this is the price.', '学んでいる間は黙ります。これが代償です。')],
      until: {
        meets: [{ metric: 'energyDistance', atMost: 0.03 }],
        from: 1_000,
        by: 3_000,
        otherwise: text('It is still learning at step {step}.', 'ステップ {step} でもまだ学習中です。'),
      },
    },
    {
      name: text('Level', '互角'),
      say: text(
        'Distance to perfect examples: {distance} by one jump, {walk.distance} by a walk of {walk.step} steps.',
        '理想との距離は、ひと跳びで {distance}、{walk.step} 歩で {walk.distance} です。',
      ),
      number: 'distance',
      notes: [text('Equal quality. Only now talk about cost.', '品質は互角。費用の話はここからです。')],
      until: { read: true },
    },
    {
      name: text('Who pays when', 'いつ払うか'),
      say: text(
        'The jump was not free: it was paid for once, in training.',
        'ひと跳びは無料ではありません。学習のときに、まとめて払ってあります。',
      ),
      notes: [
        text(
          'If asked “which is better?”: for one example walk, for a million jump.',
          '「どちらがよいか」と聞かれたら：1 個なら歩く、100 万個なら跳ぶ。',
        ),
      ],
      until: { read: true },
    },
  ],
  ending: [
    { metric: 'energyDistance', run: 'a', atMost: 0.03 },
    { metric: 'energyDistance', above: 'fifty', atMost: 0 },
  ],
  card: {
    title: text('Pay once, or pay every time', '一度払うか、毎回払うか'),
    text: text(
      'A trained sampler answers in one call what takes a chain about two hundred. In small budgets KL-IS beats Denoising Fisher Training; the paper’s own claim, in high dimensions, is not tested here.',
      '学習済みのサンプラーは、連鎖なら約 200 歩かかる答えを 1 回で出します。小規模な実験では KL-IS が DFT を上回りました。高次元についての論文の主張は、ここでは検証していません。',
    ),
    shows: [
      { text: text('energy distance of one jump', 'ひと跳びのエネルギー距離'), metric: 'energyDistance', as: 'value' },
    ],
    link: { preset: 'dft-squiggle' },
  },
});
