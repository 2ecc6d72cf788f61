import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { MIXTURE_SCALES, STUDENT_FREEDOM } from '../../math/kernels.ts';
import { POINT } from './players.ts';

type Kernel = Experiment['smoothing']['kernel'];
type Draws = Pick<PhaseIo, 'normal' | 'uniform'>;

/** Keeps the direction of a draw of zeros, and the scale of a χ² of 0, finite. */
const TINY = 1e-12;

/** Uniformly distributed unit vectors [count, d]. */
function directions(io: Draws, stream: string, count: number, d: number): tf.Tensor2D {
  const drawn = io.normal(stream, count, d);
  return tf.div(drawn, tf.sqrt(tf.add(tf.sum(tf.square(drawn), 1, true), TINY)));
}

/** Uniforms in (0, 1], whose logarithm is finite. */
const positive = (io: Draws, stream: string, count: number, columns: number): tf.Tensor2D =>
  tf.sub(1, io.uniform(stream, count, columns));

/** Random samples [count, d] of each kernel of math/kernels.ts at bandwidth 1, i.e. of standard deviation 1 per axis. */
const laws: Readonly<Record<Kernel, (io: Draws, stream: string, count: number, d: number) => tf.Tensor>> = {
  gaussian: (io, stream, count, d) => io.normal(stream, count, d),
  /** Density ∝ exp(−√(d+1)·r): the radius has a Gamma law of shape d, the sum of d exponential ones. */
  laplace(io, stream, count, d) {
    const exponentials = tf.neg(tf.sum(tf.log(positive(io, `${stream}-radius`, count, d)), 1, true));
    return tf.mul(directions(io, stream, count, d), tf.mul(exponentials, 1 / Math.sqrt(d + 1)));
  },
  /** r²/(d+4) has a Beta law with parameters d/2 and 2: in the plane 1 − √u, else g/(g + g′) of two Gamma laws. */
  epanechnikov(io, stream, count, d) {
    if (d === POINT) {
      const share = tf.sub(1, tf.sqrt(positive(io, `${stream}-radius`, count, 1)));
      return tf.mul(directions(io, stream, count, d), tf.sqrt(tf.mul(share, d + 4)));
    }
    // The length of a normal vector is independent of its direction.
    const drawn = io.normal(stream, count, d);
    const squared = tf.add(tf.sum(tf.square(drawn), 1, true), TINY);
    const other = tf.neg(tf.sum(tf.log(positive(io, `${stream}-radius`, count, 2)), 1, true));
    const share = tf.div(d + 4, tf.add(tf.mul(squared, 0.5), other));
    return tf.mul(drawn, tf.sqrt(tf.mul(share, 0.5)));
  },
  /** Normal over the root of an independent χ² of ν degrees of freedom, times √(ν − 2). */
  'student-t'(io, stream, count, d) {
    const chiSquared = tf.sum(tf.square(io.normal(`${stream}-scale`, count, STUDENT_FREEDOM)), 1, true);
    const scale = tf.sqrt(tf.div(STUDENT_FREEDOM - 2, tf.add(chiSquared, TINY)));
    return tf.mul(io.normal(stream, count, d), scale);
  },
  /** Normal, of a scale chosen evenly among the mixture's. */
  mixture(io, stream, count, d) {
    const chosen = tf.mul(io.uniform(`${stream}-scale`, count, 1), MIXTURE_SCALES.length);
    const scale = MIXTURE_SCALES.slice(1).reduce<tf.Tensor>(
      (sum, next, i) => tf.add(sum, tf.mul(tf.step(tf.sub(chosen, i + 1)), next - (MIXTURE_SCALES[i] as number))),
      tf.fill([count, 1], MIXTURE_SCALES[0]),
    );
    return tf.mul(io.normal(stream, count, d), scale);
  },
};

/** Noise [count, d] of a smoothing kernel, in units of the bandwidth; `stream` names its draws. */
export function kernelNoise(kernel: Kernel, io: Draws, stream: string, count: number, d = POINT): tf.Tensor2D {
  return laws[kernel](io, stream, count, d) as tf.Tensor2D;
}
