import { sigmoid, softplus } from '../kernelGan.ts';
import { logSumExp } from '../mixture.ts';
import { type Key, type Stream, sequence } from '../rng.ts';
import { exchanged, type Rbm } from './rbm.ts';

/** An estimate of log Z. */
export interface LogZEstimate {
  /** log Ẑ; Ẑ is unbiased, so this is too low on average, and log probabilities are too high. */
  readonly logZ: number;
  /** Standard deviation of log Ẑ by the spread of the weights, nats; NaN for a single chain. */
  readonly deviation: number;
  /** Chains that count, (Σw)² / Σw², at most the number of chains; the estimate means little below a fifth of them. */
  readonly effective: number;
}

export interface AnnealingOptions {
  readonly chains?: number;
  /** Steps from the base rates to the machine, evenly spaced. */
  readonly temperatures?: number;
  /** Logits of the base rates [visible], best those of the data's means; the machine's own visible biases if absent. */
  readonly base?: ArrayLike<number>;
}

/** A machine and its base rates as the loops read them. */
interface Path {
  readonly visible: number;
  readonly hidden: number;
  /** [visible, hidden] and [hidden, visible]. */
  readonly up: Float64Array;
  readonly down: Float64Array;
  readonly hiddenBias: Float64Array;
  readonly base: Float64Array;
  /** Visible biases less base rates, which β scales. */
  readonly difference: Float64Array;
}

/** Writes `bias` plus the rows [units on, width] of `weights` whose unit is on to `out`. */
function addRows(on: Uint8Array, weights: Float64Array, bias: Float64Array, out: Float64Array): void {
  const width = bias.length;
  out.set(bias);
  for (let unit = 0; unit < on.length; unit++) {
    if (on[unit] === 0) continue;
    const from = unit * width;
    for (let j = 0; j < width; j++) out[j] = (out[j] as number) + (weights[from + j] as number);
  }
}

/**
 * Log importance weight of one chain, less log Z of the base rates. The part of the hidden units, Σ softplus(βa) − softplus(β′a), is
 * one logarithm: its factors are all near one.
 */
function chainWeight(path: Path, temperatures: number, random: Stream): number {
  const { visible, hidden, base, difference } = path;
  const [v, h] = [new Uint8Array(visible), new Uint8Array(hidden)];
  const [active, field] = [new Float64Array(hidden), new Float64Array(visible)];
  const none = new Float64Array(visible);
  for (let i = 0; i < visible; i++) v[i] = random.next() < sigmoid(base[i] as number) ? 1 : 0;
  let weight = 0;
  for (let step = 1; step <= temperatures; step++) {
    const [before, beta] = [(step - 1) / temperatures, step / temperatures];
    addRows(v, path.up, path.hiddenBias, active);
    let linear = 0;
    for (let i = 0; i < visible; i++) if (v[i] === 1) linear += difference[i] as number;
    let ratio = 1;
    for (let j = 0; j < hidden; j++) {
      const a = active[j] as number;
      const size = Math.abs(a);
      if (a > 0) linear += a;
      const small = Math.exp(-beta * size);
      ratio *= (1 + small) / (1 + Math.exp(-before * size));
      // Probability σ(βa) of being on.
      h[j] = random.next() * (1 + small) < (a > 0 ? 1 : small) ? 1 : 0;
    }
    weight += linear / temperatures + Math.log(ratio);
    if (step === temperatures) break;
    addRows(h, path.down, none, field);
    for (let i = 0; i < visible; i++) {
      const z = (base[i] as number) + beta * ((difference[i] as number) + (field[i] as number));
      v[i] = random.next() * (1 + Math.exp(-z)) < 1 ? 1 : 0;
    }
  }
  return weight;
}

/**
 * log Z by annealed importance sampling from base rates (Neal, Statistics and Computing 11, 2001; Salakhutdinov & Murray, ICML 2008):
 * chains go through p(v) ∝ p_base(v)^(1−β) p*(v)^β, β from 0 to 1. Costs chains · temperatures · visible · hidden additions: some
 * seconds for 100 chains of 1,000 steps of a machine with 200 and 100 units.
 */
export function annealedLogZ(rbm: Rbm, key: Key, options: AnnealingOptions = {}): LogZEstimate {
  const { chains = 100, temperatures = 1_000, base = rbm.visibleBias } = options;
  const path: Path = {
    visible: rbm.visible,
    hidden: rbm.hidden,
    up: Float64Array.from(rbm.weights),
    down: Float64Array.from(exchanged(rbm).weights),
    hiddenBias: Float64Array.from(rbm.hiddenBias),
    base: Float64Array.from(base),
    difference: Float64Array.from(rbm.visibleBias, (bias, i) => bias - (base[i] as number)),
  };
  const random = sequence(key);
  const logs = Float64Array.from({ length: chains }, () => chainWeight(path, temperatures, random));
  const total = logSumExp(logs);
  const squares = logSumExp(logs.map((log) => 2 * log));
  const effective = Math.exp(2 * total - squares);
  // The sample variance of the weights over the square of their mean is (chains / effective − 1) · chains / (chains − 1).
  const deviation = Math.sqrt(Math.max(0, chains / effective - 1) / (chains - 1));
  let logBase = rbm.hidden * Math.LN2;
  for (const logit of path.base) logBase += softplus(logit);
  return { logZ: logBase + total - Math.log(chains), deviation, effective };
}
