import { assign } from './assignment.ts';

/** Up to this many points per cloud transport is solved exactly where someone waits for it. */
export const EXACT_POINTS = 500;

/** The cheapest way to carry one cloud to another of the same size. */
export interface Transport {
  /** Mean distance moved, data units: W₁ of the two empirical laws. */
  readonly distance: number;
  /** Index in the second cloud of the partner of each point. */
  readonly partners: Int32Array;
}

/** Euclidean distances [a, b], row-major, between points x0, y0, x1, y1, …, in float64. */
export function distanceMatrix(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const rows = a.length >> 1;
  const columns = b.length >> 1;
  const out = new Float64Array(rows * columns);
  for (let i = 0, at = 0; i < rows; i++) {
    const x = a[2 * i] as number;
    const y = a[2 * i + 1] as number;
    for (let j = 0; j < columns; j++, at++) {
      const dx = (b[2 * j] as number) - x;
      const dy = (b[2 * j + 1] as number) - y;
      out[at] = Math.sqrt(dx * dx + dy * dy);
    }
  }
  return out;
}

/** True if every point of a cloud lies where the first one does. */
function isOnePlace(points: ArrayLike<number>): boolean {
  for (let i = 2; i < points.length; i++) if (points[i] !== points[i & 1]) return false;
  return true;
}

/**
 * Exact transport between two clouds of n equally weighted points x0, y0, … at Euclidean cost, as an assignment: O(n³).
 * Throws a RangeError for an empty cloud, different sizes, or a coordinate that is not finite.
 */
export function transport(a: ArrayLike<number>, b: ArrayLike<number>): Transport {
  const count = a.length >> 1;
  if (count === 0 || a.length !== b.length) throw new RangeError('transport needs as many points on either side');
  // Where all goals are one, every assignment is minimal, and ties are what an assignment takes longest over.
  if (isOnePlace(b)) {
    const moved = distanceMatrix(a, [b[0] as number, b[1] as number]);
    if (!moved.every(Number.isFinite)) throw new RangeError('transport needs finite coordinates');
    return {
      distance: moved.reduce((sum, length) => sum + length, 0) / count,
      partners: Int32Array.from(moved.keys()),
    };
  }
  const cost = distanceMatrix(a, b);
  const partners = assign(cost, count);
  return { distance: partners.reduce((sum, j, i) => sum + (cost[i * count + j] as number), 0) / count, partners };
}
