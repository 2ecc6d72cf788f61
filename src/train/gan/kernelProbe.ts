import * as tf from '@tensorflow/tfjs-core';
import type { Probe } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { floored } from '../../methods/gan/closedForm.ts';
import { rowGradients } from '../../nn/gradients.ts';
import { logDensity } from '../../nn/pairwise.ts';
import { ops } from '../ops.ts';
import { POINT } from './players.ts';

/** Points of each set over which the kernel density estimates of the probes are taken. */
export const KERNEL_CENTRES = 256;

/** Rows of a probe's input before the first query: bandwidth and floor, then both sets of centres. */
const HEADER = 1 + 2 * KERNEL_CENTRES;

/** What the kernel density discriminator is computed from. Points are x0, y0, x1, y1, …, data units. */
export interface KernelView {
  /** h > 0, data units. */
  readonly bandwidth: number;
  /** φ ≥ 0 per unit area: capped logits where both densities vanish. */
  readonly floor: number;
  /** The first `KERNEL_CENTRES` points of each are the centres. */
  readonly real: Float32Array;
  readonly generated: Float32Array;
}

/**
 * Input [1 + 2 · KERNEL_CENTRES + queries, 2] of `kernelLogit` and `kernelGradient`, row by row: (bandwidth, floor), real
 * centres, generated centres, queries. Throws a RangeError if a set has fewer points than that.
 */
export function kernelInput({ bandwidth, floor, real, generated }: KernelView, queries: Float32Array): Float32Array {
  const size = POINT * KERNEL_CENTRES;
  const least = Math.min(real.length, generated.length);
  if (least < size) throw new RangeError(`${least / POINT} centres, ${KERNEL_CENTRES} are needed`);
  const input = new Float32Array(POINT * HEADER + queries.length);
  input.set([bandwidth, floor]);
  input.set(real.subarray(0, size), POINT);
  input.set(generated.subarray(0, size), POINT + size);
  input.set(queries, POINT * HEADER);
  return input;
}

/**
 * Logits ℓ = log(p̂_r + φ) − log(p̂_θ + φ) [queries, 1] of the kernel density discriminator D̂ = σ(ℓ) (arXiv:1705.09199)
 * at queries, and their gradients [queries, 2]. Both read no state: everything is in the input (see `kernelInput`).
 */
export function kernelProbes(
  kernel: Experiment['smoothing']['kernel'],
): Record<'kernelLogit' | 'kernelGradient', Probe> {
  const logitOf =
    (input: tf.Tensor2D) =>
    (queries: tf.Tensor2D): tf.Tensor2D => {
      const [bandwidth, floor] = [0, 1].map((column) => tf.reshape(tf.slice2d(input, [0, column], [1, 1]), []));
      const density = (from: number): tf.Tensor1D => {
        const centres = tf.slice2d(input, [from, 0], [KERNEL_CENTRES, POINT]);
        return floored(ops, logDensity(queries, centres, bandwidth as tf.Scalar, { kernel }), floor as tf.Scalar);
      };
      return tf.reshape(tf.sub(density(1), density(1 + KERNEL_CENTRES)), [-1, 1]);
    };
  const queriesOf = (input: tf.Tensor2D): tf.Tensor2D => tf.slice2d(input, [HEADER, 0], [-1, POINT]);
  return {
    kernelLogit: (_, input) => logitOf(input)(queriesOf(input)),
    kernelGradient: (_, input) => rowGradients(logitOf(input), queriesOf(input)),
  };
}
