import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Ops } from '../methods/contract.ts';

/** The operations of tfjs that methods may use; picked by name so that a bundler can drop the rest. */
export const ops: Ops = {
  abs: tf.abs,
  add: tf.add,
  concat: tf.concat,
  div: tf.div,
  exp: tf.exp,
  log: tf.log,
  matMul: tf.matMul,
  mean: tf.mean,
  mul: tf.mul,
  neg: tf.neg,
  relu: tf.relu,
  reshape: tf.reshape,
  scalar: tf.scalar,
  sigmoid: tf.sigmoid,
  slice: tf.slice,
  softplus: tf.softplus,
  sqrt: tf.sqrt,
  square: tf.square,
  sub: tf.sub,
  sum: tf.sum,
  tanh: tf.tanh,
  transpose: tf.transpose,
};

/** Fresh stream names: asking for `noise` twice in one execution gives `noise`, `noise-2`. */
export function streamNames(): (stream: string) => string {
  const used = new Map<string, number>();
  return (stream) => {
    const count = (used.get(stream) ?? 0) + 1;
    used.set(stream, count);
    return count === 1 ? stream : `${stream}-${count}`;
  };
}

/** Latents [count, latent]: standard normal, uniform on [−1, 1], or all 0. */
export function latents(experiment: Experiment, io: PhaseIo, stream: string, count: number): tf.Tensor2D {
  const { dimension, law } = experiment.latent;
  if (law === 'zero') return tf.zeros([count, dimension]);
  if (law === 'normal') return io.normal(stream, count, dimension);
  return tf.sub(tf.mul(io.uniform(stream, count, dimension), 2), 1);
}
