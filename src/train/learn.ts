import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo, PhaseResult } from '../engine/contract.ts';
import type { CorePlay, Training } from '../methods/contract.ts';
import { valueAndGradients } from '../nn/gradients.ts';
import type { Pieces } from '../nn/layout.ts';
import { flatten } from '../nn/network.ts';
import { type OptimiserSettings, update } from '../nn/optimisers.ts';
import type { NetworkActor } from './actors.ts';
import { ops } from './ops.ts';

function optimiserSettings(io: PhaseIo, { id, optimiserGroup = `${id}Optimiser` }: NetworkActor): OptimiserSettings {
  const cell = (name: string): string => `${optimiserGroup}.${name}`;
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

/** State of a network after an update along a gradient in its pieces. */
function updated(
  io: PhaseIo,
  actor: NetworkActor,
  gradients: Pieces,
  project?: Training<CorePlay>['project'],
): Readonly<Record<string, tf.Tensor1D>> {
  const old = io.state(actor.weights);
  const moments = actor.moments.map(io.state);
  const gradient = shortened(flatten(gradients), actor.longest);
  const after = update(actor.optimiser, old, gradient, moments, optimiserSettings(io, actor));
  const weights = project ? project(after.weights, { ops, setting: io.setting }) : after.weights;
  return {
    [actor.weights]: weights,
    ...Object.fromEntries(actor.moments.map((name, i) => [name, after.moments[i] as tf.Tensor1D])),
    ...averaged(actor, io, weights),
  };
}

/** A network and the pieces of its weights that a loss reads. */
export interface Learner {
  readonly actor: NetworkActor;
  readonly pieces: Pieces;
}

/**
 * One execution of a phase that trains networks together: loss, gradient over the weights of all, update of each, projection.
 * The loss is reported as `<id>Loss`.
 */
export function learnTogether(
  io: PhaseIo,
  id: string,
  learners: readonly Learner[],
  loss: () => tf.Scalar,
  project?: Training<CorePlay>['project'],
): PhaseResult {
  const { value, gradients } = valueAndGradients(
    loss,
    learners.flatMap(({ pieces }) => [...pieces]),
  );
  let next = 0;
  const state = learners.map(({ actor, pieces }) => {
    const own = gradients.slice(next, next + pieces.length);
    next += pieces.length;
    return updated(io, actor, own, project);
  });
  return { state: Object.assign({}, ...state), report: { [`${id}Loss`]: value } };
}

/** As `learnTogether`, of one network; `pieces` are the weights that `loss` reads. */
export const learn = (
  io: PhaseIo,
  actor: NetworkActor,
  pieces: Pieces,
  loss: () => tf.Scalar,
  project?: Training<CorePlay>['project'],
): PhaseResult => learnTogether(io, actor.id, [{ actor, pieces }], loss, project);
