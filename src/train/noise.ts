import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { MIXTURE_SCALES, STUDENT_FREEDOM } from '../math/kernels.ts';
import { POINT } from './players.ts';

type Kernel = Experiment['smoothing']['kernel'];
type Draws = Pick<PhaseIo, 'normal' | 'uniform'>;

/** Keeps the direction of a draw of zeros, and the scale of a χ² of 0, finite. */
const TINY = 1e-12;

/** Uniformly distributed unit vectors [count, 2]. */
function directions(io: Draws, stream: string, count: number): tf.Tensor2D {
  const drawn = io.normal(stream, count, POINT);
  return tf.div(drawn, tf.sqrt(tf.add(tf.sum(tf.square(drawn), 1, true), TINY)));
}

/** Uniforms in (0, 1], whose logarithm is finite. */
const positive = (io: Draws, stream: string, count: number, columns: number): tf.Tensor2D =>
  tf.sub(1, io.uniform(stream, count, columns));

/** Random points [count, 2] of each kernel of math/kernels.ts at bandwidth 1, i.e. of standard deviation 1 per axis. */
const laws: Readonly<Record<Kernel, (io: Draws, stream: string, count: number) => tf.Tensor>> = {
  gaussian: (io, stream, count) => io.normal(stream, count, POINT),
  /** Density ∝ exp(−√(d+1)·r): the radius has a Gamma law of shape d, the sum of d exponential ones. */
  laplace(io, stream, count) {
    const exponentials = tf.neg(tf.sum(tf.log(positive(io, `${stream}-radius`, count, POINT)), 1, true));
    return tf.mul(directions(io, stream, count), tf.mul(exponentials, 1 / Math.sqrt(POINT + 1)));
  },
  /** r²/(d+4) has a Beta law with parameters d/2 and 2, in the plane 1 − √u. */
  epanechnikov(io, stream, count) {
    const share = tf.sub(1, tf.sqrt(positive(io, `${stream}-radius`, count, 1)));
    return tf.mul(directions(io, stream, count), tf.sqrt(tf.mul(share, POINT + 4)));
  },
  /** Normal over the root of an independent χ² of ν degrees of freedom, times √(ν − 2). */
  'student-t'(io, stream, count) {
    const chiSquared = tf.sum(tf.square(io.normal(`${stream}-scale`, count, STUDENT_FREEDOM)), 1, true);
    const scale = tf.sqrt(tf.div(STUDENT_FREEDOM - 2, tf.add(chiSquared, TINY)));
    return tf.mul(io.normal(stream, count, POINT), scale);
  },
  /** Normal, of a scale chosen evenly among the mixture's. */
  mixture(io, stream, count) {
    const chosen = tf.mul(io.uniform(`${stream}-scale`, count, 1), MIXTURE_SCALES.length);
    const scale = MIXTURE_SCALES.slice(1).reduce<tf.Tensor>(
      (sum, next, i) => tf.add(sum, tf.mul(tf.step(tf.sub(chosen, i + 1)), next - (MIXTURE_SCALES[i] as number))),
      tf.fill([count, 1], MIXTURE_SCALES[0]),
    );
    return tf.mul(io.normal(stream, count, POINT), scale);
  },
};

/** Noise [count, 2] of a smoothing kernel, in units of the bandwidth; `stream` names its draws. */
export function kernelNoise(kernel: Kernel, io: Draws, stream: string, count: number): tf.Tensor2D {
  return laws[kernel](io, stream, count) as tf.Tensor2D;
}
