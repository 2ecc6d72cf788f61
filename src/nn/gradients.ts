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

/** Zeros for what may be truth values, whose gradients tfjs wants as numbers. */
const flat = (x: tf.Tensor | undefined): tf.Tensor => tf.zeros((x as tf.Tensor).shape);

/**
 * tfjs has no gradient for comparisons and what is made of them, even where nothing depends on it. They are flat wherever they
 * have a slope.
 */
const comparisons = [tf.Equal, tf.NotEqual, tf.Greater, tf.GreaterEqual, tf.Less, tf.LessEqual];
for (const kernelName of [...comparisons, tf.LogicalAnd, tf.LogicalOr]) {
  tf.registerGradient({
    kernelName,
    inputsToSave: ['a', 'b'],
    gradFunc: (_, saved) => ({ a: () => flat(saved[0]), b: () => flat(saved[1]) }),
  });
}
tf.registerGradient({
  kernelName: tf.LogicalNot,
  inputsToSave: ['x'],
  gradFunc: (_, saved) => ({ x: () => flat(saved[0]) }),
});

/** The sum of x over what broadcasting repeated of an operand of that shape. */
function gathered(x: tf.Tensor, shape: number[]): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, x.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(x, axes) : x, shape);
}

/**
 * tfjs gives the gradient of a maximum or minimum the shape of the result, an error where an operand was repeated. Of equal
 * operands the first one has it all.
 */
const extremes: readonly { kernel: string; isFirst: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor }[] = [
  { kernel: tf.Maximum, isFirst: (a, b) => tf.greaterEqual(a, b) },
  { kernel: tf.Minimum, isFirst: (a, b) => tf.lessEqual(a, b) },
];

for (const { kernel, isFirst } of extremes) {
  tf.registerGradient({
    kernelName: kernel,
    inputsToSave: ['a', 'b'],
    gradFunc(dy, saved) {
      const [a, b] = saved as [tf.Tensor, tf.Tensor];
      const share = (wins: tf.Tensor, { shape }: tf.Tensor): tf.Tensor =>
        gathered(tf.mul(dy as tf.Tensor, tf.cast(wins, 'float32')), shape);
      return { a: () => share(isFirst(a, b), a), b: () => share(tf.logicalNot(isFirst(a, b)), b) };
    },
  });
}

/** tfjs multiplies by the condition, so that an infinite slope upstream makes a NaN of the side that was not taken. */
tf.registerGradient({
  kernelName: tf.Select,
  inputsToSave: ['condition'],
  gradFunc(dy, saved) {
    const slope = dy as tf.Tensor;
    const condition = saved[0] as tf.Tensor;
    return {
      condition: () => flat(condition),
      t: () => tf.where(condition, slope, tf.zerosLike(slope)),
      e: () => tf.where(condition, tf.zerosLike(slope), slope),
    };
  },
});

/** tfjs adds up one slice for each repetition, hundreds of operations where a number stands for a column, and none of a scalar. */
tf.registerGradient({
  kernelName: tf.Tile,
  inputsToSave: ['x'],
  gradFunc(dy, saved, attributes) {
    const { shape } = saved[0] as tf.Tensor;
    const repeats = attributes.reps as number[];
    const apart = shape.flatMap((size, axis) => [repeats[axis] as number, size]);
    const axes = shape.map((_, axis) => 2 * axis);
    return { x: () => tf.reshape(tf.sum(tf.reshape(dy as tf.Tensor, apart), axes), shape) };
  },
});

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
