import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../../engine/contract.ts';
import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import { isJoint, type LayersPhase, type LayersPlay } from '../../methods/layers/contract.ts';
import { logSumExp } from '../../nn/classes.ts';
import { detach } from '../../nn/gradients.ts';
import { ops, streamNames } from '../ops.ts';
import { drawCodes, everyCode, logLikelihoods, posterior } from './enumerated.ts';
import { bitsOf, downward, exchanged, freeEnergy, gibbs, type Machine } from './machine.ts';
import type { Parts } from './parts.ts';
import { spoilerOf } from './spoil.ts';

/** Own state of persistent chains, and what becomes of them. */
export interface Chains {
  /** Where the chain of this chapter starts; absent where it starts at the batch. */
  readonly from?: tf.Tensor2D;
  to?: tf.Tensor2D;
}

/**
 * What a loss sees of a tower (see `LayersPlay`) in one execution of a phase. What is drawn is drawn when the play is made, outside
 * of any gradient, so that a loss may ask for it as often as it likes.
 */
export function createLayersPlay(
  experiment: Experiment,
  { bottom, top, logMarginal }: Parts,
  io: PhaseIo,
  phase: LayersPhase,
  chains: Chains,
): LayersPlay {
  const { tower, method } = experiment;
  const { id } = phase;
  const atOnce = isJoint(phase);
  const fresh = streamNames();
  const { codes, batch, gibbs: steps, topTrainer } = tower;
  // Rows of the table are pixels of −1 and 1.
  const images = tf.mul(tf.add(io.rows(fresh('images'), batch), 1), 0.5) as tf.Tensor2D;
  const uniform = (columns: number): tf.Tensor2D => io.uniform(fresh('uniform'), batch, columns);
  const { machine, inferred } = bottom;
  const isMeans = tower.codesAre === 'means';
  const chainOf = (of: Machine, start: tf.Tensor2D): tf.Tensor2D => {
    chains.to = gibbs(of, chains.from ?? start, steps, uniform);
    return chains.to;
  };
  /** Codes that the top learns: of the marginal where there is one, else of the images. */
  function topCodes(): tf.Tensor2D | undefined {
    if (!logMarginal) return bitsOf(inferred(images), uniform(codes));
    return topTrainer === 'exact' ? undefined : drawCodes(logMarginal, everyCode(codes), uniform(2 ** codes));
  }
  /** Codes of the images, codes that the top draws, and images of those. */
  function allAtOnce(uniforms: tf.Tensor2D) {
    const awake = bitsOf(inferred(images), uniforms);
    const every = everyCode(codes);
    const asleep =
      topTrainer === 'exact'
        ? drawCodes(tf.reshape(tf.neg(freeEnergy(top, every)), [1, 2 ** codes]), every, uniform(2 ** codes))
        : chainOf(top, awake);
    return { awake, asleep, images: bitsOf(downward(machine, asleep), uniform(images.shape[1])) };
  }
  const drawnCodes = id === 'top' ? topCodes() : undefined;
  const dreams = id === 'bottom' && 'chain' in method && valueAt(experiment, 'method.chain') !== 'exact';
  const dream = dreams ? chainOf(machine, images) : undefined;
  const topDream = drawnCodes && topTrainer !== 'exact' ? chainOf(top, drawnCodes) : undefined;
  const noise = (id === 'bottom' && !logMarginal) || atOnce ? uniform(codes) : undefined;
  const joint = atOnce && noise ? allAtOnce(noise) : undefined;
  const missing = (what: string): never => {
    throw new Error(`${method.id}: no ${what} in this chapter`);
  };
  const spoil = id === 'bottom' ? spoilerOf(experiment, io, () => uniform(images.shape[1])) : undefined;
  return {
    ops,
    setting: io.setting,
    option: (key) => valueAt(experiment, key),
    constant: detach,
    images: () => images,
    spoilt: (given) => spoil?.(given) ?? given,
    inferred,
    decoded: (given) => downward(machine, given),
    drawn(logits) {
      const means = tf.sigmoid(logits);
      if (isMeans || !noise) return means;
      return tf.add(means, detach(tf.sub(bitsOf(logits, noise), means))) as tf.Tensor2D;
    },
    energy: (given) => freeEnergy(machine, given),
    dreamt: () => detach(dream ?? missing('chain')),
    codeEnergy: (given) => freeEnergy(exchanged(machine), given),
    codes: () => detach(drawnCodes ?? joint?.awake ?? missing('codes')),
    topEnergy: (given) => freeEnergy(top, given),
    topDreamt: () => detach(topDream ?? joint?.asleep ?? missing('chain')),
    fantasies: () => detach(joint?.images ?? missing('fantasies')),
    allCodes: () => everyCode(codes),
    logLikelihoods: (given) => logLikelihoods(machine, everyCode(codes), given),
    logMarginal: () => detach(logMarginal ?? missing('marginal')),
    responsibilities: (given) =>
      detach(posterior(logLikelihoods(machine, everyCode(codes), given), logMarginal ?? missing('marginal'))),
    topTrainer,
    logSumExp,
  };
}
