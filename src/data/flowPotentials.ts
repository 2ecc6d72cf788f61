import { type Expression, of, type Part } from '../math/expression.ts';
import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import type { Bounds } from './law.ts';

/**
 * Parts of the four potentials of Rezende & Mohamed, "Variational Inference with Normalizing Flows" (2015), table 1. The waves
 * U2 to U4 go on along x for ever there; here soft walls close them.
 */

/** −½ ((u − centre) / width)², a Gaussian's exponent. */
export const bell = (u: Part, centre: Part, width: Part): Expression =>
  of.mul(-0.5, of.square(of.div(of.sub(u, centre), width)));

/** w₁ = sin(πx/2), the middle of the waves. */
export const wave: Expression = of.sin(of.mul(Math.PI / 2, 'x'));

/** Keeps the logarithm of a sum finite where both of its parts vanish. */
export const LOG_FLOOR = Math.log(1e-10);

/** Soft walls of the waves: two periods along x. */
export const WAVE_SOFTNESS = 0.4;
export const waveWindow = (lowest: number): Bounds => ({ xMin: -4, xMax: 4, yMin: lowest - 2.2, yMax: 3.2 });

/** How far the second branch of a wave lies below the first. */
export const depthParam = number({
  label: text('Depth', '深さ'),
  symbol: 'd',
  unit: LENGTH,
  help: text(
    'How far the second branch lies below the first; 0 leaves one wave.',
    '2 本目の枝が 1 本目からどれだけ下にあるか。0 なら波は 1 本です。',
  ),
  min: 0,
  max: 3,
  default: 3,
  step: 0.1,
});
