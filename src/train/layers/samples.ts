import type { Law } from '../../data/law.ts';
import { decodeImages } from '../../math/layers/decoder.ts';
import { bitsOf, drawStates } from '../../math/layers/states.ts';
import { key } from '../../math/rng.ts';
import { type Tower, towerDecoder } from './tower.ts';

/** Training images by which codes are looked at, at most. */
const CODED = 1_000;

/** Training images [rows, size] of −1 and 1 by which codes are looked at. */
export const trainingImages = (law: Law, seed: number, size: number): Float32Array =>
  (law.table?.().samples ?? law.sample(key(seed, 'codes'), CODED)).slice(0, CODED * size);

/** Images of the validation as bits [rows, size]. */
export function validationBits({ bits, images }: Law, size: number): Float32Array {
  const pixels = images?.set.pixels ?? new Uint8Array();
  const rows = bits?.validation ?? new Int32Array();
  const chosen = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    for (let pixel = 0; pixel < size; pixel++) {
      chosen[i * size + pixel] = Number((pixels[row * size + pixel] as number) > 127);
    }
  });
  return chosen;
}

/** Images [count, pixels] of −1 and 1 that a tower makes of codes with these log probabilities. */
export function drawImages(tower: Tower, logs: Float64Array, seed: number, count: number): Float32Array {
  const codes = bitsOf(drawStates(logs, key(seed, 'evaluation/codes'), count), tower.codes);
  return decodeImages(towerDecoder(tower), codes, key(seed, 'evaluation/pixels')).map((bit) => 2 * bit - 1);
}
