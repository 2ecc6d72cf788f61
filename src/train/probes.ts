import * as tf from '@tensorflow/tfjs-core';
import type { Probe } from '../engine/contract.ts';
import { rowGradients } from '../nn/gradients.ts';
import { applyNetwork, piecesFrom } from '../nn/network.ts';
import type { Players } from './players.ts';

export interface Probes {
  /** Latents [rows, latent] to points [rows, 2]. */
  readonly generate: Probe;
  /** Points [rows, 2] to raw critic outputs [rows, 1]; a packed critic sees every point repeated. */
  readonly criticise: Probe;
  /** Points [rows, 2] to the gradient [rows, 2] of the critic's output in the point. */
  readonly criticGradient: Probe;
}

/** Views of the networks outside training, for drawing and for metrics. */
export function createProbes({ generator, critic }: Players, packing: number): Readonly<Record<keyof Probes, Probe>> {
  const criticOf =
    (state: Parameters<Probe>[0]) =>
    (points: tf.Tensor2D): tf.Tensor2D => {
      const pieces = piecesFrom(state(critic.weights), critic.layout);
      const vectors = critic.vectors === undefined ? undefined : state(critic.vectors);
      const inputs = packing === 1 ? points : tf.concat2d(Array<tf.Tensor2D>(packing).fill(points), 1);
      return applyNetwork(critic.spec, critic.layout, pieces, inputs, vectors);
    };
  return {
    generate: (state, input) =>
      applyNetwork(generator.spec, generator.layout, piecesFrom(state(generator.weights), generator.layout), input),
    criticise: (state, input) => criticOf(state)(input),
    criticGradient: (state, input) => rowGradients(criticOf(state), input),
  };
}
