import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo, PhaseResult } from '../engine/contract.ts';
import type { CorePlay, Training } from '../methods/contract.ts';
import { valueAndGradients } from '../nn/gradients.ts';
import type { Pieces } from '../nn/layout.ts';
import { flatten } from '../nn/network.ts';
import { type OptimiserSettings, update } from '../nn/optimisers.ts';
import type { NetworkActor } from './actors.ts';
import { ops } from './ops.ts';

function optimiserSettings(io: PhaseIo, id: NetworkActor['id']): OptimiserSettings {
  const cell = (name: string): string => `${id}Optimiser.${name}`;
  return {
    rate: io.setting(cell('rate')),
    beta1: io.setting(cell('beta1')),
    beta2: io.setting(cell('beta2')),
    beta1Power: io.settingPower(cell('beta1')),
    beta2Power: io.settingPower(cell('beta2')),
  };
}

/** The gradient, shortened to a length where it is longer. */
function shortened(gradient: tf.Tensor1D, longest: number | undefined): tf.Tensor1D {
  if (longest === undefined) return gradient;
  const length = tf.sqrt(tf.add(tf.sum(tf.square(gradient)), 1e-12));
  // longest / max(length, longest), which is 1 for a gradient that is short enough.
  return tf.mul(gradient, tf.div(longest, tf.add(longest, tf.relu(tf.sub(length, longest)))));
}

/** decay · average + (1 − decay) · weights. */
function averaged(actor: NetworkActor, io: PhaseIo, weights: tf.Tensor1D): Readonly<Record<string, tf.Tensor1D>> {
  if (!actor.average) return {};
  const { state, decay } = actor.average;
  const old = io.state(state);
  return { [state]: tf.add(old, tf.mul(tf.sub(weights, old), tf.sub(1, io.setting(decay)))) };
}

/**
 * One execution of a phase that trains a network: loss, gradient over its weights, update, projection. `pieces` are the
 * weights that `loss` reads; the loss is reported as `<actor>Loss`.
 */
export function learn(
  io: PhaseIo,
  actor: NetworkActor,
  pieces: Pieces,
  loss: () => tf.Scalar,
  project?: Training<CorePlay>['project'],
): PhaseResult {
  const { value, gradients } = valueAndGradients(loss, pieces);
  const old = io.state(actor.weights);
  const moments = actor.moments.map(io.state);
  const gradient = shortened(flatten(gradients), actor.longest);
  const updated = update(actor.optimiser, old, gradient, moments, optimiserSettings(io, actor.id));
  const weights = project ? project(updated.weights, { ops, setting: io.setting }) : updated.weights;
  return {
    state: {
      [actor.weights]: weights,
      ...Object.fromEntries(actor.moments.map((name, i) => [name, updated.moments[i] as tf.Tensor1D])),
      ...averaged(actor, io, weights),
    },
    report: { [`${actor.id}Loss`]: value },
  };
}
