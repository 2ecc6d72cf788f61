import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../engine/contract.ts';
import { type Experiment, valueAt } from '../experiment/experiment.ts';
import type { Ops, Play } from '../methods/contract.ts';
import type { Pieces } from '../nn/layout.ts';
import { applyNetwork } from '../nn/network.ts';
import { logDensity } from '../nn/pairwise.ts';
import { frozenBatch, isFrozen } from './frozen.ts';
import { kernelNoise } from './noise.ts';
import { gradientPenalty } from './penalty.ts';
import { type Players, POINT } from './players.ts';
import { BANDWIDTH_NOW } from './settings.ts';

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

/** Weights that a play applies: pieces of both networks, and the critic's spectral state if it has one. */
export interface Weights {
  readonly generator: Pieces;
  readonly critic: Pieces;
  readonly criticVectors?: tf.Tensor1D;
}

/** Notes a scalar for the report, or leaves it uncomputed; the last note under a name counts. */
export type Note = (name: string, value: () => tf.Scalar) => void;

/** Fresh stream names: asking for `noise` twice in one execution gives `noise`, `noise-2`. */
function streamNames(): (stream: string) => string {
  const used = new Map<string, number>();
  return (stream) => {
    const count = (used.get(stream) ?? 0) + 1;
    used.set(stream, count);
    return count === 1 ? stream : `${stream}-${count}`;
  };
}

/** Latents [count, latent]: standard normal, uniform on [−1, 1], or all 0. */
function latents(experiment: Experiment, io: PhaseIo, stream: string, count: number): tf.Tensor2D {
  const { dimension, law } = experiment.latent;
  if (law === 'zero') return tf.zeros([count, dimension]);
  if (law === 'normal') return io.normal(stream, count, dimension);
  return tf.sub(tf.mul(io.uniform(stream, count, dimension), 2), 1);
}

/** The value, which gradients take as a constant. */
const detached = tf.customGrad((...[x]) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
}));

/** What a loss sees of a run (see `Play`) in one execution of a phase. */
export function createPlay(experiment: Experiment, players: Players, weights: Weights, io: PhaseIo, note: Note): Play {
  const { batch, packing } = experiment.training;
  const { kind, where } = experiment.penalty;
  const count = batch * packing;
  const fresh = streamNames();

  const reportedAs = new WeakMap<tf.Tensor, string>();

  const critic = (inputs: tf.Tensor2D): tf.Tensor2D =>
    applyNetwork(players.critic.spec, players.critic.layout, weights.critic, inputs, weights.criticVectors);

  const { on, kernel } = experiment.smoothing;

  function smoothed(points: tf.Tensor2D, stream: string): tf.Tensor2D {
    const noise = kernelNoise(kernel, io, stream, points.shape[0]);
    return tf.add(points, tf.mul(noise, io.setting(BANDWIDTH_NOW)));
  }

  /** Points [batch · packing, 2] to critic inputs [batch, packing · 2], whose mean output is reported under `name`. */
  function prepared(points: tf.Tensor2D, stream: string, name: string): tf.Tensor2D {
    const blurred = on ? smoothed(points, fresh(stream)) : points;
    const inputs = packing === 1 ? blurred : tf.reshape(blurred, [batch, packing * POINT]);
    reportedAs.set(inputs, name);
    return inputs as tf.Tensor2D;
  }

  const play: Play = {
    ops,
    setting: io.setting,
    option: (key) => valueAt(experiment, key),
    realPoints: () => io.rows(fresh('real'), count),
    fakePoints() {
      if (isFrozen(experiment)) return frozenBatch(experiment, io, fresh, count);
      const input = latents(experiment, io, fresh('latent'), count);
      return applyNetwork(players.generator.spec, players.generator.layout, weights.generator, input);
    },
    realInputs: () => prepared(play.realPoints(), 'noise-real', 'criticReal'),
    fakeInputs: () => prepared(play.fakePoints(), 'noise-fake', 'criticFake'),
    noisy: (points) => smoothed(points, fresh('noise')),
    constant: <T extends tf.Tensor>(x: T) => detached(x) as T,
    logDensity(points, centres, { leaveOneOut = false } = {}) {
      const leavesOut = leaveOneOut && centres.shape[0] > 1;
      return logDensity(points, centres, io.setting(BANDWIDTH_NOW), { kernel, leaveOneOut: leavesOut });
    },
    criticise(inputs) {
      const outputs = critic(inputs);
      const name = reportedAs.get(inputs);
      if (name !== undefined) note(name, () => tf.mean(outputs));
      return outputs;
    },
    penalty(real, fake) {
      if (kind === 'none') return tf.scalar(0);
      const { value, slopes } = gradientPenalty({ kind, where }, critic, real, fake, io);
      note('penalty', () => value);
      note('slopeMean', () => tf.mean(slopes));
      note('slopeMax', () => tf.max(slopes));
      return value;
    },
  };
  return play;
}
