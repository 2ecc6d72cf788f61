import type { Law } from '../../data/law.ts';
import { decodeImages, decoderLogits } from '../../math/layers/decoder.ts';
import { bitsOf, drawStates } from '../../math/layers/states.ts';
import { key } from '../../math/rng.ts';
import { spreadRows } from '../residentData.ts';
import { type Tower, towerDecoder } from './tower.ts';

/** Images by which codes are looked at and likelihood is judged, at most. */
const CODED = 1_000;

/** Training images [rows, size] of −1 and 1 by which codes are looked at: all, or so many evenly over the table, which goes by class. */
export function trainingImages(law: Law, seed: number, size: number): Float32Array {
  const values = law.table?.().samples ?? law.sample(key(seed, 'codes'), CODED);
  return values.length <= CODED * size ? values : spreadRows({ values, columns: size }, CODED);
}

/** Images of the validation as bits [rows, size], so many of them at most. */
export function validationBits({ bits, images }: Law, size: number): Float32Array {
  const pixels = images?.set.pixels ?? new Uint8Array();
  const all = bits?.validation ?? new Int32Array();
  const count = Math.min(CODED, all.length);
  const chosen = new Float32Array(count * size);
  for (let i = 0; i < count; i++) {
    const from = (all[Math.floor((i * all.length) / count)] as number) * size;
    for (let pixel = 0; pixel < size; pixel++)
      chosen[i * size + pixel] = Number((pixels[from + pixel] as number) > 127);
  }
  return chosen;
}

/** Codes [count, codes] drawn from these log probabilities, the same for all that is made of them. */
export const drawCodes = (tower: Tower, logs: Float64Array, seed: number, count: number): Float32Array =>
  bitsOf(drawStates(logs, key(seed, 'evaluation/codes'), count), tower.codes);

/** Images [count, pixels] of −1 and 1 that a tower makes of codes with these log probabilities. */
export function drawImages(tower: Tower, logs: Float64Array, seed: number, count: number): Float32Array {
  const codes = drawCodes(tower, logs, seed, count);
  return decodeImages(towerDecoder(tower), codes, key(seed, 'evaluation/pixels')).map((bit) => 2 * bit - 1);
}

/** The likeliest images [count, pixels] of codes [count, codes], −1 and 1: no pixel is drawn. */
export const likeliestOf = (tower: Tower, codes: Float32Array): Float32Array =>
  Float32Array.from(decoderLogits(towerDecoder(tower), codes), (logit) => (logit > 0 ? 1 : -1));

/** The likeliest image of each of the codes behind `drawImages` [count, pixels], −1 and 1. */
export const likeliestImages = (tower: Tower, logs: Float64Array, seed: number, count: number): Float32Array =>
  likeliestOf(tower, drawCodes(tower, logs, seed, count));
