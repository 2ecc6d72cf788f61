/** Mean of the Stein kernel over pairs of points, with and without each point's pair with itself. */
export interface SteinMeans {
  /** Over all n² pairs: the squared discrepancy as a V-statistic, ≥ 0, biased up by the self terms. */
  readonly all: number;
  /** Over the n (n − 1) pairs of two: a U-statistic of mean 0 for exact samples, may be negative; NaN below 2 points. */
  readonly distinct: number;
}

/**
 * Means of the Stein kernel of a law on the plane, given points x0, y0, x1, y1, … and the law's score (gradient of its
 * log density, per unit of length) at each of them, in the same layout. NaN without points. The base kernel is the inverse
 * multiquadric k(x, y) = (1 + ‖x − y‖²)^(−1/2), whose heavy tails notice samples that run away: Gorham & Mackey,
 * "Measuring sample quality with kernels" (ICML 2017, arXiv:1703.01717).
 *
 * It knows nothing of a law but its score, hence nothing of masses across empty space: a sample that lacks one of two
 * distant modes altogether looks as good as a complete one.
 */
export function steinMeans(points: ArrayLike<number>, scores: Float64Array): SteinMeans {
  const n = points.length >> 1;
  const xs = Float64Array.from({ length: n }, (_, i) => points[2 * i] as number);
  const ys = Float64Array.from({ length: n }, (_, i) => points[2 * i + 1] as number);
  let self = 0;
  let pairs = 0;
  for (let i = 0; i < n; i++) {
    const x = xs[i] as number;
    const y = ys[i] as number;
    const slopeX = scores[2 * i] as number;
    const slopeY = scores[2 * i + 1] as number;
    // At distance 0 the trace of the kernel's mixed second derivatives is the dimension.
    self += slopeX * slopeX + slopeY * slopeY + 2;
    // One row at a time, so that a sum of a million terms keeps its digits.
    let row = 0;
    for (let j = 0; j < i; j++) {
      const dx = x - (xs[j] as number);
      const dy = y - (ys[j] as number);
      const otherX = scores[2 * j] as number;
      const otherY = scores[2 * j + 1] as number;
      const squared = dx * dx + dy * dy;
      const k = 1 / Math.sqrt(1 + squared);
      const k2 = k * k;
      const along = dx * (slopeX - otherX) + dy * (slopeY - otherY);
      row += k * (slopeX * otherX + slopeY * otherY + k2 * (along + 2 - 3 * k2 * squared));
    }
    pairs += 2 * row;
  }
  return { all: (self + pairs) / (n * n), distinct: n < 2 ? Number.NaN : pairs / (n * (n - 1)) };
}
