import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../../engine/contract.ts';
import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import { bitsOf as unitsOf } from '../../math/layers/states.ts';
import { findLayers } from '../../methods/index.ts';
import type { LayersActor, LayersPlay } from '../../methods/layers/contract.ts';
import { logSumExp } from '../../nn/classes.ts';
import { detach } from '../../nn/gradients.ts';
import type { Pieces } from '../../nn/layout.ts';
import { applyNetwork } from '../../nn/network.ts';
import { ops, streamNames } from '../ops.ts';
import type { LayersActors } from './actors.ts';
import { bitsOf, downward, freeEnergy, gibbs, type Machine, upward } from './machine.ts';

/** Own state of persistent chains, and what becomes of them. */
export interface Chains {
  /** Where the chain of this chapter starts; absent where it starts at the batch. */
  readonly from?: tf.Tensor2D;
  to?: tf.Tensor2D;
}

/** Logits [rows, codes] of the inference model. */
export function inferredBy(
  experiment: Experiment,
  actors: LayersActors,
  { bottom, inference }: Readonly<Record<'bottom' | 'inference', Pieces>>,
  images: tf.Tensor2D,
): tf.Tensor2D {
  if (findLayers(experiment.method.id).inference === 'rich') {
    return applyNetwork(actors.inference.spec, actors.inference.layout, inference, images);
  }
  const [weights, visible] = bottom as [tf.Tensor2D, tf.Tensor1D];
  return upward({ weights, visible, hidden: inference[0] as tf.Tensor2D }, images);
}

/**
 * What a loss sees of a tower (see `LayersPlay`) in one execution of a phase. What is drawn is drawn when the play is made, outside
 * of any gradient, so that a loss may ask for it as often as it likes.
 */
export function createLayersPlay(
  experiment: Experiment,
  actors: LayersActors,
  pieces: Readonly<Record<LayersActor, Pieces>>,
  io: PhaseIo,
  id: 'bottom' | 'top',
  chains: Chains,
): LayersPlay {
  const { tower, method } = experiment;
  const fresh = streamNames();
  const { codes, batch, gibbs: steps, topTrainer } = tower;
  // Rows of the table are pixels of −1 and 1.
  const images = tf.mul(tf.add(io.rows(fresh('images'), batch), 1), 0.5) as tf.Tensor2D;
  const uniform = (columns: number): tf.Tensor2D => io.uniform(fresh('uniform'), batch, columns);
  const [weights, visible] = pieces.bottom as [tf.Tensor2D, tf.Tensor1D];
  const machine: Machine = { weights, visible, hidden: pieces.inference[0] as tf.Tensor2D };
  const [topWeights, topVisible] = pieces.top as [tf.Tensor2D, tf.Tensor1D];
  const top: Machine = { weights: topWeights, visible: topVisible, hidden: pieces.topBias[0] as tf.Tensor2D };
  const inferred = (given: tf.Tensor2D): tf.Tensor2D => inferredBy(experiment, actors, pieces, given);
  const isMeans = tower.codesAre === 'means';
  const chainOf = (of: Machine, start: tf.Tensor2D): tf.Tensor2D => {
    chains.to = gibbs(of, chains.from ?? start, steps, uniform);
    return chains.to;
  };
  const drawnCodes = id === 'top' ? bitsOf(inferred(images), uniform(codes)) : undefined;
  const isMachine = findLayers(method.id).inference === 'tied' && id === 'bottom';
  const dream = isMachine && 'chain' in method ? chainOf(machine, images) : undefined;
  const topDream = drawnCodes && topTrainer !== 'exact' ? chainOf(top, drawnCodes) : undefined;
  const noise = id === 'bottom' ? uniform(codes) : undefined;
  const missing = (what: string): never => {
    throw new Error(`${method.id}: no ${what} in this chapter`);
  };
  const drop = 'drop' in method ? io.setting('method.drop') : undefined;
  const kept =
    drop && id === 'bottom' ? tf.cast(tf.greaterEqual(uniform(images.shape[1]), drop), 'float32') : undefined;
  return {
    ops,
    setting: io.setting,
    option: (key) => valueAt(experiment, key),
    constant: detach,
    images: () => images,
    dropped: (given) => (kept ? (tf.mul(given, kept) as tf.Tensor2D) : given),
    inferred,
    decoded: (given) => downward({ weights, visible }, given),
    drawn(logits) {
      const means = tf.sigmoid(logits);
      if (isMeans || !noise) return means;
      return tf.add(means, detach(tf.sub(bitsOf(logits, noise), means))) as tf.Tensor2D;
    },
    energy: (given) => freeEnergy(machine, given),
    dreamt: () => detach(dream ?? missing('chain')),
    codes: () => detach(drawnCodes ?? missing('codes')),
    topEnergy: (given) => freeEnergy(top, given),
    topDreamt: () => detach(topDream ?? missing('chain')),
    allCodes: () =>
      tf.tensor2d(
        unitsOf(
          Array.from({ length: 2 ** codes }, (_, state) => state),
          codes,
        ),
        [2 ** codes, codes],
      ),
    topTrainer,
    logSumExpOf: (values) => tf.reshape(logSumExp(tf.reshape(values, [1, values.shape[0]])), []),
  };
}
