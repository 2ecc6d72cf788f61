/** k-nearest-neighbour comparison of two clouds of points. Each number is 1 or near it for equal laws. */
export interface Prdc {
  /** Share of generated points inside a ball of some real point, 0…1. */
  readonly precision: number;
  /** Share of real points inside a ball of some generated point, 0…1. */
  readonly recall: number;
  /** Mean number of real balls around a generated point, over k; may exceed 1. */
  readonly density: number;
  /** Share of real balls that hold a generated point, 0…1; 1 − 2⁻ᵏ for equal laws and sizes. */
  readonly coverage: number;
}

/** Squared distances of row i of `a` to the first rows of `b`, as many as `out` takes; the plane has no inner loop. */
function distancesFrom(
  a: ArrayLike<number>,
  i: number,
  b: ArrayLike<number>,
  dimension: number,
  out: Float64Array,
): void {
  if (dimension === 2) {
    const x = a[2 * i] as number;
    const y = a[2 * i + 1] as number;
    for (let j = 0; j < out.length; j++) {
      const dx = x - (b[2 * j] as number);
      const dy = y - (b[2 * j + 1] as number);
      out[j] = dx * dx + dy * dy;
    }
    return;
  }
  const from = i * dimension;
  for (let j = 0; j < out.length; j++) {
    const to = j * dimension;
    let sum = 0;
    for (let axis = 0; axis < dimension; axis++) {
      const difference = (a[from + axis] as number) - (b[to + axis] as number);
      sum += difference * difference;
    }
    out[j] = sum;
  }
}

/**
 * Squared distance from each point [n, dimension] to its k-th nearest other point [n]. Throws a RangeError unless there are
 * more than k ≥ 1 points.
 */
export function neighbourRadii(points: ArrayLike<number>, k: number, dimension = 2): Float64Array {
  const n = Math.floor(points.length / dimension);
  if (!(Number.isInteger(k) && k >= 1 && n > k)) throw new RangeError(`${k} neighbours need more than ${k} points`);
  const nearest = new Float64Array(n * k).fill(Number.POSITIVE_INFINITY);
  const offer = (i: number, distance: number): void => {
    let at = i * k + k - 1;
    if (distance >= (nearest[at] as number)) return;
    for (; at > i * k && (nearest[at - 1] as number) > distance; at--) nearest[at] = nearest[at - 1] as number;
    nearest[at] = distance;
  };
  const distances = new Float64Array(n);
  for (let i = 1; i < n; i++) {
    distancesFrom(points, i, points, dimension, distances.subarray(0, i));
    for (let j = 0; j < i; j++) {
      const distance = distances[j] as number;
      offer(i, distance);
      offer(j, distance);
    }
  }
  return Float64Array.from({ length: n }, (_, i) => nearest[i * k + k - 1] as number);
}

/**
 * Precision and recall (Kynkäänniemi et al., arXiv:1904.06991) and density and coverage (Naeem et al., arXiv:2002.09797):
 * balls around each point [count, dimension] reach to its k-th nearest other point of the same cloud and are open.
 * `realRadii` may be given when the real cloud is compared more than once.
 */
export function prdc(
  real: ArrayLike<number>,
  generated: ArrayLike<number>,
  k: number,
  dimension = 2,
  realRadii: Float64Array = neighbourRadii(real, k, dimension),
): Prdc {
  const n = Math.floor(real.length / dimension);
  const m = Math.floor(generated.length / dimension);
  const radii = neighbourRadii(generated, k, dimension);
  const distances = new Float64Array(m);
  const inReal = new Uint8Array(m);
  let recalled = 0;
  let covered = 0;
  let balls = 0;
  for (let i = 0; i < n; i++) {
    const radius = realRadii[i] as number;
    distancesFrom(real, i, generated, dimension, distances);
    let isRecalled = false;
    const before = balls;
    for (let j = 0; j < m; j++) {
      const distance = distances[j] as number;
      if (distance < radius) {
        balls++;
        inReal[j] = 1;
      }
      if (distance < (radii[j] as number)) isRecalled = true;
    }
    if (isRecalled) recalled++;
    if (balls > before) covered++;
  }
  return {
    precision: inReal.reduce((sum, hit) => sum + hit, 0) / m,
    recall: recalled / n,
    density: balls / (k * m),
    coverage: covered / n,
  };
}
