import * as tf from '@tensorflow/tfjs-core';
import type { ImageSpace, Space } from '../../data/space.ts';
import type { Experiment } from '../../experiment/experiment.ts';

/** Networks of the baseline, each with a `tf.variable` for every weight and bias, as the documentation of tfjs teaches. */
export interface StockNetwork {
  readonly variables: tf.Variable[];
  /** [batch, inputs] → [batch, outputs] */
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

type Kernel = tf.Variable<tf.Rank.R4>;

/** A weight of He's law for `fan` inputs, and a bias of zeros. */
function parameters<R extends tf.Rank>(shape: tf.ShapeMap[R], fan: number, outputs: number) {
  return tf.tidy(() => ({
    weight: tf.variable(tf.randomNormal<R>(shape, 0, Math.sqrt(2 / fan))),
    bias: tf.variable(tf.zeros<tf.Rank.R1>([outputs])),
  }));
}

/** relu layers, then a linear one. */
function perceptron(sizes: readonly number[]): StockNetwork {
  const layers = sizes.slice(1).map((outputs, index) => {
    const inputs = sizes[index] as number;
    return parameters<tf.Rank.R2>([inputs, outputs], inputs, outputs);
  });
  return {
    variables: layers.flatMap(({ weight, bias }) => [weight, bias]),
    apply: (x) =>
      layers.reduce<tf.Tensor2D>((input, { weight, bias }, index) => {
        const sum: tf.Tensor2D = tf.add(tf.matMul(input, weight as tf.Tensor2D), bias);
        return index < layers.length - 1 ? tf.relu(sum) : sum;
      }, x),
  };
}

const KERNEL = 4;
const variablesOf = (...layers: readonly { weight: tf.Variable; bias: tf.Variable }[]): tf.Variable[] =>
  layers.flatMap(({ weight, bias }) => [weight, bias]);

/** inputs → h/4 × w/4 × 2c → h/2 × w/2 × c → h × w × channels, by transposed convolutions of 4 × 4 and stride 2. */
function makingPictures(inputs: number, { height, width, channels }: ImageSpace, c: number): StockNetwork {
  const [rows, columns] = [height / 4, width / 4];
  const first = parameters<tf.Rank.R2>([inputs, rows * columns * 2 * c], inputs, rows * columns * 2 * c);
  // tfjs wants [height, width, out, in]; of 16 places of a kernel four meet in a pixel.
  const second = parameters<tf.Rank.R4>([KERNEL, KERNEL, c, 2 * c], 8 * c, c);
  const third = parameters<tf.Rank.R4>([KERNEL, KERNEL, channels, c], 4 * c, channels);
  return {
    variables: variablesOf(first, second, third),
    apply(x) {
      const batch = x.shape[0];
      const flat = tf.relu(tf.add(tf.matMul(x, first.weight as tf.Tensor2D), first.bias));
      const start = tf.reshape(flat, [batch, rows, columns, 2 * c]) as tf.Tensor4D;
      const twice: [number, number, number, number] = [batch, 2 * rows, 2 * columns, c];
      const middle = tf.relu(tf.add(tf.conv2dTranspose(start, second.weight as Kernel, twice, 2, 'same'), second.bias));
      const whole: [number, number, number, number] = [batch, height, width, channels];
      const end = tf.conv2dTranspose(middle as tf.Tensor4D, third.weight as Kernel, whole, 2, 'same');
      return tf.reshape(tf.add(end, third.bias), [batch, height * width * channels]) as tf.Tensor2D;
    },
  };
}

/** h × w × channels → h/2 × w/2 × c → h/4 × w/4 × 2c → 1, by convolutions of 4 × 4 and stride 2. */
function seeingPictures({ height, width, channels }: ImageSpace, c: number): StockNetwork {
  const last = (height / 4) * (width / 4) * 2 * c;
  const first = parameters<tf.Rank.R4>([KERNEL, KERNEL, channels, c], KERNEL ** 2 * channels, c);
  const second = parameters<tf.Rank.R4>([KERNEL, KERNEL, c, 2 * c], KERNEL ** 2 * c, 2 * c);
  const third = parameters<tf.Rank.R2>([last, 1], last, 1);
  return {
    variables: variablesOf(first, second, third),
    apply(x) {
      const pictures = tf.reshape(x, [x.shape[0], height, width, channels]) as tf.Tensor4D;
      const half = tf.relu(tf.add(tf.conv2d(pictures, first.weight as Kernel, 2, 'same'), first.bias)) as tf.Tensor4D;
      const quarter = tf.relu(tf.add(tf.conv2d(half, second.weight as Kernel, 2, 'same'), second.bias));
      return tf.add(tf.matMul(tf.reshape(quarter, [x.shape[0], last]), third.weight as tf.Tensor2D), third.bias);
    },
  };
}

const hidden = ({ width, depth }: { readonly width: number; readonly depth: number }): number[] =>
  Array(depth).fill(width);

/** latent → sample; the pixels of images pass tanh. */
export function stockGenerator({ generator, latent }: Experiment, space: Space): StockNetwork {
  if (space.kind === 'plane') return perceptron([latent.dimension, ...hidden(generator), space.size]);
  const network =
    generator.architecture === 'dcgan'
      ? makingPictures(latent.dimension, space, generator.channels)
      : perceptron([latent.dimension, ...hidden(generator), space.size]);
  return { variables: network.variables, apply: (x) => tf.tanh(network.apply(x)) };
}

/** sample → logit or score. */
export function stockCritic({ critic }: Experiment, space: Space): StockNetwork {
  if (space.kind === 'image' && critic.architecture === 'dcgan') return seeingPictures(space, critic.channels);
  return perceptron([space.size, ...hidden(critic), 1]);
}
