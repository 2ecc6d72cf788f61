import * as tf from '@tensorflow/tfjs-core';
import type { Probe } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { rowGradients } from '../nn/gradients.ts';
import { applyNetwork, piecesFrom } from '../nn/network.ts';
import { kernelProbes } from './kernelProbe.ts';
import { hasCritic, type Player, type Players } from './players.ts';

/** Views of a program outside training. Those of the critic exist only where there is a critic network. */
export interface Probes {
  /** Latents [rows, latent] to points [rows, 2]; a frozen generator answers too, though nothing uses what it makes. */
  readonly generate: Probe;
  /** Points [rows, 2] to raw critic outputs [rows, 1]; a packed critic sees every point repeated. */
  readonly criticise?: Probe;
  /** Points [rows, 2] to the gradient [rows, 2] of the critic's output in the point. */
  readonly criticGradient?: Probe;
  /** Logits of the kernel density discriminator; input as `kernelInput` lays it out. */
  readonly kernelLogit: Probe;
  /** Their gradients [queries, 2] in the query. */
  readonly kernelGradient: Probe;
}

function criticProbes(critic: Player, packing: number): Required<Pick<Probes, 'criticise' | 'criticGradient'>> {
  const criticOf =
    (state: Parameters<Probe>[0]) =>
    (points: tf.Tensor2D): tf.Tensor2D => {
      const pieces = piecesFrom(state(critic.weights), critic.layout);
      const vectors = critic.vectors === undefined ? undefined : state(critic.vectors);
      const inputs = packing === 1 ? points : tf.concat2d(Array<tf.Tensor2D>(packing).fill(points), 1);
      return applyNetwork(critic.spec, critic.layout, pieces, inputs, vectors);
    };
  return {
    criticise: (state, input) => criticOf(state)(input),
    criticGradient: (state, input) => rowGradients(criticOf(state), input),
  };
}

/** The probes of a program, for drawing and for metrics. */
export function createProbes({ generator, critic }: Players, experiment: Experiment): Readonly<Record<string, Probe>> {
  const probes: Probes = {
    generate: (state, input) =>
      applyNetwork(generator.spec, generator.layout, piecesFrom(state(generator.weights), generator.layout), input),
    ...(hasCritic(experiment) && criticProbes(critic, experiment.training.packing)),
    ...kernelProbes(experiment.smoothing.kernel),
  };
  return { ...probes };
}
