/** k-nearest-neighbour comparison of two clouds of points on the plane. Each number is 1 or near it for equal laws. */
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

/**
 * Squared distance from each point x0, y0, … to its k-th nearest other point [n]. Throws a RangeError unless there are
 * more than k ≥ 1 points.
 */
export function neighbourRadii(points: ArrayLike<number>, k: number): Float64Array {
  const n = points.length >> 1;
  if (!(Number.isInteger(k) && k >= 1 && n > k)) throw new RangeError(`${k} neighbours need more than ${k} points`);
  const nearest = new Float64Array(n * k).fill(Number.POSITIVE_INFINITY);
  const offer = (i: number, distance: number): void => {
    let at = i * k + k - 1;
    if (distance >= (nearest[at] as number)) return;
    for (; at > i * k && (nearest[at - 1] as number) > distance; at--) nearest[at] = nearest[at - 1] as number;
    nearest[at] = distance;
  };
  for (let i = 1; i < n; i++) {
    const x = points[2 * i] as number;
    const y = points[2 * i + 1] as number;
    for (let j = 0; j < i; j++) {
      const dx = x - (points[2 * j] as number);
      const dy = y - (points[2 * j + 1] as number);
      const distance = dx * dx + dy * dy;
      offer(i, distance);
      offer(j, distance);
    }
  }
  return Float64Array.from({ length: n }, (_, i) => nearest[i * k + k - 1] as number);
}

/**
 * Precision and recall (Kynkäänniemi et al., arXiv:1904.06991) and density and coverage (Naeem et al., arXiv:2002.09797):
 * balls around each point reach to its k-th nearest other point of the same cloud and are open. `realRadii` may be given
 * when the real cloud is compared more than once.
 */
export function prdc(
  real: ArrayLike<number>,
  generated: ArrayLike<number>,
  k: number,
  realRadii: Float64Array = neighbourRadii(real, k),
): Prdc {
  const n = real.length >> 1;
  const m = generated.length >> 1;
  const radii = neighbourRadii(generated, k);
  const inReal = new Uint8Array(m);
  let recalled = 0;
  let covered = 0;
  let balls = 0;
  for (let i = 0; i < n; i++) {
    const x = real[2 * i] as number;
    const y = real[2 * i + 1] as number;
    const radius = realRadii[i] as number;
    let isRecalled = false;
    const before = balls;
    for (let j = 0; j < m; j++) {
      const dx = x - (generated[2 * j] as number);
      const dy = y - (generated[2 * j + 1] as number);
      const distance = dx * dx + dy * dy;
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
