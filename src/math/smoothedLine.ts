import { jsdOfValue, sigmoid, softplus } from './kernelGan.ts';
import { cumulate, logSumExp, pickIndex } from './mixture.ts';
import { type Key, sequence } from './rng.ts';

/** A Gaussian on the line and its share; `std` > 0, weights are relative. */
export interface LineComponent {
  readonly x: number;
  readonly std: number;
  readonly weight: number;
}

/** A mixture of Gaussians on the line, exact in float64. */
export interface LineMixture {
  readonly components: readonly LineComponent[];
  /** Nats per unit of length. */
  logDensity(x: number): number;
  density(x: number): number;
  /** The law of X + h·ε, ε ~ N(0, 1): the same mixture with variances σ² + h². */
  smoothed(bandwidth: number): LineMixture;
  sample(key: Key, count: number): Float64Array;
}

/** Throws RangeError without a positive total weight or with a std that is not positive. */
export function lineMixture(given: readonly LineComponent[]): LineMixture {
  const total = given.reduce((sum, { weight }) => sum + weight, 0);
  const components = given.filter(({ weight }) => weight > 0).map((c) => ({ ...c, weight: c.weight / total }));
  if (!(total > 0 && Number.isFinite(total))) throw new RangeError('a mixture needs a positive total weight');
  if (components.some(({ std }) => !(std > 0))) throw new RangeError('standard deviations must be positive');
  const logDensity = (x: number): number =>
    logSumExp(
      components.map((c) => Math.log(c.weight / (c.std * Math.sqrt(2 * Math.PI))) - ((x - c.x) / c.std) ** 2 / 2),
    );
  return {
    components,
    logDensity,
    density: (x) => Math.exp(logDensity(x)),
    smoothed: (h) => lineMixture(components.map((c) => ({ ...c, std: Math.hypot(c.std, h) }))),
    sample(key, count) {
      const stream = sequence(key);
      const cumulative = cumulate(components.map(({ weight }) => weight));
      return Float64Array.from({ length: count }, () => {
        const c = components[pickIndex(cumulative, stream.next())] as LineComponent;
        return c.x + c.std * stream.gaussian();
      });
    },
  };
}

/**
 * Bias and variance of the Gaussian kernel density estimate from n points at x, exactly: E p̂ = (p ∗ N(0, h²))(x), and
 * n·Var p̂ = (p ∗ N(0, h²/2))(x) / (2h√π) − (E p̂)², because K_h² = N(0, h²/2) / (2h√π). For small h this is the textbook
 * bias h²p″/2 and variance p/(2nh√π).
 */
export function estimateErrors(law: LineMixture, n: number, bandwidth: number, x: number) {
  return errorsOf(law, n, bandwidth)(x);
}

/** `estimateErrors` for many abscissas of one law. */
function errorsOf(law: LineMixture, n: number, bandwidth: number) {
  const smoothed = law.smoothed(bandwidth);
  const squares = law.smoothed(bandwidth / Math.SQRT2);
  return (x: number): { readonly bias: number; readonly variance: number } => {
    const expected = smoothed.density(x);
    const squared = squares.density(x) / (2 * bandwidth * Math.sqrt(Math.PI));
    return { bias: expected - law.density(x), variance: (squared - expected ** 2) / n };
  };
}

/** Terms smaller than e⁻³⁶ of the largest change no digit of a sum of a thousand of them. */
const NEGLIGIBLE = 36;

/** Index of the first of these ascending values that is at least `bound`. */
function firstFrom(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Log of the Gaussian kernel density estimate (nats per unit) at every abscissa, finite wherever it underflows. Only
 * centres near enough to count are visited, so that a slider may move a thousand points.
 */
export function logEstimateAt(x: Float64Array, sample: Float64Array, bandwidth: number): Float64Array {
  const sorted = sample.slice().sort();
  const scale = Math.log(sample.length * bandwidth * Math.sqrt(2 * Math.PI));
  const precision = 1 / (2 * bandwidth ** 2);
  return x.map((at) => {
    const above = firstFrom(sorted, at);
    const gap = Math.min(
      Math.abs((sorted[above] ?? Number.POSITIVE_INFINITY) - at),
      Math.abs((sorted[above - 1] ?? Number.POSITIVE_INFINITY) - at),
    );
    const reach = Math.sqrt(gap ** 2 + NEGLIGIBLE / precision);
    let sum = 0;
    for (let i = firstFrom(sorted, at - reach); i < sorted.length; i++) {
      const distance = (sorted[i] as number) - at;
      if (distance > reach) break;
      sum += Math.exp(precision * (gap ** 2 - distance ** 2));
    }
    return Math.log(sum) - precision * gap ** 2 - scale;
  });
}

export interface LineOptions {
  readonly real: readonly LineComponent[];
  readonly generated: readonly LineComponent[];
  /** Points per sample. */
  readonly count: number;
  readonly bandwidth: number;
  readonly key: Key;
  readonly from: number;
  readonly to: number;
  /** Abscissas, evenly spaced from `from` to `to`; 161 if absent. */
  readonly columns?: number;
  /** Samples over which the estimate's bias² and variance are measured; exact values, as of all samples, if absent. */
  readonly resamples?: number;
}

/** One density on the line in three states: the law, the law smoothed, and its estimate from a sample. */
export interface LineSide {
  readonly sample: Float64Array;
  readonly density: Float64Array;
  readonly smoothed: Float64Array;
  readonly estimate: Float64Array;
  /** (mean of the estimates − density)² at every abscissa. */
  readonly squaredBias: Float64Array;
  /** Variance of the estimates; over R resamples, dividing by R − 1. */
  readonly variance: Float64Array;
  /** Integrals over the window, trapezoids: what the whole curve loses to bias and to variance. */
  readonly totalSquaredBias: number;
  readonly totalVariance: number;
}

export interface LineReading {
  readonly x: Float64Array;
  readonly real: LineSide;
  readonly generated: LineSide;
  /** D* = p_r/(p_r + p_θ) of the laws. */
  readonly best: Float64Array;
  /** D*_h of the smoothed laws: what a critic with noise on both inputs learns. */
  readonly bestSmoothed: Float64Array;
  /** D̂ of the estimates: Kernel GAN's discriminator. */
  readonly closedForm: Float64Array;
  /** JSD (nats) of each of the three pairs of densities, by trapezoids over the window. */
  readonly jsd: { readonly laws: number; readonly smoothed: number; readonly estimates: number };
}

function trapezoids(values: Float64Array, step: number): number {
  return values.reduce((sum, value, i) => sum + (i === 0 || i === values.length - 1 ? value / 2 : value), 0) * step;
}

function jsdOnGrid(logP: Float64Array, logQ: Float64Array, step: number): number {
  const value = logP.map((p, i) => {
    const q = logQ[i] as number;
    return -Math.exp(p) * softplus(q - p) - Math.exp(q) * softplus(p - q);
  });
  return jsdOfValue(trapezoids(value, step));
}

/** Everything the 1-D panel draws; pure, so a slider may call it at every move. Throws RangeError as `lineMixture` does. */
export function lineReading(options: LineOptions): LineReading {
  const { count, bandwidth, from, to, columns = 161, resamples } = options;
  const step = (to - from) / (columns - 1);
  const x = Float64Array.from({ length: columns }, (_, i) => from + i * step);
  const keyOf = (side: number, repeat: number): Key => ({
    ...options.key,
    stream: options.key.stream + side,
    step: options.key.step + repeat,
  });
  const laws = [lineMixture(options.real), lineMixture(options.generated)] as const;
  const logEstimate = (sample: Float64Array): Float64Array => logEstimateAt(x, sample, bandwidth);

  function exact(law: LineMixture): Pick<LineSide, 'squaredBias' | 'variance'> {
    const errors = Array.from(x, errorsOf(law, count, bandwidth));
    return {
      squaredBias: Float64Array.from(errors, ({ bias }) => bias ** 2),
      variance: Float64Array.from(errors, (error) => error.variance),
    };
  }

  function measured(
    law: LineMixture,
    index: number,
    density: Float64Array,
    draws: number,
  ): Pick<LineSide, 'squaredBias' | 'variance'> {
    const estimates = Array.from({ length: draws }, (_, i) =>
      logEstimate(law.sample(keyOf(index, i + 1), count)).map(Math.exp),
    );
    const centre = x.map((_, i) => estimates.reduce((sum, estimate) => sum + (estimate[i] as number), 0) / draws);
    const squares = (value: number, i: number): number =>
      estimates.reduce((sum, estimate) => sum + ((estimate[i] as number) - value) ** 2, 0);
    return {
      squaredBias: centre.map((value, i) => (value - (density[i] as number)) ** 2),
      variance: centre.map((value, i) => squares(value, i) / Math.max(1, draws - 1)),
    };
  }

  function side(law: LineMixture, index: number): LineSide & { readonly logEstimate: Float64Array } {
    const sample = law.sample(keyOf(index, 0), count);
    const density = x.map(law.density);
    const { squaredBias, variance } = resamples === undefined ? exact(law) : measured(law, index, density, resamples);
    const own = logEstimate(sample);
    return {
      sample,
      density,
      smoothed: x.map(law.smoothed(bandwidth).density),
      estimate: own.map(Math.exp),
      squaredBias,
      variance,
      totalSquaredBias: trapezoids(squaredBias, step),
      totalVariance: trapezoids(variance, step),
      logEstimate: own,
    };
  }

  const { logEstimate: logReal, ...real } = side(laws[0], 0);
  const { logEstimate: logGenerated, ...generated } = side(laws[1], 1);
  const logs = laws.map((law) => x.map(law.logDensity)) as [Float64Array, Float64Array];
  const smooth = laws.map((law) => x.map(law.smoothed(bandwidth).logDensity)) as [Float64Array, Float64Array];
  const discriminator = ([p, q]: readonly [Float64Array, Float64Array]): Float64Array =>
    p.map((log, i) => sigmoid(log - (q[i] as number)));
  return {
    x,
    real,
    generated,
    best: discriminator(logs),
    bestSmoothed: discriminator(smooth),
    closedForm: discriminator([logReal, logGenerated]),
    jsd: {
      laws: jsdOnGrid(...logs, step),
      smoothed: jsdOnGrid(...smooth, step),
      estimates: jsdOnGrid(logReal, logGenerated, step),
    },
  };
}
