import { text } from '../../schema/text.ts';
import { defineLesson } from './contract.ts';

const STEPS = 6_000;

export const promise = defineLesson({
  id: 'promise',
  goal: text('What is lost above was not lost below.', '上で失ったものは、下で失ったのではありません。'),
  misconception: text(
    '“A poor final score means that the first layer is bad.”',
    '「最後の値が悪いのは、最初の層が悪いからだ」',
  ),
  explain: text(
    'The ceiling says how well the images could be explained if somebody handed the bottom layer the best possible codes. The top has one task, to imitate those codes, and the gap is at most how far it fails, in Kullback–Leibler divergence. Train the top exactly and most of the promise is kept; train it by short chains and the same bottom looks poor.',
    '上限は「下の層に最良の符号を渡せたら、画像をどこまで説明できるか」を表します。上の層の仕事は、その符号の分布をまねることだけで、差は、まねそこねた分（KL ダイバージェンス）を超えません。上の層を正確に学習すれば約束はほぼ守られ、短い連鎖で学習すると、同じ下の層が悪く見えてしまいます。',
  ),
  every: 250,
  metrics: ['optimismGap', 'logLikelihood', 'latentCeiling'],
  start: {
    a: { preset: 'reachable-bound', label: text('top: exact', '上の層：正確に') },
    b: { preset: 'short-chains', label: text('top: short chains', '上の層：短い連鎖') },
  },
  hidden: ['number', 'chart'],
  shows: [
    {
      text: text('Short of the ceiling, exact', '正確：上限に足りない分'),
      metric: 'optimismGap',
      run: 'a',
      as: 'value',
    },
    {
      text: text('Short of the ceiling, chains', '連鎖：上限に足りない分'),
      metric: 'optimismGap',
      run: 'b',
      as: 'value',
    },
    { text: text('Ceiling, exact', '正確：上限'), metric: 'latentCeiling', run: 'a', as: 'value' },
    { text: text('Ceiling, chains', '連鎖：上限'), metric: 'latentCeiling', run: 'b', as: 'value' },
  ],
  cells: [
    { id: 'exact', start: { preset: 'reachable-bound' }, steps: [STEPS] },
    { id: 'chains', start: { preset: 'short-chains' }, steps: [STEPS] },
  ],
  predict: [
    {
      say: text(
        'The bottom layer trains first and gives a ceiling. How far below it will a top end that is trained exactly?',
        '先に下の層が学習し、上限が決まります。正確に学習した上の層は、上限より何 nat 下に落ち着くでしょう。',
      ),
      ask: {
        text: text('Nats short of the ceiling, exact', '正確：上限に足りない nat'),
        kind: 'number',
        min: 0,
        max: 3,
        as: 'value',
        bet: { cell: 'exact', at: STEPS, of: 'optimismGap' },
      },
      until: { answered: true },
    },
    {
      say: text(
        'And a top of the same size that is trained by short chains?',
        '同じ大きさの上の層を、短い連鎖で学習したら？',
      ),
      ask: {
        text: text('Nats short of the ceiling, short chains', '短い連鎖：上限に足りない nat'),
        kind: 'number',
        min: 0,
        max: 3,
        as: 'value',
        bet: { cell: 'chains', at: STEPS, of: 'optimismGap', run: 'b' },
      },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text(
        'First the bottom, then the top. Watch the two towers.',
        'まず下の層、次に上の層。2 つの塔を見てください。',
      ),
      speed: 500,
      until: { step: STEPS },
    },
  ],
  say: [
    {
      say: text('Did the model ever pass its ceiling?', 'モデルが上限を超えたことはありましたか。'),
      ask: {
        text: text('I think', '答え'),
        kind: 'choice',
        options: [
          { text: text('yes, for a while', 'はい、しばらくの間') },
          {
            text: text('no', 'いいえ'),
            right: true,
            because: text(
              'It cannot: the ceiling holds for every top there is.',
              '超えられません。上限は、どんな上の層に対しても成り立ちます。',
            ),
          },
        ],
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'The same bottom, a top that breaks its promise. Bring it within 0.45 nats of the ceiling.',
      '下の層は同じで、上の層が約束を破っています。上限まで 0.45 nat 以内に近づけてください。',
    ),
    start: { preset: 'weak-top' },
    free: ['tower.topUnits', 'tower.topTrainer'],
    meets: [{ metric: 'optimismGap', atMost: 0.45 }],
    from: 4_000,
    by: STEPS,
    speed: 800,
    solution: { 'tower.topUnits': 16, 'tower.topTrainer': 'exact' },
  },
  next: [{ preset: 'no-second-layer', label: text('Data that need no second layer', '二層目の要らないデータ') }],
});
