import * as tf from '@tensorflow/tfjs-core';
import { KERNEL_FLOOR, type KernelFamily, kernelOf, MIXTURE_SCALES } from '../math/kernels.ts';
import { detach } from './gradients.ts';
import { registerComposed } from './pairwiseComposed.ts';
import { logKernelSumOfMany } from './pairwiseProducts.ts';

/**
 * Sums of a smoothing kernel over all pairs of two sets of points, as two kernels of tfjs. The compiled engines have a
 * form of their own for both, which never holds the matrix of pairs; the eager backends compose them.
 *
 * - `LogKernelSum` gives, for each row of x: the logarithm of the sum, the smallest squared distance to a centre, and
 *   the sum relative to its largest term, Σ_j exp(k_ij − max_j k_ij) ≥ 1. Gradients want the last two.
 * - `KernelForce` is the gradient with respect to one of the sets, gathered point by point.
 */
registerComposed();

/** Coordinates up to which engines have kernels of their own; beyond, a matrix product is what costs. */
const MOST_COORDINATES = 8;

export interface KernelSumOptions {
  readonly family: KernelFamily;
  /** Leaves out j = i; points and centres then have equally many rows. */
  readonly leaveOneOut?: boolean;
}

/** Whose sums weigh the force on a point: its own, or those of the points that pull at it. */
type Owner = 'points' | 'others';

/** ∂/∂points of Σ_i dy_i log Σ_j exp k_ij, `scale` being dy divided by the relative sums [rows of their owner]. */
function force(
  points: tf.Tensor,
  others: tf.Tensor,
  bandwidth: tf.Tensor,
  nearest: tf.Tensor,
  scale: tf.Tensor,
  options: KernelSumOptions & { readonly owner: Owner },
): tf.Tensor {
  return tf.engine().runKernel('KernelForce', { points, others, bandwidth, nearest, scale }, { ...options });
}

tf.registerGradient({
  kernelName: 'LogKernelSum',
  inputsToSave: ['x', 'centres', 'bandwidth'],
  outputsToSave: [false, true, true],
  gradFunc(dy, saved, attributes) {
    const [x, centres, bandwidth, nearest, total] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    const options = attributes as unknown as KernelSumOptions;
    const scale = (): tf.Tensor => tf.div((dy as tf.Tensor[])[0] as tf.Tensor, total);
    return {
      x: () => force(x, centres, bandwidth, nearest, scale(), { ...options, owner: 'points' }),
      centres: () => force(centres, x, bandwidth, nearest, scale(), { ...options, owner: 'others' }),
      bandwidth: () => tf.zerosLike(bandwidth),
    };
  },
});

tf.registerGradient({
  kernelName: 'KernelForce',
  gradFunc() {
    throw new Error('a kernel sum can be differentiated only once');
  },
});

/**
 * log Σ_j exp k(‖x_i − c_j‖²/h²) for each row i of x [rows, d]; `centres` [centres, d], `bandwidth` h in data units, k as
 * in math/kernels.ts. Gradients flow to x and centres, once, and treat h as constant; differentiating them again is an
 * Error. With `leaveOneOut` a single point has nothing to sum: KERNEL_FLOOR, whose gradient is 0. Throws a RangeError
 * if the sizes do not fit.
 */
export function logKernelSum(
  x: tf.Tensor2D,
  centres: tf.Tensor2D,
  bandwidth: tf.Scalar,
  { family, leaveOneOut = false }: KernelSumOptions,
): tf.Tensor1D {
  const [rows, dimension] = x.shape;
  kernelOf(family, dimension);
  const fits = centres.shape[1] === dimension && (!leaveOneOut || centres.shape[0] === rows);
  if (!fits) throw new RangeError(`centres [${centres.shape}] for points [${x.shape}]`);
  if (leaveOneOut && rows === 1) return tf.add(tf.mul(tf.sum(tf.add(x, centres), 1), 0), KERNEL_FLOOR);
  if (dimension > MOST_COORDINATES) return logKernelSumOfMany(x, centres, bandwidth, family, leaveOneOut);
  return tf.tidy(() => {
    const made = tf.engine().runKernel('LogKernelSum', { x, centres, bandwidth }, { family, leaveOneOut });
    return (made as tf.Tensor[])[0] as tf.Tensor1D;
  });
}

export interface DensityOptions {
  /** A family, or the mean of Gaussian densities over the bandwidths MIXTURE_SCALES·h. */
  readonly kernel: KernelFamily | 'mixture';
  readonly leaveOneOut?: boolean;
}

/**
 * Logarithm of the kernel density estimate over `centres` [centres, d] at each row of `points` [rows, d], with its
 * normaliser; `leaveOneOut` leaves out j = i and averages over one centre less. Gradients as for `logKernelSum`.
 */
export function logDensity(
  points: tf.Tensor2D,
  centres: tf.Tensor2D,
  bandwidth: tf.Scalar,
  { kernel, leaveOneOut = false }: DensityOptions,
): tf.Tensor1D {
  const count = Math.max(1, centres.shape[0] - Number(leaveOneOut));
  const dimension = points.shape[1];
  const single = (family: KernelFamily, h: tf.Scalar): tf.Tensor1D => {
    const constant = kernelOf(family, dimension).logNormaliser - Math.log(count);
    const sum = logKernelSum(points, centres, h, { family, leaveOneOut });
    return tf.add(sum, tf.sub(constant, tf.mul(tf.log(h), dimension)));
  };
  if (kernel !== 'mixture') return single(kernel, bandwidth);
  const parts = tf.concat(
    MIXTURE_SCALES.map((scale) => tf.expandDims(single('gaussian', tf.mul(bandwidth, scale)), 0)),
    0,
  );
  const largest = detach(tf.max(parts, 0, true));
  const mean = tf.mean(tf.exp(tf.sub(parts, largest)), 0);
  return tf.add(tf.log(mean), tf.reshape(largest, [-1])) as tf.Tensor1D;
}
