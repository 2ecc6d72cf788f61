/** k-nearest-neighbour comparison of two clouds of points. Each number is 1 or near it for equal laws. */
export interface Prdc {
  /** Share of generated points inside a ball of some real point, 0…1. */
  readonly precision: number;
  /** Share of real points inside a ball of some generated point, 0…1. */
  readonly recall: number;
  /** Mean over generated points of the real balls around them, each by one over what it holds of its own cloud; may exceed 1. */
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

/** Balls around the points of a cloud, each reaching to its k-th nearest other point. */
export interface Balls {
  /** Squared radii [n]; zero where more than k points lie on one place. */
  readonly radii: Float64Array;
  /** Other points of the cloud in each closed ball [n]: k, and more only where distances are equal. */
  readonly counts: Int32Array;
}

/** Balls around points [n, dimension]. Throws a RangeError unless there are more than k ≥ 1 points. */
export function neighbourBalls(points: ArrayLike<number>, k: number, dimension = 2): Balls {
  const n = Math.floor(points.length / dimension);
  if (!(Number.isInteger(k) && k >= 1 && n > k)) throw new RangeError(`${k} neighbours need more than ${k} points`);
  // One neighbour more than asked for: as near as the k-th, it tells that there are ties to count.
  const kept = k + 1;
  const nearest = new Float64Array(n * kept).fill(Number.POSITIVE_INFINITY);
  const offer = (i: number, distance: number): void => {
    let at = i * kept + k;
    if (distance >= (nearest[at] as number)) return;
    for (; at > i * kept && (nearest[at - 1] as number) > distance; at--) nearest[at] = nearest[at - 1] as number;
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
  const radii = Float64Array.from({ length: n }, (_, i) => nearest[i * kept + k - 1] as number);
  const counts = Int32Array.from({ length: n }, (_, i) => {
    const radius = radii[i] as number;
    if ((nearest[i * kept + k] as number) > radius) return k;
    distancesFrom(points, i, points, dimension, distances);
    return distances.reduce((count, distance) => count + Number(distance <= radius), -1);
  });
  return { radii, counts };
}

/**
 * Precision and recall (Kynkäänniemi et al., arXiv:1904.06991, eqs. 1 and 2) and density and coverage (Naeem et al.,
 * arXiv:2002.09797, eqs. 3 and 4): balls around each point [count, dimension] reach to its k-th nearest other point of the
 * same cloud and are closed, as in the former, so that a point which many share has a ball. Density counts a ball by one
 * over what it holds of its own cloud, which is 1/k where no distances are equal: its mean stays 1 for equal laws with
 * repeated points. `realBalls` may be given when the real cloud is compared more than once.
 */
export function prdc(
  real: ArrayLike<number>,
  generated: ArrayLike<number>,
  k: number,
  dimension = 2,
  realBalls: Balls = neighbourBalls(real, k, dimension),
): Prdc {
  const n = Math.floor(real.length / dimension);
  const m = Math.floor(generated.length / dimension);
  const { radii } = neighbourBalls(generated, k, dimension);
  const distances = new Float64Array(m);
  const inReal = new Uint8Array(m);
  let recalled = 0;
  let covered = 0;
  let density = 0;
  for (let i = 0; i < n; i++) {
    const radius = realBalls.radii[i] as number;
    distancesFrom(real, i, generated, dimension, distances);
    let isRecalled = false;
    let held = 0;
    for (let j = 0; j < m; j++) {
      const distance = distances[j] as number;
      if (distance <= radius) {
        held++;
        inReal[j] = 1;
      }
      if (distance <= (radii[j] as number)) isRecalled = true;
    }
    if (isRecalled) recalled++;
    if (held > 0) covered++;
    density += held / (realBalls.counts[i] as number);
  }
  return {
    precision: inReal.reduce((sum, hit) => sum + hit, 0) / m,
    recall: recalled / n,
    density: density / m,
    coverage: covered / n,
  };
}
