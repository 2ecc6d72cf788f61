import { defineSchema, integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { temperingParams } from './temperingSchema.ts';

const perStep = text('per step', '回／ステップ');

/** How a one-step sampler and the network that learns its score are trained (arXiv:2411.01453). */
export const samplerSchema = defineSchema({
  batch: integer({
    label: text('Batch size', 'バッチサイズ'),
    help: text(
      'Samples per step and network, in pairs with opposite noise.',
      '1 ステップで各ネットワークが見るサンプルの数。ノイズの符号が逆のペアで作ります。',
    ),
    min: 2,
    max: 2048,
    default: 256,
    scale: 'log',
  }),
  scoreSteps: integer({
    label: text('Score steps', 'スコアの更新回数'),
    symbol: 'k',
    unit: perStep,
    help: text(
      'How often the score network learns in each step. Too few, and the sampler follows a score that lags behind it.',
      '1 ステップでスコアネットワークを更新する回数。少なすぎると、サンプラーは自分より遅れたスコアに従うことになります。',
    ),
    min: 1,
    max: 20,
    default: 3,
    live: true,
  }),
  lead: integer({
    label: text('Score steps before the first', '最初のスコア更新'),
    help: text(
      'Extra score steps in the first step, before the sampler moves at all.',
      'サンプラーが動き始める前に、最初のステップで追加するスコアの更新回数。',
    ),
    min: 0,
    max: 1000,
    default: 200,
    live: true,
  }),
  noiseLow: number({
    label: text('Least noise', '最小ノイズ'),
    symbol: 'σ₁',
    unit: LENGTH,
    help: text(
      'What the sampler shows is its output with this much noise. If it is also the largest noise, there is one level only.',
      'サンプラーの出力にこのノイズを加えたものを標本とします。最大ノイズと同じ値にすると、ノイズは 1 段階だけになります。',
    ),
    min: 0.02,
    max: 1.5,
    default: 0.1,
    scale: 'log',
  }),
  noiseHigh: number({
    label: text('Largest noise', '最大ノイズ'),
    symbol: 'σ₂',
    unit: LENGTH,
    help: text(
      'Scores are compared at levels from the least noise to this one, against the target smoothed to match. It must bridge the gaps between modes.',
      '最小ノイズからこの値までの各段階で、同じだけ平滑化した目標とスコアを比べます。モード間の隙間を越えられる大きさが必要です。',
    ),
    min: 0.02,
    max: 8,
    default: 2,
    scale: 'log',
  }),
  spread: number({
    label: text('Start spread', '初期の広がり'),
    unit: LENGTH,
    help: text('Standard deviation of the samples before the first step.', '最初のステップの前の標本の標準偏差。'),
    min: 0.1,
    max: 6,
    default: 1,
    scale: 'log',
  }),
  average: number({
    label: text('Weight average', '重みの平均'),
    help: text(
      'What is shown and measured is a running average of the sampler’s weights; this much of it stays in every step.',
      '表示と測定にはサンプラーの重みの移動平均を使います。1 ステップごとに平均を残す割合です。',
    ),
    min: 0,
    max: 0.9999,
    default: 0.998,
    step: 0.001,
    live: true,
  }),
  clip: number({
    label: text('Longest pull', '力の上限'),
    help: text(
      'Longer pulls on a sample are shortened to this; far tails have huge slopes.',
      '標本を動かす力をこの長さに抑えます。裾の遠くでは傾きが非常に大きくなります。',
    ),
    min: 1,
    max: 1000,
    default: 20,
    scale: 'log',
    live: true,
  }),
  ...temperingParams,
});
