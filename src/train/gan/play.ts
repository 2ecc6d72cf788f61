import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../../engine/contract.ts';
import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import type { Play } from '../../methods/gan/contract.ts';
import { findGan } from '../../methods/index.ts';
import { hardest, logSumExp, oneHotOf } from '../../nn/classes.ts';
import { detach } from '../../nn/gradients.ts';
import type { Pieces } from '../../nn/layout.ts';
import { applyNetwork, type Memory } from '../../nn/network.ts';
import { logDensity } from '../../nn/pairwise.ts';
import { latents, ops, streamNames } from '../ops.ts';
import { POINTS, type Subject } from '../subject.ts';
import { comparedSamples } from './features.ts';
import { frozenBatch, isFrozen } from './frozen.ts';
import { kernelNoise } from './noise.ts';
import { gradientPenalty } from './penalty.ts';
import { isConditional, type Players } from './players.ts';
import { BANDWIDTH_NOW } from './settings.ts';

/** Weights that a play applies: pieces of both networks, and what these remember beside them. */
export interface Weights {
  readonly generator: Pieces;
  readonly critic: Pieces;
  readonly memories?: { readonly generator: Memory; readonly critic: Memory };
}

/** Notes a scalar for the report, or leaves it uncomputed; the last note under a name counts. */
export type Note = (name: string, value: () => tf.Scalar) => void;

/** What a loss sees of a run (see `Play`) in one execution of a phase. */
export function createPlay(
  experiment: Experiment,
  players: Players,
  weights: Weights,
  io: PhaseIo,
  note: Note,
  subject: Subject = POINTS,
): Play {
  const { batch, packing } = experiment.training;
  const { kind, where } = experiment.penalty;
  const { classes, space } = subject;
  const { critic: shape } = findGan(experiment.method.id);
  const conditional = isConditional(experiment);
  const count = batch * packing;
  const fresh = streamNames();

  const reportedAs = new WeakMap<tf.Tensor, string>();

  const outputs = (inputs: tf.Tensor2D, labels?: tf.Tensor2D): tf.Tensor2D => {
    const given = labels && shape?.seesClass ? tf.concat2d([inputs, labels], 1) : inputs;
    return applyNetwork(players.critic.spec, players.critic.layout, weights.critic, given, weights.memories?.critic);
  };
  /** How real inputs are [rows, 1]. */
  const critic = (inputs: tf.Tensor2D, labels?: tf.Tensor2D): tf.Tensor2D => {
    const raw = outputs(inputs, labels);
    return shape ? shape.realness(play, raw, labels) : raw;
  };

  const { on, kernel } = experiment.smoothing;

  function smoothed(points: tf.Tensor2D, stream: string): tf.Tensor2D {
    const noise = kernelNoise(kernel, io, stream, points.shape[0], points.shape[1]);
    return tf.add(points, tf.mul(noise, io.setting(BANDWIDTH_NOW)));
  }

  /** Samples [batch · packing, x] to critic inputs [batch, packing · x], whose mean output is reported under `name`. */
  function prepared(points: tf.Tensor2D, stream: string, name: string): tf.Tensor2D {
    const blurred = on ? smoothed(points, fresh(stream)) : points;
    const inputs = packing === 1 ? blurred : tf.reshape(blurred, [batch, packing * space.size]);
    reportedAs.set(inputs, name);
    return inputs as tf.Tensor2D;
  }

  /** Rows of the data [count, x] and, behind them in the same table, their classes. */
  function realRows(): { points: tf.Tensor2D; labels: tf.Tensor2D | undefined } {
    const rows = io.rows(fresh('real'), count);
    if (classes === 0) return { points: rows, labels: undefined };
    const points = tf.slice2d(rows, [0, 0], [count, space.size]);
    return { points, labels: tf.slice2d(rows, [0, space.size], [count, classes]) };
  }

  /** Classes by the shares of the data, one-hot [count, K]. */
  const drawnLabels = (): tf.Tensor2D => oneHotOf(io.uniform(fresh('class'), count, 1), subject.shares);

  /** Generated samples [count, x], of the classes given, or else drawn, where the generator takes one. */
  function generated(given?: tf.Tensor2D): { readonly points: tf.Tensor2D; readonly labels?: tf.Tensor2D } {
    if (isFrozen(experiment)) return frozenBatch(experiment, io, fresh, count, space.size);
    const latent = latents(experiment, io, fresh('latent'), count);
    const { spec, layout } = players.generator;
    const made = (input: tf.Tensor2D): tf.Tensor2D =>
      applyNetwork(spec, layout, weights.generator, input, weights.memories?.generator);
    if (!conditional) return { points: made(latent) };
    const labels = given ?? drawnLabels();
    return { points: made(tf.concat2d([latent, labels], 1)), labels };
  }

  const play: Play = {
    ops,
    setting: io.setting,
    option: (key) => valueAt(experiment, key),
    realPoints: () => realRows().points,
    fakePoints: () => generated().points,
    realInputs: () => prepared(play.realPoints(), 'noise-real', 'criticReal'),
    fakeInputs: () => prepared(play.fakePoints(), 'noise-fake', 'criticFake'),
    classes,
    classShares: () => tf.tensor2d([...subject.shares], [1, classes]),
    realLabelled() {
      const { points, labels } = realRows();
      if (!labels) throw new Error(`${experiment.method.id} needs labels, and the data have none`);
      return { inputs: prepared(points, 'noise-real', 'criticReal'), labels };
    },
    fakeLabelled(given) {
      const { points, labels } = generated(given);
      if (!labels) throw new Error(`the generator of ${experiment.method.id} is given no class`);
      return { inputs: prepared(points, 'noise-fake', 'criticFake'), labels };
    },
    logSumExp,
    hardest,
    compared: (samples) => comparedSamples(subject, io.state, samples),
    noisy: (points) => smoothed(points, fresh('noise')),
    constant: detach,
    logDensity(points, centres, { leaveOneOut = false } = {}) {
      const leavesOut = leaveOneOut && centres.shape[0] > 1;
      return logDensity(points, centres, io.setting(BANDWIDTH_NOW), { kernel, leaveOneOut: leavesOut });
    },
    criticise(inputs, labels) {
      const values = critic(inputs, labels);
      const name = reportedAs.get(inputs);
      if (name !== undefined) note(name, () => tf.mean(values));
      return values;
    },
    outputs(inputs, labels) {
      const raw = outputs(inputs, labels);
      const name = reportedAs.get(inputs);
      if (name !== undefined) note(name, () => tf.mean(shape ? shape.realness(play, raw, labels) : raw));
      return raw;
    },
    penalty(real, fake, labels) {
      if (kind === 'none') return tf.scalar(0);
      // Places around both sets are twice as many rows.
      const labelsOf = (x: tf.Tensor2D): tf.Tensor2D | undefined =>
        labels && x.shape[0] === 2 * labels.shape[0] ? tf.concat2d([labels, labels], 0) : labels;
      const { value, slopes } = gradientPenalty({ kind, where }, (x) => critic(x, labelsOf(x)), real, fake, io);
      note('penalty', () => value);
      note('slopeMean', () => tf.mean(slopes));
      note('slopeMax', () => tf.max(slopes));
      return value;
    },
  };
  return play;
}
