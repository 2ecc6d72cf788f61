import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo, PhaseResult, Probe, Program } from '../../engine/contract.ts';
import { logSumExp, oneHotOf } from '../../nn/classes.ts';
import { valueAndGradients } from '../../nn/gradients.ts';
import { initialWeights } from '../../nn/initialise.ts';
import { layoutOf } from '../../nn/layout.ts';
import { applyFeatures, applyNetwork, flatten, piecesFrom } from '../../nn/network.ts';
import { update } from '../../nn/optimisers.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { RECIPE } from './recipe.ts';

/** State vector of a judge's weights. */
export const JUDGE_WEIGHTS = 'judge.weights';
const MOMENTS = ['judge.moment1', 'judge.moment2'] as const;

const SETTINGS = ['rate', 'beta1', 'beta2'] as const;

/** x [rows, n] with everything `by` columns further right (left if negative); what comes in is the background, −1. */
function columnsMoved(x: tf.Tensor2D, by: number): tf.Tensor2D {
  if (by === 0) return x;
  const [rows, n] = x.shape;
  const background = tf.fill([rows, Math.abs(by)], -1) as tf.Tensor2D;
  const rest = tf.slice2d(x, [0, Math.max(0, -by)], [rows, n - Math.abs(by)]);
  return tf.concat2d(by > 0 ? [background, rest] : [rest, background], 1);
}

/** Each row of x moved by one of a few numbers of columns, chosen by its uniform draw u [rows, 1]. */
function movedAtRandom(x: tf.Tensor2D, u: tf.Tensor2D, unit: number): tf.Tensor2D {
  const chosen = oneHotOf(u, RECIPE.shifts);
  const middle = (RECIPE.shifts.length - 1) / 2;
  return RECIPE.shifts
    .map((_, i) => tf.mul(columnsMoved(x, unit * (i - middle)), tf.slice2d(chosen, [0, i], [x.shape[0], 1])))
    .reduce((sum, part) => tf.add(sum, part)) as tf.Tensor2D;
}

/**
 * Images [rows, height · width] moved by up to two pixels along each axis. A pixel that leaves at one side comes in at the
 * other one row on, which matters little where images have a margin.
 */
function moved(images: tf.Tensor2D, width: number, io: PhaseIo): tf.Tensor2D {
  const [rows] = images.shape;
  const along = movedAtRandom(images, io.uniform('along', rows, 1), 1);
  return movedAtRandom(along, io.uniform('across', rows, 1), width);
}

/** Cross-entropy of rows [batch, pixels + classes] whose classes are one-hot, and the weights after one step of Adam. */
function learn(spec: NetworkSpec, io: PhaseIo): PhaseResult {
  const layout = layoutOf(spec);
  const weights = io.state(JUDGE_WEIGHTS);
  const rows = io.rows('images', RECIPE.batch);
  const pixels = tf.slice2d(rows, [0, 0], [RECIPE.batch, spec.inputs]);
  const images = moved(pixels, spec.sees?.width ?? 1, io);
  const labels = tf.slice2d(rows, [0, spec.inputs], [RECIPE.batch, spec.outputs]);
  const pieces = piecesFrom(weights, layout);
  const { value, gradients } = valueAndGradients(() => {
    const logits = applyNetwork(spec, layout, pieces, images);
    const asked = tf.sum(tf.mul(logits, labels), 1, true);
    return tf.mean(tf.sub(logSumExp(logits), asked)) as tf.Scalar;
  }, pieces);
  const updated = update('adam', weights, flatten(gradients), MOMENTS.map(io.state), {
    rate: io.setting('rate'),
    beta1: io.setting('beta1'),
    beta2: io.setting('beta2'),
    beta1Power: io.settingPower('beta1'),
    beta2Power: io.settingPower('beta2'),
  });
  const [first, second] = updated.moments as [tf.Tensor1D, tf.Tensor1D];
  return {
    state: { [JUDGE_WEIGHTS]: updated.weights, [MOMENTS[0]]: first, [MOMENTS[1]]: second },
    report: { loss: value },
  };
}

/** Images [rows, pixels] to their log probabilities and features side by side [rows, classes + features]. */
const look =
  (spec: NetworkSpec): Probe =>
  (state, images) => {
    const layout = layoutOf(spec);
    const pieces = piecesFrom(state(JUDGE_WEIGHTS), layout);
    const features = applyFeatures(spec, layout, pieces, images);
    const logits = applyNetwork(spec, layout, pieces, images);
    return tf.concat2d([tf.sub(logits, logSumExp(logits)), features], 1);
  };

/** The program that trains a judge on `table` [rows, pixels + classes]. */
export function learningProgram(spec: NetworkSpec, table: Float32Array, seed: number): Program {
  const weights = initialWeights(spec, seed, 'judge');
  return {
    name: 'judge',
    state: {
      [JUDGE_WEIGHTS]: weights,
      ...Object.fromEntries(MOMENTS.map((name) => [name, new Float32Array(weights.length)])),
    },
    data: { values: table, columns: spec.inputs + spec.outputs },
    settings: SETTINGS,
    phases: [{ id: 'learn', body: (io) => learn(spec, io) }],
    probes: { look: look(spec) },
  };
}

/** The program that asks a judge of these weights; it has nothing to train. */
export function askingProgram(spec: NetworkSpec, weights: Float32Array): Program {
  return {
    name: 'judge',
    state: { [JUDGE_WEIGHTS]: weights },
    data: { values: new Float32Array(spec.inputs), columns: spec.inputs },
    settings: [],
    phases: [],
    probes: { look: look(spec) },
  };
}
