import { text } from '../../schema/text.ts';
import { defineLesson } from './contract.ts';

const STEPS = 4_500;

export const helper = defineLesson({
  id: 'helper',
  goal: text('Help in training is no part of the model.', '学習の助けは、モデルの一部ではありません。'),
  misconception: text(
    '“More parameters in training mean more overfitting.”',
    '「学習時のパラメーターが多いほど、過学習する」',
  ),
  explain: text(
    'The helper only answers which code explains an image, and only while training; nobody needs it to make images. A weak helper picks poor codes, and the model is trained to fit those. A strong one finds better codes for the same model. Its size does not add a single number to the model: it only tightens the bound that is trained.',
    '助手が答えるのは「この画像を説明する符号はどれか」だけで、それも学習中だけです。画像を作るときには使いません。助手が弱いと悪い符号が選ばれ、モデルはそれに合わせて学習します。強い助手は、同じモデルのためにより良い符号を見つけます。助手を大きくしても、モデルの数値は 1 つも増えません。学習に使う下界が、対数尤度により近くなるだけです。',
  ),
  every: 250,
  metrics: ['logLikelihood', 'latentCeiling', 'likeliestLegalShare'],
  start: {
    a: { preset: 'tied-inference', label: text('no helper', '助手なし') },
    b: { preset: 'richer-inference', label: text('a helper of 100 units', '助手は 100 ユニット') },
  },
  hidden: ['number', 'chart'],
  shows: [
    { text: text('Held-out images, no helper', '助手なし：検証画像'), metric: 'logLikelihood', run: 'a', as: 'value' },
    { text: text('Held-out images, helper', '助手あり：検証画像'), metric: 'logLikelihood', run: 'b', as: 'value' },
    { text: text('Ceiling, no helper', '助手なし：上限'), metric: 'latentCeiling', run: 'a', as: 'value' },
    { text: text('Ceiling, helper', '助手あり：上限'), metric: 'latentCeiling', run: 'b', as: 'value' },
  ],
  cells: [
    { id: 'tied', start: { preset: 'tied-inference' }, steps: [STEPS] },
    { id: 'rich', start: { preset: 'richer-inference' }, steps: [STEPS] },
  ],
  predict: [
    {
      say: text(
        'Both models have the same size; the right one learns with a helper of 100 units. On new images, the right model is …',
        'モデルの大きさは同じで、右は 100 ユニットの助手と学びます。新しい画像に対して、右のモデルは…',
      ),
      ask: {
        text: text('The model with a helper', '助手のあるモデルは'),
        kind: 'choice',
        options: [
          { text: text('worse: it overfits', '悪くなる（過学習）') },
          { text: text('the same', '変わらない') },
          { text: text('better', '良くなる'), right: true },
        ],
      },
      until: { answered: true },
    },
    {
      say: text(
        'Without a helper a new image gets about −18 nats. How many with one?',
        '助手なしでは、新しい画像の対数尤度は約 −18 nat です。助手があると？',
      ),
      ask: {
        text: text('Nats of a new image, with a helper', '助手あり：新しい画像の対数尤度'),
        kind: 'number',
        min: -30,
        max: -5,
        as: 'value',
        bet: { cell: 'rich', at: STEPS, of: 'logLikelihood', run: 'b' },
      },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text(
        'The same images, the same model, one helper. Watch both towers.',
        '画像もモデルも同じで、違いは助手だけ。2 つの塔を見てください。',
      ),
      speed: 400,
      until: { step: STEPS },
    },
  ],
  say: [
    {
      say: text(
        'Whose images are more often legal: half filled, liquid at the bottom?',
        '「半分だけ満たされ、液体は下」という規則を守る画像が多いのはどちらですか。',
      ),
      ask: {
        text: text('I saw', '見えたこと'),
        kind: 'choice',
        options: [
          {
            text: text('Left, without a helper', '左、助手なし'),
            right: [{ metric: 'likeliestLegalShare', run: 'a', above: 'b', atLeast: 0 }],
          },
          {
            text: text('Right, with a helper', '右、助手あり'),
            right: [{ metric: 'likeliestLegalShare', run: 'b', above: 'a', atLeast: 0 }],
          },
        ],
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'A helper of one unit. Reach a ceiling of −9 nats without a larger model.',
      '助手は 1 ユニットです。モデルを大きくせずに、上限を −9 nat まで引き上げてください。',
    ),
    start: { preset: 'richer-inference', changes: { 'tower.inferenceUnits': 1 } },
    free: ['tower.inferenceUnits'],
    meets: [{ metric: 'latentCeiling', atLeast: -9 }],
    from: 2_000,
    by: STEPS,
    speed: 800,
    solution: { 'tower.inferenceUnits': 100 },
  },
  next: [{ preset: 'overfitted-bound', label: text('A bound that does overfit', '過学習する上限') }],
});
