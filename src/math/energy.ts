/**
 * Mean distance between distinct points x0, y0, x1, y1, … of one cloud on the plane, the unbiased estimate of E‖X − X′‖;
 * NaN below two points.
 */
export function meanDistanceWithin(points: ArrayLike<number>): number {
  const n = points.length >> 1;
  let sum = 0;
  for (let i = 1; i < n; i++) sum += distancesTo(points, i, points[2 * i] as number, points[2 * i + 1] as number);
  return n < 2 ? Number.NaN : sum / ((n * (n - 1)) / 2);
}

/** Mean distance from a point of one cloud to a point of another, both x0, y0, x1, y1, …; NaN if one is empty. */
export function meanDistanceBetween(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [n, m] = [a.length >> 1, b.length >> 1];
  let sum = 0;
  for (let i = 0; i < n; i++) sum += distancesTo(b, m, a[2 * i] as number, a[2 * i + 1] as number);
  return sum / (n * m);
}

/** Sum of the distances from (x, y) to the first `count` points. */
function distancesTo(points: ArrayLike<number>, count: number, x: number, y: number): number {
  let sum = 0;
  for (let j = 0; j < count; j++) {
    const dx = x - (points[2 * j] as number);
    const dy = y - (points[2 * j + 1] as number);
    sum += Math.sqrt(dx * dx + dy * dy);
  }
  return sum;
}
