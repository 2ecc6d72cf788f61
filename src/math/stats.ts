/** Arithmetic mean by compensated summation; NaN for an empty list. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] as number) - lost;
    const next = sum + value;
    lost = next - sum - value;
    sum = next;
  }
  return sum / values.length;
}

/** Population variance (divides by n), two passes; NaN for an empty list, 0 for one value. */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += ((values[i] as number) - centre) ** 2;
  return sum / values.length;
}

/** Standard error of the mean, from the sample variance (divides by n − 1); NaN below two values. */
export function standardError(values: ArrayLike<number>): number {
  const n = values.length;
  return n < 2 ? Number.NaN : Math.sqrt(variance(values) / (n - 1));
}

/** Quantile with linear interpolation between order statistics (Hyndman & Fan type 7); NaN for an empty list. */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantileSorted(Float64Array.from(values).sort(), p);
}

/** `quantile` of values that are sorted already; p outside [0, 1] takes the nearest end. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = Math.min(1, Math.max(0, p)) * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
}

/** Middle value; the mean of the two middle values when their number is even. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** Shares per bin that sum to one, and the share that lay outside [min, max] or was not a number. */
export interface Histogram {
  readonly shares: Float64Array;
  /** Of all values given; `shares` are relative to those inside. */
  readonly outside: number;
}

/**
 * Histogram of equal bins over [min, max], the last bin closed. Shares of the values inside sum to one; with none inside
 * they are all zero.
 */
export function histogram(values: ArrayLike<number>, min: number, max: number, binCount: number): Histogram {
  if (!(max > min) || !Number.isInteger(binCount) || binCount < 1)
    throw new RangeError('histogram needs max > min and bins');
  const shares = new Float64Array(binCount);
  let inside = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(value >= min && value <= max)) continue;
    const bin = Math.min(binCount - 1, Math.floor(((value - min) / (max - min)) * binCount));
    shares[bin] = (shares[bin] as number) + 1;
    inside++;
  }
  if (inside > 0) for (let bin = 0; bin < binCount; bin++) shares[bin] = (shares[bin] as number) / inside;
  return { shares, outside: values.length === 0 ? 0 : (values.length - inside) / values.length };
}

/** Mean and variance of a stream in constant memory: Welford, "Note on a method for calculating corrected sums" (1962). */
export class RunningMoments {
  count = 0;
  mean = 0;
  #squares = 0;

  push(value: number): void {
    this.count++;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.#squares += before * (value - this.mean);
  }

  /** Population variance so far; NaN before the first value. */
  get variance(): number {
    return this.count === 0 ? Number.NaN : this.#squares / this.count;
  }
}
