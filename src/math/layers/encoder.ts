import { logSumExp } from '../mixture.ts';
import { mean } from '../stats.ts';
import type { LikelihoodTable } from './decoder.ts';
import { lowestUnit, stateCount, subsetSums } from './states.ts';

/** Least distance of a probability from 0 and 1, so that logs stay finite. */
export const CLAMPED = 1e-6;

const clamped = (p: number): number => Math.min(1 - CLAMPED, Math.max(CLAMPED, p));

/**
 * log q(h | x) of all states [states] of independent latents with the given probabilities of being on, which lie from `from` on.
 */
function stateLogs(probabilities: ArrayLike<number>, from: number, latents: number, out: Float64Array): void {
  const logits = new Float64Array(latents);
  let start = 0;
  for (let i = 0; i < latents; i++) {
    const p = clamped(probabilities[from + i] as number);
    start += Math.log1p(-p);
    logits[i] = Math.log(p) - Math.log1p(-p);
  }
  subsetSums(logits, start, out);
}

/** What an encoder makes of images, as a distribution over latent states. */
export interface Encoded {
  /** q_D(h) = E_x q(h | x) [states]. */
  readonly marginal: Float64Array;
  /** Its logs [states]; finite, as probabilities are kept from 0 and 1. */
  readonly logs: Float64Array;
}

/**
 * The latent distribution q_D of an encoder whose latents are independent given an image, with probabilities [images, latents] of being
 * on. As a prior of the same images' table its value is Û, a lower bound of the best latent marginal's.
 */
export function encodedMarginal(probabilities: ArrayLike<number>, latents: number): Encoded {
  const states = stateCount(latents);
  const images = probabilities.length / latents;
  const marginal = new Float64Array(states);
  const row = new Float64Array(states);
  for (let image = 0; image < images; image++) {
    row[0] = 1 / images;
    for (let i = 0; i < latents; i++) row[0] *= 1 - clamped(probabilities[image * latents + i] as number);
    for (let s = 1; s < states; s++) {
      const p = clamped(probabilities[image * latents + lowestUnit(s)] as number);
      row[s] = ((row[s & (s - 1)] as number) * p) / (1 - p);
    }
    for (let s = 0; s < states; s++) marginal[s] = (marginal[s] as number) + (row[s] as number);
  }
  return { marginal, logs: marginal.map((p) => Math.log(p)) };
}

/** E_x E_{h ~ q(· | x)} log P(x | h) in nats, exactly: the reconstruction that an auto-encoder maximises. */
export function reconstruction(table: LikelihoodTable, probabilities: ArrayLike<number>, latents: number): number {
  const { images, states, logs } = table;
  const row = new Float64Array(states);
  let sum = 0;
  for (let image = 0; image < images; image++) {
    stateLogs(probabilities, image * latents, latents, row);
    for (let s = 0; s < states; s++) sum += Math.exp(row[s] as number) * (logs[image * states + s] as number);
  }
  return sum / images;
}

/**
 * Lower bound of Û in nats: reconstruction less log N, the entropy of N images of equal weight (arXiv:1212.1524: what auto-encoders
 * train). `images` is N, the number of training images.
 */
export const reconstructionBound = (reconstructed: number, images: number): number => reconstructed - Math.log(images);

/** log q(h | x) [images · perImage] of codes [images, perImage, latents], given probabilities [images, latents]. */
export function codeLogs(probabilities: ArrayLike<number>, codes: ArrayLike<number>, latents: number): Float64Array {
  const images = probabilities.length / latents;
  const count = codes.length / latents;
  return Float64Array.from({ length: count }, (_, code) => {
    const image = Math.floor((code * images) / count);
    let sum = 0;
    for (let i = 0; i < latents; i++) {
      const p = clamped(probabilities[image * latents + i] as number);
      sum += (codes[code * latents + i] as number) >= 0.5 ? Math.log(p) : Math.log1p(-p);
    }
    return sum;
  });
}

/**
 * Importance-weighted lower bound of the mean log likelihood in nats (Burda, Grosse & Salakhutdinov, arXiv:1509.00519, eq. 8) from log weights
 * log P(x | h) + log P(h) − log q(h | x) [images, perImage] of codes drawn from q; higher and closer the more codes an image has.
 */
export function importanceBound(logWeights: Float64Array, images: number): number {
  const perImage = logWeights.length / images;
  const each = Float64Array.from({ length: images }, (_, image) =>
    logSumExp(logWeights.subarray(image * perImage, (image + 1) * perImage)),
  );
  return mean(each) - Math.log(perImage);
}
