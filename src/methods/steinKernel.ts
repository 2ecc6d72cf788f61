import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import type { CorePlay } from './contract.ts';

/** The kernel exp(−r²/h) of Stein variational gradient descent, for particles and for samplers that follow them. */

/** What keeps a width above 0 where all points are in one place. */
const TINY = 1e-6;

/** Setting of its width, a factor of the median rule. */
export const steinBandwidth = number({
  label: text('Kernel width', 'カーネルの幅'),
  help: text(
    'Factor of the median rule: 1 takes the median distance of the particles over √log n.',
    '中央値則に掛ける係数。1 のとき、粒子間距離の中央値を √log n で割った値を使います。',
  ),
  min: 0.05,
  max: 10,
  default: 1,
  scale: 'log',
  live: true,
});

/** Width h = median²/log(n + 1) of the distances between n points, times the square of the setting; their squares are [n, n]. */
export function steinWidth(
  play: CorePlay & { medianOf(squaredDistances: Tensor2D): Scalar },
  squares: Tensor2D,
): Scalar {
  const { add, div, mul, square } = play.ops;
  const factor = square(play.setting('method.bandwidth'));
  return add(mul(factor, div(play.medianOf(squares), Math.log(squares.shape[0] + 1))), TINY) as Scalar;
}
