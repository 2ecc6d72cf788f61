import { assign } from './assignment.ts';
import { sinkhorn } from './sinkhorn.ts';

/** Up to this many points per cloud transport is solved exactly. */
export const EXACT_POINTS = 500;

/** Regularisation of larger problems, as a share of the mean cost between the clouds. */
const RELATIVE_EPSILON = 0.005;

export interface Transport {
  /** Mean distance moved, data units: W₁ of the two empirical laws, or its upper bound by Sinkhorn. */
  readonly distance: number;
  /** Index in the second cloud of the partner of each point; absent where mass is split. */
  readonly partners?: Int32Array;
  /** How far `distance` may lie above W₁; 0 if exact. */
  readonly excess: number;
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

/**
 * Cheapest way to carry one cloud of equally weighted points x0, y0, … onto another, at Euclidean cost. Clouds of equal
 * size up to `EXACT_POINTS` are solved as an assignment; others by Sinkhorn's iteration. Throws a RangeError for an empty
 * cloud or a coordinate that is not finite.
 */
export function transport(a: ArrayLike<number>, b: ArrayLike<number>): Transport {
  const rows = a.length >> 1;
  const columns = b.length >> 1;
  if (rows === 0 || columns === 0) throw new RangeError('transport needs points on both sides');
  const cost = distanceMatrix(a, b);
  if (rows !== columns || rows > EXACT_POINTS) {
    const epsilon = RELATIVE_EPSILON * (cost.reduce((sum, value) => sum + value, 0) / cost.length) || 1;
    const plan = sinkhorn(cost, rows, columns, { epsilon });
    return { distance: plan.cost, excess: plan.excess };
  }
  const partners = assign(cost, rows);
  const total = partners.reduce((sum, j, i) => sum + (cost[i * columns + j] as number), 0);
  return { distance: total / rows, partners, excess: 0 };
}
