import { type Key, sequence } from './rng.ts';

/**
 * ∫₀¹ |F_a⁻¹(t) − F_b⁻¹(t)|^order dt of two sorted lists: the order-th power of the Wasserstein distance of their
 * empirical laws on the line. Lists may differ in length; NaN if one is empty.
 */
export function wassersteinSorted(a: ArrayLike<number>, b: ArrayLike<number>, order: 1 | 2): number {
  if (a.length === 0 || b.length === 0) return Number.NaN;
  let total = 0;
  let i = 0;
  let j = 0;
  let at = 0;
  while (i < a.length && j < b.length) {
    // Ends of the current steps of the two quantile functions, compared as integers: no rounding can lose a step.
    const endA = (i + 1) * b.length;
    const endB = (j + 1) * a.length;
    const end = Math.min(endA, endB);
    const gap = Math.abs((a[i] as number) - (b[j] as number));
    total += (end - at) * (order === 1 ? gap : gap * gap);
    at = end;
    if (endA === end) i++;
    if (endB === end) j++;
  }
  return total / (a.length * b.length);
}

/**
 * Sliced Wasserstein distance of two point clouds x0, y0, x1, y1, …, in data units: (mean over directions of W^order)^(1/order)
 * (Bonneel et al. 2015). The directions are evenly spaced over the half circle from an offset drawn with `key`, which on
 * the plane has far less variance than independent ones. NaN if a cloud is empty.
 */
export function slicedWasserstein(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  key: Key,
  { projections = 32, order = 1 }: { projections?: number; order?: 1 | 2 } = {},
): number {
  const offset = sequence(key).next();
  let total = 0;
  for (let p = 0; p < projections; p++) {
    const angle = (Math.PI * (p + offset)) / projections;
    total += wassersteinSorted(project(a, angle), project(b, angle), order);
  }
  return (total / projections) ** (1 / order);
}

/** Sorted coordinates of the points along a direction. */
function project(points: ArrayLike<number>, angle: number): Float64Array {
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const out = new Float64Array(Math.floor(points.length / 2));
  for (let i = 0; i < out.length; i++)
    out[i] = cosine * (points[2 * i] as number) + sine * (points[2 * i + 1] as number);
  return out.sort();
}
