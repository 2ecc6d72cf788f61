import * as tf from '@tensorflow/tfjs-core';
import type { Pairing } from '../../methods/sampler/contract.ts';

/** Which rows of a batch are compared: those of one level. `levels` are those of its pairs; the second half of the batch repeats them. */
export function pairingOf(levels: readonly number[]): Pairing {
  const pairs = levels.length;
  const size = 2 * pairs;
  const pairsOf = new Map<number, number>();
  for (const level of levels) pairsOf.set(level, (pairsOf.get(level) ?? 0) + 1);
  const all = new Float32Array(size * size);
  const independent = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    const level = levels[i % pairs] as number;
    const count = pairsOf.get(level) as number;
    for (let j = 0; j < size; j++) {
      if (levels[j % pairs] !== level) continue;
      all[i * size + j] = 1 / (2 * count);
      if (j % pairs !== i % pairs) independent[i * size + j] = 1 / (2 * (count - 1));
    }
  }
  return { all: tf.tensor2d(all, [size, size]), independent: tf.tensor2d(independent, [size, size]) };
}
