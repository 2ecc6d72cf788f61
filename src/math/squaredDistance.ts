/** Coordinates after which a distance that is already too long is given up. */
const STRIDE = 56;

/**
 * Squared Euclidean distance of two rows of `width` numbers that begin at `from` and `to`, or some number of at least `limit`
 * once it cannot be less.
 */
export function squaredDistance(
  a: Float32Array,
  from: number,
  b: Float32Array,
  to: number,
  width: number,
  limit: number,
): number {
  let sum = 0;
  for (let start = 0; start < width && sum < limit; start += STRIDE) {
    const end = Math.min(width, start + STRIDE);
    for (let i = start; i < end; i++) {
      const difference = (a[from + i] as number) - (b[to + i] as number);
      sum += difference * difference;
    }
  }
  return sum;
}
