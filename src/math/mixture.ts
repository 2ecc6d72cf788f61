import { type Key, sequence } from './rng.ts';

/** An axis-aligned Gaussian on the plane and its share of a mixture; standard deviations are > 0, in data units. */
export interface GaussianComponent {
  readonly x: number;
  readonly y: number;
  readonly stdX: number;
  readonly stdY: number;
  readonly weight: number;
}

/** Points x0, y0, x1, y1, … and for each the index of the part of a law that it was drawn from. */
export interface PartSamples {
  readonly points: Float32Array;
  readonly parts: Uint16Array;
}

/** A 2-D Gaussian mixture Σ wᵢ N(μᵢ, diag σᵢ²) in float64: the oracle of coverage, densities and classifiers. */
export interface Mixture<C extends GaussianComponent = GaussianComponent> {
  readonly components: readonly C[];
  density(x: number, y: number): number;
  /** Nats per unit area; finite wherever the squared scaled distance is, because the sum is taken in log space. */
  logDensity(x: number, y: number): number;
  /** Posterior probability of every component [component] at a point; sums to one even where the density underflows. */
  responsibilities(x: number, y: number): Float64Array;
  /** Gradient of the log density, Σ rᵢ(x) (μᵢ − x) / σᵢ² with responsibilities r, so it does not vanish where the density does. */
  score(x: number, y: number): readonly [number, number];
  /** `count` points x0, y0, x1, y1, …; the same key gives the same points. */
  sample(key: Key, count: number): Float32Array;
  /** As `sample`, and the very same points for the same key, with the component of each. */
  sampleParts(key: Key, count: number): PartSamples;
}

/** log Σ exp(values) without overflow; −Infinity for an empty list or one of −Infinity only. */
export function logSumExp(values: Float64Array | readonly number[]): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) largest = Math.max(largest, value);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - largest);
  return largest + Math.log(sum);
}

/** Index chosen with probability proportional to `weights`, given a uniform draw `u` in [0, 1). */
export function pickIndex(cumulative: Float64Array, u: number): number {
  const target = u * (cumulative[cumulative.length - 1] as number);
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulative[middle] as number) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Running sums of weights, for `pickIndex`. */
export function cumulate(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i] as number;
    sums[i] = total;
  }
  return sums;
}

/**
 * Builds a mixture; weights are relative and are normalised. Components of weight zero are dropped; what else a component
 * carries stays with it.
 * Throws RangeError without a positive total weight or with a standard deviation that is not positive.
 */
export function createMixture<C extends GaussianComponent>(given: readonly C[]): Mixture<C> {
  const total = given.reduce((sum, component) => sum + component.weight, 0);
  if (!(total > 0 && Number.isFinite(total))) throw new RangeError('a mixture needs a positive total weight');
  const components = given.filter((c) => c.weight > 0).map((c) => ({ ...c, weight: c.weight / total }));
  if (components.some((c) => !(c.stdX > 0 && c.stdY > 0))) throw new RangeError('standard deviations must be positive');
  const logScales = components.map((c) => Math.log(c.weight) - Math.log(2 * Math.PI * c.stdX * c.stdY));
  const cumulative = cumulate(components.map((c) => c.weight));
  const terms = new Float64Array(components.length);

  const logDensity = (x: number, y: number): number => {
    for (let i = 0; i < components.length; i++) {
      const c = components[i] as GaussianComponent;
      const dx = (x - c.x) / c.stdX;
      const dy = (y - c.y) / c.stdY;
      terms[i] = (logScales[i] as number) - (dx * dx + dy * dy) / 2;
    }
    return logSumExp(terms);
  };

  function sampleParts(key: Key, count: number): PartSamples {
    const stream = sequence(key);
    const points = new Float32Array(2 * count);
    const parts = new Uint16Array(count);
    for (let i = 0; i < count; i++) {
      const part = pickIndex(cumulative, stream.next());
      const c = components[part] as GaussianComponent;
      points[2 * i] = c.x + c.stdX * stream.gaussian();
      points[2 * i + 1] = c.y + c.stdY * stream.gaussian();
      parts[i] = part;
    }
    return { points, parts };
  }

  function responsibilities(x: number, y: number): Float64Array {
    const all = logDensity(x, y);
    return terms.map((term) => Math.exp(term - all));
  }

  return {
    components,
    logDensity,
    density: (x, y) => Math.exp(logDensity(x, y)),
    responsibilities,
    score(x, y) {
      const all = logDensity(x, y);
      let [slopeX, slopeY] = [0, 0];
      // Chains ask for millions of these: nothing is allocated for their responsibilities.
      for (let i = 0; i < components.length; i++) {
        const c = components[i] as GaussianComponent;
        const share = Math.exp((terms[i] as number) - all);
        slopeX += (share * (c.x - x)) / (c.stdX * c.stdX);
        slopeY += (share * (c.y - y)) / (c.stdY * c.stdY);
      }
      return [slopeX, slopeY];
    },
    sample: (key, count) => sampleParts(key, count).points,
    sampleParts,
  };
}
