import { logSumExp } from '../mixture.ts';
import { mean } from '../stats.ts';
import { type Decoder, decoderLogits } from './decoder.ts';
import { sumSoftplus } from './sumSoftplus.ts';

/**
 * Mean log likelihood of images x [images, pixels], 0 or 1, in nats under a decoder whose latents are one of these codes [codes, latents], each as
 * likely: E_x log (1/N) Σᵢ P(x | hᵢ). A model of its own: the decoder with a memory in place of layers above.
 */
export function rememberedLogLikelihood(decoder: Decoder, x: ArrayLike<number>, codes: Float32Array): number {
  const { latents, pixels } = decoder;
  const count = codes.length / latents;
  const lit = Array.from({ length: x.length / pixels }, (_, image) => {
    const on: number[] = [];
    for (let p = 0; p < pixels; p++) if ((x[image * pixels + p] as number) > 0) on.push(p);
    return on;
  });
  const logs = lit.map(() => new Float64Array(count));
  for (let code = 0; code < count; code++) {
    const logits = decoderLogits(decoder, codes.subarray(code * latents, (code + 1) * latents));
    const normaliser = sumSoftplus(logits);
    lit.forEach((on, image) => {
      let sum = -normaliser;
      for (const p of on) sum += logits[p] as number;
      (logs[image] as Float64Array)[code] = sum;
    });
  }
  return mean(logs.map(logSumExp)) - Math.log(count);
}
