import type { Experiment } from '../../experiment/experiment.ts';
import { kernelNoise } from '../../math/kernelNoise.ts';
import { key, uniform } from '../../math/rng.ts';
import { mean, variance } from '../../math/stats.ts';
import type { TrainingRun } from '../run.ts';
import { bandwidthNow } from './subjects.ts';

type Penalty = Experiment['penalty'];

/** Critic inputs that a penalty chooses its places from: data and generated points, with the run's noise. */
export interface Inputs {
  readonly real: Float32Array;
  readonly generated: Float32Array;
}

/** Adds the run's smoothing noise, as the critic sees its inputs in training. */
export function smoothedInputs(run: TrainingRun, given: Inputs): Inputs {
  const bandwidth = bandwidthNow(run);
  if (bandwidth === 0) return given;
  const { kernel } = run.trained.smoothing;
  const add = (points: Float32Array, name: string): Float32Array => {
    const noise = kernelNoise(kernel, key(run.experiment.seed, name, run.step), points.length / 2);
    return points.map((value, i) => value + bandwidth * (noise[i] as number));
  };
  return { real: add(given.real, 'microscope real'), generated: add(given.generated, 'microscope generated') };
}

/** u·real + (1 − u)·generated, one u per pair (arXiv:1704.00028, alg. 1). */
export function interpolates(seed: number, { real, generated }: Inputs): Float32Array {
  const u = uniform(key(seed, 'microscope interpolation'), generated.length / 2);
  return generated.map((value, i) => value + (u[i >> 1] as number) * ((real[i] as number) - value));
}

/** Each coordinate moved by at most `scale` standard deviations over all entries (DRAGAN's neighbourhood). */
function around(seed: number, points: Float32Array, scale: number, name: string): Float32Array {
  const radius = scale * Math.sqrt(variance(points));
  const u = uniform(key(seed, name), points.length);
  return points.map((value, i) => value + (2 * (u[i] as number) - 1) * radius);
}

const joined = (a: Float32Array, b: Float32Array): Float32Array => Float32Array.from([...a, ...b]);

/** Points at which a penalty on slopes looks, by the rules of train/penalty.ts. */
export function penalisedPoints(seed: number, { kind, where, localScale }: Penalty, inputs: Inputs): Float32Array {
  if (kind === 'noise') return joined(inputs.real, inputs.generated);
  switch (where) {
    case 'interpolates':
      return interpolates(seed, inputs);
    case 'real':
      return inputs.real;
    case 'fake':
      return inputs.generated;
    case 'local':
      return around(seed, inputs.real, localScale, 'microscope local');
    case 'local-both':
      return joined(
        around(seed, inputs.real, localScale, 'microscope local'),
        around(seed, inputs.generated, localScale, 'microscope local fake'),
      );
  }
}

/** Whether a penalty compares pairs of a real and a generated point instead of slopes. */
export const isPairwise = (kind: Penalty['kind']): boolean => kind === 'quotient' || kind === 'transport';

/** One point, or the real end of one pair, with how far it violates the penalty; 0 where it does not. */
export interface Violations {
  /** x, y of each point; of a pair both ends, x, y, x′, y′ (real, then generated). */
  readonly points: Float32Array;
  readonly ends: 1 | 2;
  /**
   * In the unit that the penalty squares: slope − target (two-sided: also below it, negative), slope (zero-centred),
   * quotient − target, f(x) − f(y) − target·‖x − y‖ (transport), or (1 − D)·slope and D·slope (noise regulariser).
   */
  readonly excess: Float32Array;
  /** A point counts as violating where the size of its excess is above this. */
  readonly least: number;
  /** Share of the points that violate: any excess at all; two-sided, more than a tenth of the target. */
  readonly share: number;
  /** Mean of the squared excess, halved where the penalty is: the penalty before its weight, over these points. */
  readonly value: number;
}

const TOLERANCE = 0.1;

/** Excess of slopes for a penalty on slopes; `doubts` weighs them for the noise regulariser. */
export function slopeViolations(
  { kind, target }: Penalty,
  points: Float32Array,
  slopes: Float32Array,
  doubts: Float32Array | null,
): Violations {
  const excessOf = (slope: number, i: number): number => {
    if (kind === 'two-sided') return slope - target;
    if (kind === 'one-sided') return Math.max(0, slope - target);
    return slope * (doubts ? (doubts[i] as number) : 1);
  };
  const excess = slopes.map(excessOf);
  const least = kind === 'two-sided' ? TOLERANCE * target : 0;
  const squares = mean(excess.map((value) => value * value));
  // The noise regulariser adds the means over its two halves; over both together that is twice the mean.
  const factor = kind === 'zero-centred' ? 0.5 : 1;
  const share = excess.reduce((count, value) => count + (Math.abs(value) > least ? 1 : 0), 0) / excess.length;
  return { points, ends: 1, excess, least, share, value: factor * squares };
}

/** Excess of pairs, from the critic's outputs at both ends. */
export function pairViolations(
  { kind, target }: Penalty,
  inputs: Inputs,
  atReal: Float32Array,
  atGenerated: Float32Array,
): Violations {
  const count = atReal.length;
  const points = new Float32Array(4 * count);
  const excess = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    points.set(inputs.real.subarray(2 * i, 2 * i + 2), 4 * i);
    points.set(inputs.generated.subarray(2 * i, 2 * i + 2), 4 * i + 2);
    const [x = 0, y = 0, x2 = 0, y2 = 0] = points.subarray(4 * i, 4 * i + 4);
    const distance = Math.max(1e-6, Math.hypot(x - x2, y - y2));
    const difference = (atReal[i] as number) - (atGenerated[i] as number);
    const over = kind === 'quotient' ? Math.abs(difference) / distance - target : difference - target * distance;
    excess[i] = Math.max(0, over);
  }
  const share = excess.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) / count;
  return { points, ends: 2, excess, least: 0, share, value: mean(excess.map((value) => value * value)) };
}
