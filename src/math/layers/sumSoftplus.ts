/** Factors of at most 2 whose product a float64 holds. */
const FACTORS = 512;

/**
 * Σ log(1 + e^z) over the first `count` values: the log of many hidden or visible sums. One logarithm for 512 values, since
 * 1 + e^(−|z|) is between 1 and 2.
 */
export function sumSoftplus(values: Float64Array, count: number = values.length): number {
  let linear = 0;
  let logs = 0;
  for (let from = 0; from < count; from += FACTORS) {
    const to = Math.min(count, from + FACTORS);
    let product = 1;
    for (let i = from; i < to; i++) {
      const z = values[i] as number;
      if (z > 0) linear += z;
      product *= 1 + Math.exp(z > 0 ? -z : z);
    }
    logs += Math.log(product);
  }
  return linear + logs;
}
