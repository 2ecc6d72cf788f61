import { text } from '../../schema/text.ts';
import { defineLesson } from './contract.ts';

const STEPS = 500;
const islands = { changes: { 'method.id': 'mala', 'data.id': 'two-islands', 'data.weights': [1, 1] } };

export const blindScore = defineLesson({
  id: 'blind-score',
  goal: text(
    'A number made of slopes cannot see how much mass sits where.',
    '傾きから作られた数字には、質量の配分が見えません。',
  ),
  misconception: text(
    '“A test near its floor means that the fit is good.”',
    '「検定の値が下限に近ければ、適合している」',
  ),
  explain: text(
    'The Stein discrepancy compares slopes: does each point sit where the target says it should, given where it is? Between far islands there are no points to disagree. A tenth of the mass or a half of it on one island has the same slopes everywhere it is. Ask for a second number: the mass of each mode, or the energy distance to exact samples.',
    'Stein 不一致が比べるのは傾きです。各点が、その場所で目標分布の示すとおりに散らばっているかを見ます。離れた島の間には、食い違いを示す点がありません。1 つの島に質量の 1 割があっても半分があっても、点のある場所の傾きは同じです。モードの質量か、正確な標本とのエネルギー距離を必ず併せて見てください。',
  ),
  every: 50,
  metrics: ['ksd', 'modeMassError', 'energyDistance'],
  start: {
    a: { preset: 'ksd-blind', label: text('A: islands of 9 to 1', 'A：9 対 1 の島') },
    b: { ...islands, label: text('B: islands of 1 to 1', 'B：1 対 1 の島') },
  },
  hidden: ['stage', 'chart'],
  shows: [
    { text: text('Stein discrepancy, A', 'A：Stein 不一致'), metric: 'ksd', run: 'a', as: 'value' },
    { text: text('Stein discrepancy, B', 'B：Stein 不一致'), metric: 'ksd', run: 'b', as: 'value' },
  ],
  cells: [
    { id: 'uneven', start: { preset: 'ksd-blind' }, steps: [STEPS] },
    { id: 'even', start: islands, steps: [STEPS] },
  ],
  predict: [
    {
      say: text(
        'Chains start between two islands. A’s target wants nine tenths on one of them, B’s a half on each. Which chains will be right?',
        '連鎖は 2 つの島の間から始まります。A の目標は 9 対 1、B の目標は半々です。正しくなるのはどちらでしょう。',
      ),
      ask: {
        text: text('Right at step 500', '500 ステップで正しいのは'),
        kind: 'choice',
        options: [
          { text: text('A alone', 'A だけ') },
          { text: text('B alone', 'B だけ'), right: true },
          { text: text('both', '両方') },
          { text: text('neither', 'どちらも正しくない') },
        ],
      },
      until: { answered: true },
    },
    {
      say: text(
        'The Stein discrepancy of perfect samples stays below 0.12. In how many of 20 runs does A’s?',
        '完全な標本の Stein 不一致は 0.12 を下回ります。A が下回るのは 20 回のうち何回でしょう。',
      ),
      ask: {
        text: text('Runs of A below 0.12', 'A が 0.12 を下回る回数'),
        kind: 'count',
        bet: { cell: 'uneven', at: STEPS, of: [{ metric: 'ksd', atMost: 0.12 }] },
      },
      until: { answered: true },
    },
    {
      say: text(
        'How much of A’s mass will be on the wrong island?',
        'A の質量のうち、誤った島にあるのはどれだけでしょう。',
      ),
      ask: {
        text: text('Mass on the wrong island', '誤った島にある質量'),
        kind: 'number',
        min: 0,
        max: 1,
        as: 'percent',
        bet: { cell: 'uneven', at: STEPS, of: 'modeMassError' },
      },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text('Only the number is shown. Watch it fall.', '見せるのは数字だけです。下がる様子を見てください。'),
      speed: 60,
      until: { step: STEPS },
    },
    {
      say: text('And here are the points.', 'そして、これが点です。'),
      shows: ['stage'],
      until: { read: true },
    },
  ],
  say: [
    {
      say: text('How are the points of A shared out?', 'A の点は、2 つの島にどう分かれていますか。'),
      ask: {
        text: text('I saw', '見えたこと'),
        kind: 'choice',
        options: [
          {
            text: text('about nine to one, as they should', '本来どおり、ほぼ 9 対 1'),
            right: [{ metric: 'modeMassError', atMost: 0.1 }],
          },
          {
            text: text('far from it, more like half and half', 'まったく違い、半々に近い'),
            right: [{ metric: 'modeMassError', atLeast: 0.1 }],
          },
        ],
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'Make the score blind: Stein discrepancy at most 0.12, and a quarter of the mass on the wrong island.',
      '指標をだましてください。Stein 不一致は 0.12 以下、しかも質量の 4 分の 1 以上を誤った島に。',
    ),
    start: islands,
    free: ['data.weights'],
    meets: [
      { metric: 'ksd', atMost: 0.12 },
      { metric: 'modeMassError', atLeast: 0.25 },
    ],
    from: 200,
    by: STEPS,
    speed: 60,
    solution: { 'data.weights': [9, 1] },
  },
  next: [
    { preset: 'dft-two-islands', label: text('A sampler that finds both shares', '両方の割合を見つけるサンプラー') },
  ],
});
