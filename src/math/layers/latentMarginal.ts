import { mean } from '../stats.ts';
import type { LikelihoodTable } from './decoder.ts';

/**
 * log P(x) [images] of images whose latents have log probabilities `logs` [states]: of the tower for those of its top, of a memory of
 * codes for those of an encoder. −Infinity where no state with mass can make the image.
 */
export function marginalLogLikelihoods({ images, states, logs }: LikelihoodTable, prior: Float64Array): Float64Array {
  return Float64Array.from({ length: images }, (_, image) => {
    const from = image * states;
    let largest = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < states; s++) largest = Math.max(largest, (logs[from + s] as number) + (prior[s] as number));
    if (largest === Number.NEGATIVE_INFINITY) return largest;
    let sum = 0;
    for (let s = 0; s < states; s++) sum += Math.exp((logs[from + s] as number) + (prior[s] as number) - largest);
    return largest + Math.log(sum);
  });
}

/** Mean of log P(x) over the images, nats: the criterion that the best latent marginal maximises. */
export const marginalValue = (table: LikelihoodTable, prior: Float64Array): number =>
  mean(marginalLogLikelihoods(table, prior));

/**
 * E_x E_{h ~ P(· | x)} log P(x | h) in nats, exactly, by the posterior of a latent distribution with log probabilities `prior` [states]: the
 * reconstruction of an inference that is as rich as can be.
 */
export function posteriorReconstruction(table: LikelihoodTable, prior: Float64Array): number {
  const { images, states, logs } = table;
  const evidence = marginalLogLikelihoods(table, prior);
  let sum = 0;
  for (let image = 0; image < images; image++) {
    for (let s = 0; s < states; s++) {
      const log = logs[image * states + s] as number;
      const share = Math.exp(log + (prior[s] as number) - (evidence[image] as number));
      if (share > 0) sum += share * log;
    }
  }
  return sum / images;
}

/** A distribution over latent states on the way to the best one. */
export interface LatentMarginal {
  /** Q(h) [states]; sums to one. */
  readonly marginal: Float64Array;
  /** E_x log Σ_h P(x | h) Q(h), nats per image. */
  readonly value: number;
  /** The best value of all distributions is at most this much above `value`, nats. */
  readonly certificate: number;
  /** Steps of expectation maximisation that were taken. */
  readonly steps: number;
  /** The next step's distribution Q⁺(h) = Q(h) E_x[P(x | h) / P(x)]: the posterior averaged over the images. */
  readonly next: Float64Array;
}

/** P(x | h) less its largest log of each image, so that nothing overflows, and the mean of what was taken out. */
interface Scaled {
  readonly ratios: Float32Array;
  readonly taken: number;
}

/**
 * Float32 halves what has to be read; its rounding of 6e−8 stays far below any certificate, and all sums are float64.
 */
function scaled({ images, states, logs }: LikelihoodTable): Scaled {
  const ratios = new Float32Array(images * states);
  const taken = new Float64Array(images);
  for (let image = 0; image < images; image++) {
    const from = image * states;
    let largest = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < states; s++) largest = Math.max(largest, logs[from + s] as number);
    for (let s = 0; s < states; s++) ratios[from + s] = Math.exp((logs[from + s] as number) - largest);
    taken[image] = largest;
  }
  return { ratios, taken: mean(taken) };
}

/** Criterion at Q, and its derivatives E_x[P(x | h) / P(x)] [states] written to `slopes`. */
function ascent({ images, states }: LikelihoodTable, { ratios, taken }: Scaled, q: Float64Array, slopes: Float64Array) {
  slopes.fill(0);
  let value = 0;
  for (let image = 0; image < images; image++) {
    const row = ratios.subarray(image * states, (image + 1) * states);
    let p = 0;
    for (let s = 0; s < states; s++) p += (row[s] as number) * (q[s] as number);
    value += Math.log(p) / images;
    const share = 1 / (p * images);
    for (let s = 0; s < states; s++) slopes[s] = (slopes[s] as number) + (row[s] as number) * share;
  }
  return value + taken;
}

const largestOf = (values: Float64Array): number => {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) largest = Math.max(largest, value);
  return largest;
};

function normalised(q: Float64Array): Float64Array {
  let sum = 0;
  for (const each of q) sum += each;
  return q.map((each) => each / sum);
}

export interface BestMarginalOptions {
  /** Stops when no distribution can be better by more than this, nats. */
  readonly certificate?: number;
  /** Stops after so many steps in any case. */
  readonly steps?: number;
  /** Where to start, made positive everywhere; even if absent. */
  readonly start?: Float64Array;
}

/** Part of the start that is spread evenly: what has no mass never gets any. */
const EVEN = 0.01;

/**
 * The best latent marginal of a layer (Arnold & Ollivier, arXiv:1212.1524): the distribution Q over latent states that maximises
 * E_x log Σ_h P(x | h) Q(h), by expectation maximisation Q ← Q · E_x[P(x | h) / P_Q(x)]. The criterion is concave in Q and never falls; by concavity the best
 * value is at most log max_h E_x[P(x | h) / P_Q(x)] above the present one.
 */
export function bestLatentMarginal(table: LikelihoodTable, options: BestMarginalOptions = {}): LatentMarginal {
  const { certificate: wanted = 0.05, steps: most = 500, start } = options;
  const { states } = table;
  const ratios = scaled(table);
  const even = 1 / states;
  let q: Float64Array = start
    ? start.map((each) => (1 - EVEN) * each + EVEN * even)
    : new Float64Array(states).fill(even);
  const slopes = new Float64Array(states);
  for (let steps = 0; ; steps++) {
    const value = ascent(table, ratios, q, slopes);
    const certificate = Math.max(0, Math.log(largestOf(slopes)));
    const next = normalised(q.map((each, s) => each * (slopes[s] as number)));
    if (certificate <= wanted || steps >= most) return { marginal: q, value, certificate, steps, next };
    q = next;
  }
}

/** One step of expectation maximisation from any distribution Q [states] that gives every image some mass, with its value and certificate. */
export const marginalStep = (table: LikelihoodTable, q: Float64Array): LatentMarginal => {
  const slopes = new Float64Array(table.states);
  const value = ascent(table, scaled(table), q, slopes);
  const next = normalised(q.map((each, s) => each * (slopes[s] as number)));
  return { marginal: q, value, certificate: Math.max(0, Math.log(largestOf(slopes))), steps: 0, next };
};

/** Kullback–Leibler divergence KL(Q ‖ P) in nats of a distribution from one given by log probabilities, over the same states. */
export function divergence(q: Float64Array, prior: Float64Array): number {
  return excess(q, q, prior);
}

/**
 * Σ_h Q⁺(h) (log Q(h) − log P(h)), where Q⁺ is one step of expectation maximisation from Q. For every Q, converged or not, the value of Q is at most
 * this much above the log likelihood of the tower with top P: the guarantee of layer-wise training (§ 2) without its optimality.
 */
export function excess(next: Float64Array, q: Float64Array, prior: Float64Array): number {
  let sum = 0;
  for (let s = 0; s < q.length; s++) {
    const share = next[s] as number;
    if (share > 0) sum += share * (Math.log(q[s] as number) - (prior[s] as number));
  }
  return sum;
}
