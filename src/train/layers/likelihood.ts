import type { Law } from '../../data/law.ts';
import { type LikelihoodTable, likelihoodTable } from '../../math/layers/decoder.ts';
import { encodedMarginal, reconstruction, reconstructionBound } from '../../math/layers/encoder.ts';
import { bestLatentMarginal, divergence, marginalValue } from '../../math/layers/latentMarginal.ts';
import type { MetricContext } from '../../metrics/contract.ts';
import { type Tower, towerDecoder } from './tower.ts';

/** What likelihoods of a tower are taken from, at one moment. */
export interface Judged {
  readonly law: Law;
  readonly tower: Tower;
  /** log P(h) of the model so far, every code [2^codes]. */
  readonly prior: Float64Array;
  /** Whether the top is part of the model so far. */
  readonly isTopped: boolean;
  /** Probabilities [rows, codes] that inference gives the bits of the training images. */
  readonly inferred: Float32Array;
  /** Training images [rows, pixels], pixels −1 and 1. */
  readonly training: Float32Array;
}

/** Images of the validation [rows, pixels], pixels −1 and 1. */
function validationImages({ bits, images }: Law): Float32Array {
  const rows = bits?.validation ?? new Int32Array();
  const set = images?.set;
  if (!set) return new Float32Array();
  const size = set.height * set.width * set.channels;
  const chosen = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    for (let pixel = 0; pixel < size; pixel++) {
      chosen[i * size + pixel] = (set.pixels[row * size + pixel] as number) > 127 ? 1 : -1;
    }
  });
  return chosen;
}

const asBits = (images: Float32Array): Float32Array => images.map((pixel) => Number(pixel > 0));

/** Share of samples [rows, pixels] that follow the rule of the law. */
function legalShare({ bits }: Law, samples: Float32Array, pixels: number): number {
  const rows = samples.length / pixels;
  let legal = 0;
  for (let row = 0; row < rows; row++) {
    legal += Number(bits?.isLegal(samples.subarray(row * pixels, (row + 1) * pixels)) ?? false);
  }
  return legal / rows;
}

/**
 * Every likelihood of a tower whose codes can be enumerated, exact (nats per image): of the model so far on validation and training
 * images; what the best top could reach on either with its certificate, by expectation maximisation; and the two lower
 * bounds of it that training goes by (arXiv:1212.1524, sec. 2).
 */
export function likelihoodOf(
  { law, tower, prior, isTopped, inferred, training }: Judged,
  samples: Float32Array,
): NonNullable<MetricContext['likelihood']> {
  const decoder = towerDecoder(tower);
  const table: LikelihoodTable = likelihoodTable(decoder, asBits(training));
  const held = likelihoodTable(decoder, asBits(validationImages(law)));
  const coded = encodedMarginal(inferred, tower.codes);
  const best = bestLatentMarginal(table, { start: coded.marginal });
  const heldBest = bestLatentMarginal(held, { start: coded.marginal });
  const rows = training.length / tower.pixels;
  return {
    validation: marginalValue(held, prior),
    training: marginalValue(table, prior),
    validationCeiling: heldBest.value + heldBest.certificate,
    ceiling: best.value,
    certificate: best.certificate,
    uHat: marginalValue(table, coded.logs),
    reconstruction: reconstructionBound(reconstruction(table, inferred, tower.codes), rows),
    legal: legalShare(law, samples, tower.pixels),
    floor: -Math.log(law.bits?.count ?? 1),
    ...(isTopped && { kl: divergence(best.marginal, prior) }),
  };
}
