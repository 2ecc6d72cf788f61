import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo, PhaseResult, Probe, Program } from '../../engine/contract.ts';
import { logSumExp } from '../../nn/classes.ts';
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

/** Cross-entropy of rows [batch, pixels + classes] whose classes are one-hot, and the weights after one step of Adam. */
function learn(spec: NetworkSpec, io: PhaseIo): PhaseResult {
  const layout = layoutOf(spec);
  const weights = io.state(JUDGE_WEIGHTS);
  const rows = io.rows('images', RECIPE.batch);
  const images = tf.slice2d(rows, [0, 0], [RECIPE.batch, spec.inputs]);
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
