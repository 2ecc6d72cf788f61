import { sigmoid, softplus } from '../kernelGan.ts';
import { type Key, uniform } from '../rng.ts';
import { lowestUnit, stateCount, subsetSums } from './states.ts';
import { sumSoftplus } from './sumSoftplus.ts';

/** A layer that draws pixels from binary latents, independently given them: P(x | h) = ∏ Bernoulli(σ(h·W + b)). */
export interface Decoder {
  readonly latents: number;
  readonly pixels: number;
  /** W [latents, pixels]. */
  readonly weights: ArrayLike<number>;
  /** b [pixels]. */
  readonly bias: ArrayLike<number>;
}

/** Logits h·W + b [codes, pixels] of codes [codes, latents]. */
export function decoderLogits({ latents, pixels, weights, bias }: Decoder, codes: ArrayLike<number>): Float64Array {
  const count = codes.length / latents;
  const out = new Float64Array(count * pixels);
  for (let code = 0; code < count; code++) {
    for (let p = 0; p < pixels; p++) out[code * pixels + p] = bias[p] as number;
    for (let i = 0; i < latents; i++) {
      const value = codes[code * latents + i] as number;
      if (value === 0) continue;
      for (let p = 0; p < pixels; p++) {
        out[code * pixels + p] = (out[code * pixels + p] as number) + value * (weights[i * pixels + p] as number);
      }
    }
  }
  return out;
}

/** Images [codes, pixels] of 0 and 1 drawn from codes [codes, latents]. */
export function decodeImages(decoder: Decoder, codes: ArrayLike<number>, key: Key): Float32Array {
  const logits = decoderLogits(decoder, codes);
  const uniforms = uniform(key, logits.length);
  return uniforms.map((u, i) => Number(u < sigmoid(logits[i] as number)));
}

/** log P(x | h) for images under every state of the latents. */
export interface LikelihoodTable {
  readonly images: number;
  readonly states: number;
  /** Nats [images, states]. */
  readonly logs: Float64Array;
}

/** Σ softplus of the logits of every state [2^latents]: what log P(x | h) subtracts, whatever the image. */
function logNormalisers({ latents, pixels, weights, bias }: Decoder): Float64Array {
  const out = new Float64Array(stateCount(latents));
  // Row k holds the logits of the last state whose lowest unit is k.
  const rows = Array.from({ length: latents + 1 }, () => new Float64Array(pixels));
  (rows[latents] as Float64Array).set(Float64Array.from(bias));
  for (let state = 0; state < out.length; state++) {
    const unit = state === 0 ? latents : lowestUnit(state);
    const row = rows[unit] as Float64Array;
    if (state > 0) {
      const rest = state & (state - 1);
      const from = rows[rest === 0 ? latents : lowestUnit(rest)] as Float64Array;
      for (let p = 0; p < pixels; p++) row[p] = (from[p] as number) + (weights[unit * pixels + p] as number);
    }
    out[state] = sumSoftplus(row);
  }
  return out;
}

/**
 * Log likelihoods of images x [images, pixels] (0 and 1, or grey values as probabilities) under all states of the latents. As
 * log P(x | h) = x·b + Σ hᵢ (Wᵢ·x) − Σ softplus, an image costs an addition a state. Throws a RangeError for too many latents.
 */
export function likelihoodTable(decoder: Decoder, x: ArrayLike<number>): LikelihoodTable {
  const { latents, pixels, weights, bias } = decoder;
  const normalisers = logNormalisers(decoder);
  const states = normalisers.length;
  const images = x.length / pixels;
  const logs = new Float64Array(images * states);
  const terms = new Float64Array(latents);
  for (let image = 0; image < images; image++) {
    let start = 0;
    for (let p = 0; p < pixels; p++) start += (x[image * pixels + p] as number) * (bias[p] as number);
    for (let i = 0; i < latents; i++) {
      let sum = 0;
      for (let p = 0; p < pixels; p++) sum += (x[image * pixels + p] as number) * (weights[i * pixels + p] as number);
      terms[i] = sum;
    }
    subsetSums(terms, start, logs, image * states);
    for (let state = 0; state < states; state++) {
      logs[image * states + state] = (logs[image * states + state] as number) - (normalisers[state] as number);
    }
  }
  return { images, states, logs };
}

/**
 * log P(x | h) [images · perImage] of codes [images, perImage, latents] drawn for each of some images [images, pixels]: for latents
 * whose states cannot be listed.
 */
export function codeLogLikelihoods(decoder: Decoder, x: ArrayLike<number>, codes: ArrayLike<number>): Float64Array {
  const { latents, pixels } = decoder;
  const images = x.length / pixels;
  const count = codes.length / latents;
  const logits = decoderLogits(decoder, codes);
  return Float64Array.from({ length: count }, (_, code) => {
    const image = Math.floor((code * images) / count);
    let sum = 0;
    for (let p = 0; p < pixels; p++) {
      const logit = logits[code * pixels + p] as number;
      sum += (x[image * pixels + p] as number) * logit - softplus(logit);
    }
    return sum;
  });
}
