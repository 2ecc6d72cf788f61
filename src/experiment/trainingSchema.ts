import { choice, defineSchema, integer, number, toggle } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';

/** How much the players see in a step, how often they learn, and whether the generator learns at all. */
export const trainingSchema = defineSchema({
  batch: integer({
    label: text('Batch size', 'バッチサイズ'),
    help: text('Points per step and player.', '1 ステップで各ネットワークが見る点の数。'),
    min: 1,
    max: 2048,
    default: 64,
    scale: 'log',
  }),
  criticSteps: integer({
    label: text('Critic steps', '識別器の更新回数'),
    unit: text('per step', '回／ステップ'),
    help: text('Critic updates in each step.', '1 ステップでの識別器の更新回数。'),
    min: 1,
    max: 100,
    default: 1,
    scale: 'log',
    live: true,
  }),
  warmUp: toggle({
    label: text('Critic warm-up', '識別器のウォームアップ'),
    help: text(
      '100 critic steps in each of the first 25 generator steps and in every 500th.',
      '生成器の最初の 25 ステップと 500 ステップごとに、識別器を 100 回更新します。',
    ),
    default: false,
    live: true,
  }),
  generatorSteps: integer({
    label: text('Generator steps', '生成器の更新回数'),
    help: text('Generator updates in each step.', '1 ステップでの生成器の更新回数。'),
    min: 1,
    max: 20,
    default: 1,
    live: true,
  }),
  packing: integer({
    label: text('Packing', 'パッキング'),
    symbol: 'm',
    help: text('Points the critic judges together (PacGAN).', '識別器がまとめて判定する点の数（PacGAN）。'),
    min: 1,
    max: 4,
    default: 1,
  }),
  labelSmoothing: number({
    label: text('Label smoothing', 'ラベル平滑化'),
    help: text('Real points count as real only to 1 − this.', '実データの正解ラベルを 1 からこの値だけ下げます。'),
    min: 0,
    max: 0.4,
    default: 0,
    step: 0.01,
    live: true,
  }),
  freeze: choice({
    label: text('Freeze the generator', '生成器の固定'),
    help: text(
      'Trains the critic alone, against fixed points in place of generated ones.',
      '生成データの代わりに決まった点を与え、識別器だけを学習します。',
    ),
    options: [
      { value: 'off', label: text('Off', 'オフ') },
      { value: 'data', label: text('At the data', '実データそのもの') },
      { value: 'noisy', label: text('Data with noise', '実データ＋ノイズ') },
      { value: 'shifted', label: text('Data moved along x', '実データを x 方向に移動') },
    ],
    default: 'off',
  }),
  freezeBy: number({
    label: text('Frozen by', '固定のずれ'),
    unit: LENGTH,
    help: text(
      'Standard deviation of the noise, or distance moved, of the points in place of generated ones.',
      '生成データの代わりの点に加えるノイズの標準偏差、または移動の距離。',
    ),
    min: 0,
    max: 4,
    default: 0.5,
    step: 0.05,
    live: true,
  }),
});
