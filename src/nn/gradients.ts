import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

/**
 * tfjs 4.22 differentiates tanh, sigmoid and exp wrongly the second time, without an error: their gradients save the
 * *output*, and the saved copy lands on the tape before the operation that made it, so the path through it is lost
 * (tensorflow/tfjs issue 3252). Saving the input and recomputing the output keeps the path. Registering again is
 * harmless, so importing this module is all that is needed; every differentiation in this project goes through it.
 */
const mended: readonly { kernel: string; slope: (x: tf.Tensor) => tf.Tensor }[] = [
  { kernel: tf.Tanh, slope: (x) => tf.sub(1, tf.square(tf.tanh(x))) },
  {
    kernel: tf.Sigmoid,
    slope: (x) => {
      const y = tf.sigmoid(x);
      return tf.sub(y, tf.square(y));
    },
  },
  { kernel: tf.Exp, slope: (x) => tf.exp(x) },
  // Right as it is, but by way of a power, which no compiled engine has.
  { kernel: tf.Rsqrt, slope: (x) => tf.mul(tf.div(tf.rsqrt(x), x), -0.5) },
];

for (const { kernel, slope } of mended) {
  tf.registerGradient({
    kernelName: kernel,
    inputsToSave: ['x'],
    gradFunc: (dy, saved) => ({ x: () => tf.mul(dy as tf.Tensor, slope(saved[0] as tf.Tensor)) }),
  });
}

/** tfjs has no gradient for comparisons, even where nothing depends on it. They are flat wherever they have a slope. */
for (const kernelName of [tf.Equal, tf.NotEqual, tf.Greater, tf.GreaterEqual, tf.Less, tf.LessEqual]) {
  tf.registerGradient({
    kernelName,
    inputsToSave: ['a', 'b'],
    gradFunc: (_, saved) => ({
      a: () => tf.zerosLike(saved[0] as tf.Tensor),
      b: () => tf.zerosLike(saved[1] as tf.Tensor),
    }),
  });
}

/** The value, which gradients take as a constant. */
export const detach: <T extends tf.Tensor>(x: T) => T = tf.customGrad((...[x]) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
})) as <T extends tf.Tensor>(x: T) => T;

/** Value of `f` and its gradient with respect to each of `variables`, which `f` must reach (else an error). */
export function valueAndGradients<T extends tf.Tensor>(
  f: () => tf.Scalar,
  variables: readonly T[],
): { value: tf.Scalar; gradients: T[] } {
  const { value, grads } = tf.valueAndGrads(f)([...variables]);
  return { value, gradients: grads as T[] };
}

/**
 * Gradient of each row of `f(x)` [batch, 1] with respect to the same row of `x` [batch, x]; may itself be
 * differentiated. Rows must not influence each other in `f`.
 */
export function rowGradients(f: (x: tf.Tensor2D) => tf.Tensor2D, x: tf.Tensor2D): tf.Tensor2D {
  return tf.grad((input) => tf.sum(f(input as tf.Tensor2D)))(x) as tf.Tensor2D;
}
