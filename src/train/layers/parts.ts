import type * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../../experiment/experiment.ts';
import { findLayers } from '../../methods/index.ts';
import type { LayersActor } from '../../methods/layers/contract.ts';
import type { Pieces } from '../../nn/layout.ts';
import { applyNetwork, piecesFrom } from '../../nn/network.ts';
import type { LayersActors } from './actors.ts';
import { bitLogits, everyCode, logLikelihoods, logShares, posterior } from './enumerated.ts';
import { type Machine, upward } from './machine.ts';

/** State vector of the latent marginal [2^codes] of a method that keeps one. */
export const MARGINAL = 'marginal';

/** A layer as tensors: the machine whose visible bits it decodes codes to, and its inference. */
interface LayerParts {
  readonly machine: Machine;
  /** Logits [rows, codes] of the codes of what it decodes to [rows, visible]. */
  inferred(given: tf.Tensor2D): tf.Tensor2D;
}

/** A tower as tensors. */
export interface Parts {
  /** Weights of each part that the tower has. */
  readonly pieces: Readonly<Partial<Record<LayersActor, Pieces>>>;
  readonly bottom: LayerParts;
  readonly top: Machine;
  /** log Q(h) [1, 2^codes] of a method that keeps a latent marginal. */
  readonly logMarginal?: tf.Tensor2D;
}

/** Two parts as one machine: weights and biases of what is visible, and biases of what is hidden. */
function machineOf([weights, visible]: Pieces = [], [hidden]: Pieces = []): Machine {
  return { weights: weights as tf.Tensor2D, visible: visible as tf.Tensor1D, hidden: hidden as tf.Tensor2D };
}

/** The tower in a state of its program. */
export function partsOf(
  { method, tower }: Experiment,
  actors: LayersActors,
  state: (name: string) => tf.Tensor1D,
): Parts {
  const { inference } = findLayers(method.id);
  const pieces: Parts['pieces'] = Object.fromEntries(
    Object.values(actors).map(({ id, weights, layout }) => [id, piecesFrom(state(weights), layout)]),
  );
  const logMarginal = inference === 'posterior' ? logShares(state(MARGINAL)) : undefined;
  const machine = machineOf(pieces.bottom, pieces.inference);
  function inferred(given: tf.Tensor2D): tf.Tensor2D {
    if (logMarginal) {
      const codes = everyCode(tower.codes);
      return bitLogits(posterior(logLikelihoods(machine, codes, given), logMarginal), codes);
    }
    if (inference === 'tied') return upward(machine, given);
    const { spec, layout } = actors.inference as NonNullable<LayersActors['inference']>;
    return applyNetwork(spec, layout, pieces.inference as Pieces, given);
  }
  return {
    pieces,
    bottom: { machine, inferred },
    top: machineOf(pieces.top, pieces.topBias),
    ...(logMarginal && { logMarginal }),
  };
}
