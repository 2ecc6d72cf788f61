import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo, Program } from '../engine/contract.ts';
import type { Geometry } from '../math/windows.ts';
import { convolve, convolveTransposed } from '../nn/convolution.ts';
import { detach, rowGradients, valueAndGradients } from '../nn/gradients.ts';

/** A small program of pictures and classes that has everything such GANs need of an engine, second derivatives included. */

const WIDE: Geometry = { height: 6, width: 6, channels: 2, kernel: 4, stride: 2, padding: 1 };
const NARROW: Geometry = { height: 3, width: 3, channels: 5, kernel: 3, stride: 1, padding: 1 };
const GRID = 9;
const LATENT = 3;
const CLASSES = 4;

const wave = (size: number, phase: number): Float32Array =>
  Float32Array.from({ length: size }, (_, i) => Math.sin(12.9898 * (i + 1) + phase));

/** Weights by name; a step replaces them by their gradients. */
const SHAPES = {
  dense: [LATENT, GRID * 5],
  denseBias: [GRID * 5],
  scale: [5],
  transposed: [5, 32],
  transposedBias: [2],
  convolution: [32, 5],
  convolutionBias: [5],
  second: [45, 6],
  secondBias: [6],
  head: [GRID * 6, CLASSES],
} as const;
type Weights = Readonly<Record<keyof typeof SHAPES, tf.Tensor>>;

/** Every column with mean 0 and variance 1 over the rows. */
function normalised(x: tf.Tensor): tf.Tensor {
  const centred = tf.sub(x, tf.mean(x, 0));
  return tf.mul(centred, tf.rsqrt(tf.add(tf.mean(tf.square(centred), 0), 1e-3)));
}

function generate(latent: tf.Tensor2D, w: Weights, batch: number): tf.Tensor2D {
  const grid = tf.relu(tf.add(tf.matMul(latent, w.dense as tf.Tensor2D), w.denseBias));
  const rows = tf.mul(normalised(tf.reshape(grid, [batch * GRID, 5])), w.scale);
  const pixels = tf.add(convolveTransposed(rows, w.transposed as tf.Tensor2D, WIDE), w.transposedBias);
  return tf.reshape(tf.tanh(pixels), [batch, 72]) as tf.Tensor2D;
}

function logits(pictures: tf.Tensor, w: Weights, batch: number): tf.Tensor2D {
  const first = tf.relu(tf.add(convolve(pictures, w.convolution as tf.Tensor2D, WIDE), w.convolutionBias));
  const second = tf.relu(tf.add(convolve(first, w.second as tf.Tensor2D, NARROW), w.secondBias));
  return tf.matMul(tf.reshape(second, [batch, GRID * 6]) as tf.Tensor2D, w.head as tf.Tensor2D);
}

function logSoftmax(x: tf.Tensor2D): tf.Tensor2D {
  const shifted = tf.sub(x, detach(tf.max(x, 1, true)));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true))) as tf.Tensor2D;
}

function lossOf(latent: tf.Tensor2D, w: Weights, batch: number): tf.Scalar {
  const pictures = generate(latent, w, batch);
  const scores = logits(pictures, w, batch);
  const values = logSoftmax(scores);
  // The class that the network itself finds most likely, among the last three.
  const some = tf.slice(values, [0, 1], [-1, CLASSES - 1]);
  const label = tf.cast(tf.equal(detach(some), tf.max(detach(some), 1, true)), 'float32');
  const whole = tf.concat([tf.step(detach(tf.slice(scores, [0, 0], [-1, 1]))), label], 1);
  const entropy = tf.neg(tf.mean(tf.sum(tf.mul(whole, values), 1)));
  const slopes = rowGradients((x) => tf.slice(logSoftmax(logits(x, w, batch)), [0, 0], [-1, 1]), pictures);
  return tf.add(entropy, tf.mean(tf.sum(tf.square(slopes), 1)));
}

function body(io: PhaseIo, batch: number) {
  const names = Object.keys(SHAPES) as (keyof typeof SHAPES)[];
  const variables = names.map((name) => io.state(name));
  const latent = io.normal('latent', batch, LATENT);
  const loss = (): tf.Scalar => {
    const shaped = names.map((name, i) => [name, tf.reshape(variables[i] as tf.Tensor, [...SHAPES[name]])]);
    return lossOf(latent, Object.fromEntries(shaped) as Weights, batch);
  };
  const { value, gradients } = valueAndGradients(loss, variables);
  return { state: Object.fromEntries(names.map((name, i) => [name, gradients[i] as tf.Tensor1D])), report: { value } };
}

/** The program at a batch size: its only phase replaces each weight by the gradient of the loss, which it reports. */
export function picturesProgram(batch: number): Program {
  const state = Object.entries(SHAPES).map(([name, shape], i) => {
    const size = shape.reduce((product, n) => product * n, 1);
    return [name, wave(size, i).map((x) => x / Math.sqrt(shape[0] ?? 1))] as const;
  });
  return {
    name: 'pictures',
    state: Object.fromEntries(state),
    data: { values: new Float32Array(2), columns: 2 },
    settings: [],
    phases: [{ id: 'gradients', body: (io) => body(io, batch) }],
    probes: {},
  };
}
