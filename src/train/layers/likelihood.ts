import type { Law } from '../../data/law.ts';
import { type LikelihoodTable, likelihoodTable } from '../../math/layers/decoder.ts';
import { type Encoded, encodedMarginal, reconstruction, reconstructionBound } from '../../math/layers/encoder.ts';
import {
  bestLatentMarginal,
  divergence,
  marginalStep,
  marginalValue,
  posteriorReconstruction,
} from '../../math/layers/latentMarginal.ts';
import { slowestCorrelation } from '../../math/layers/mixing.ts';
import { key, uniform } from '../../math/rng.ts';
import type { MetricContext } from '../../metrics/contract.ts';
import { drawCodes, likeliestImages, validationBits } from './samples.ts';
import { type Tower, towerDecoder } from './tower.ts';

/** Chains that a top's memory is taken from: it is known to a few hundredths. */
const CHAINS = 1_000;
const DEAD = 0.01;

/** What likelihoods of a tower are taken from, at one moment. */
interface Moment {
  readonly tower: Tower;
  /** log P(h) of the model so far, every code [2^codes]. */
  readonly prior: Float64Array;
  /** Whether the top is part of the model so far. */
  readonly isTopped: boolean;
  /** Probabilities [rows, codes] that inference gives the bits of the training images. */
  readonly inferred: Float32Array;
  /** Latent marginal [2^codes] of a method that keeps one, whose posterior is its inference. */
  readonly marginal?: Float32Array;
}

/** What inference makes of the training images: the codes' distribution q_D [2^codes] with its logs, and how well they restore the images. */
interface Coded extends Encoded {
  readonly restored: number;
}

function codedOf(table: LikelihoodTable, { tower, inferred, marginal }: Moment): Coded {
  if (!marginal)
    return { ...encodedMarginal(inferred, tower.codes), restored: reconstruction(table, inferred, tower.codes) };
  const prior = Float64Array.from(marginal);
  const restored = posteriorReconstruction(table, prior.map(Math.log));
  // The posterior, averaged over the images, is one step of expectation maximisation further.
  const { next } = marginalStep(table, prior);
  return { marginal: next, logs: next.map(Math.log), restored };
}

type Likelihoods = NonNullable<MetricContext['likelihood']>;

/** Share of samples [rows, pixels] that follow the rule of the law; undefined where it has none. */
export function legalShare({ bits }: Law, samples: Float32Array, pixels: number): number | undefined {
  const isLegal = bits?.isLegal;
  if (!isLegal) return undefined;
  const rows = samples.length / pixels;
  let legal = 0;
  for (let row = 0; row < rows; row++) {
    legal += Number(isLegal(samples.subarray(row * pixels, (row + 1) * pixels)));
  }
  return legal / rows;
}

/** Bits of the codes of images, which are distributed like this [2^codes], that are on with a probability within 1 % of 0 or 1. */
function deadBits(marginal: Float64Array, codes: number): number {
  const shares = Array.from({ length: codes }, (_, bit) =>
    marginal.reduce((sum, share, code) => sum + share * ((code >> bit) & 1), 0),
  );
  return shares.filter((share) => share < DEAD || share > 1 - DEAD).length;
}

/** Correlation of the slowest bit of the top's codes over one Gibbs step (see `slowestCorrelation`). */
function memoryOf(tower: Tower, prior: Float64Array, seed: number): number {
  const codes = drawCodes(tower, prior, seed, CHAINS);
  return slowestCorrelation(
    tower.machine,
    codes,
    uniform(key(seed, 'evaluation/chains'), CHAINS * tower.machine.hidden),
  );
}

/**
 * Every likelihood of a tower whose codes can be enumerated, exact (nats per image): of the model so far on validation and training
 * images [rows, pixels]; what the best top could reach on either with its certificate, by expectation maximisation; and the two
 * lower bounds of it that training goes by (arXiv:1212.1524, sec. 2).
 */
export function judgeOf(law: Law, training: Float32Array, pixels: number, seed: number) {
  const learnt = training.map((pixel) => Number(pixel > 0));
  const heldOut = validationBits(law, pixels);
  const rows = training.length / pixels;
  return (moment: Moment, samples: Float32Array): Likelihoods => {
    const { tower, prior, isTopped } = moment;
    const decoder = towerDecoder(tower);
    const table = likelihoodTable(decoder, learnt);
    const held = likelihoodTable(decoder, heldOut);
    const coded = codedOf(table, moment);
    const best = bestLatentMarginal(table, { start: coded.marginal });
    const heldBest = bestLatentMarginal(held, { start: coded.marginal });
    const legal = legalShare(law, samples, pixels);
    const likeliestLegal = legalShare(law, likeliestImages(tower, prior, seed, samples.length / pixels), pixels);
    return {
      validation: marginalValue(held, prior),
      training: marginalValue(table, prior),
      validationCeiling: heldBest.value + heldBest.certificate,
      ceiling: best.value,
      certificate: best.certificate,
      uHat: marginalValue(table, coded.logs),
      reconstruction: reconstructionBound(coded.restored, rows),
      ...(legal !== undefined && { legal }),
      ...(likeliestLegal !== undefined && { likeliestLegal }),
      deadBits: deadBits(coded.marginal, tower.codes),
      ...(law.bits?.count && { floor: -Math.log(law.bits.count) }),
      ...(isTopped && { kl: divergence(best.marginal, prior), memory: memoryOf(tower, prior, seed) }),
    };
  };
}
