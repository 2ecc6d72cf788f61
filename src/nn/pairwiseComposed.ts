import * as tf from '@tensorflow/tfjs-core';
import { KERNEL_FLOOR, type KernelFamily, LAPLACE_ROUNDING, STUDENT_FREEDOM } from '../math/kernels.ts';

/** The kernels of pairwise.ts as plain tfjs operations on the whole matrix of pairs, for the eager backends. */

interface TensorKernel {
  /** k(s). */
  readonly log: (s: tf.Tensor) => tf.Tensor;
  /** dk/ds. */
  readonly slope: (s: tf.Tensor) => tf.Tensor;
}

/** See math/kernels.ts. */
const families: Readonly<Record<KernelFamily, (d: number) => TensorKernel>> = {
  gaussian: () => ({ log: (s) => tf.mul(s, -0.5), slope: (s) => tf.fill(s.shape, -0.5) }),
  laplace(d) {
    const rate = Math.sqrt(d + 1);
    const rounded = (s: tf.Tensor): tf.Tensor => tf.sqrt(tf.add(s, LAPLACE_ROUNDING));
    return { log: (s) => tf.mul(rounded(s), -rate), slope: (s) => tf.div(-rate / 2, rounded(s)) };
  },
  epanechnikov(d) {
    const reach = d + 4;
    const floor = Math.exp(KERNEL_FLOOR);
    const height = (s: tf.Tensor): tf.Tensor => tf.maximum(tf.sub(1, tf.div(s, reach)), floor);
    return {
      log: (s) => tf.log(height(s)),
      slope(s) {
        const inside = height(s);
        return tf.div(tf.mul(tf.cast(tf.greater(inside, floor), 'float32'), -1 / reach), inside);
      },
    };
  },
  'student-t'(d) {
    const scale = STUDENT_FREEDOM - 2;
    const power = (STUDENT_FREEDOM + d) / 2;
    return {
      log: (s) => tf.mul(tf.log(tf.add(tf.div(s, scale), 1)), -power),
      slope: (s) => tf.div(-power, tf.add(s, scale)),
    };
  },
};

/** A kernel in d dimensions. */
export const tensorKernel = (family: KernelFamily, d: number): TensorKernel => families[family](d);

/** What the kernels are called with; tfjs passes tensors on as they are. */
type Inputs<Name extends string> = Readonly<Record<Name, tf.Tensor2D>>;
type SumInputs = Inputs<'x' | 'centres' | 'bandwidth'>;
type ForceInputs = Inputs<'points' | 'others' | 'bandwidth' | 'nearest' | 'scale'>;

/** Differences p_i − o_j [points, others, d]. */
function differences(points: tf.Tensor, others: tf.Tensor): tf.Tensor {
  return tf.sub(tf.expandDims(points, 1), tf.expandDims(others, 0));
}

/** 1 for pairs that count, 0 for a point and itself under leave-one-out. */
function counted(rows: number, leaveOneOut: boolean): tf.Tensor {
  return leaveOneOut ? tf.sub(1, tf.eye(rows)) : tf.scalar(1);
}

/** Larger than any squared distance. */
const FAR = 1e30;

function sums({ x, centres, bandwidth }: SumInputs, family: KernelFamily, leaveOneOut: boolean): tf.Tensor[] {
  const kernel = tensorKernel(family, x.shape[1]);
  const pairs = counted(x.shape[0], leaveOneOut);
  const distances = tf.sum(tf.square(differences(x, centres)), 2);
  const nearest = tf.min(tf.add(distances, tf.mul(tf.sub(1, pairs), FAR)), 1, true);
  const squaredBandwidth = tf.square(bandwidth);
  const largest = kernel.log(tf.div(nearest, squaredBandwidth));
  const values = kernel.log(tf.div(distances, squaredBandwidth));
  // The minimum is for the pair that does not count and may exceed all that do.
  const total = tf.sum(tf.mul(tf.exp(tf.minimum(tf.sub(values, largest), 0)), pairs), 1);
  return [tf.add(tf.squeeze(largest, [1]), tf.log(total)), tf.squeeze(nearest, [1]), total];
}

function force(inputs: ForceInputs, family: KernelFamily, leaveOneOut: boolean, owner: unknown): tf.Tensor {
  const { points, others, bandwidth } = inputs;
  const kernel = tensorKernel(family, points.shape[1]);
  const squaredBandwidth = tf.square(bandwidth);
  const between = differences(points, others);
  const s = tf.div(tf.sum(tf.square(between), 2), squaredBandwidth);
  const axis = owner === 'points' ? 1 : 0;
  const largest = kernel.log(tf.div(tf.expandDims(inputs.nearest, axis), squaredBandwidth));
  const weights = tf.mul(tf.exp(tf.minimum(tf.sub(kernel.log(s), largest), 0)), tf.expandDims(inputs.scale, axis));
  const slopes = tf.mul(tf.mul(weights, kernel.slope(s)), counted(points.shape[0], leaveOneOut));
  return tf.mul(tf.sum(tf.mul(tf.expandDims(slopes, 2), between), 1), tf.div(2, squaredBandwidth));
}

/** Makes both kernels known to the eager backends, loaded or not. */
export function registerComposed(): void {
  for (const backendName of ['cpu', 'wasm', 'webgpu']) {
    tf.registerKernel({
      kernelName: 'LogKernelSum',
      backendName,
      kernelFunc: ({ inputs, attrs }) =>
        tf.tidy(() => sums(inputs as unknown as SumInputs, attrs?.family as KernelFamily, attrs?.leaveOneOut === true)),
    });
    tf.registerKernel({
      kernelName: 'KernelForce',
      backendName,
      kernelFunc: ({ inputs, attrs }) =>
        tf.tidy(() =>
          force(
            inputs as unknown as ForceInputs,
            attrs?.family as KernelFamily,
            attrs?.leaveOneOut === true,
            attrs?.owner,
          ),
        ),
    });
  }
}
