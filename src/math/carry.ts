import { type EntropicTransport, sinkhornSteps } from './sinkhorn.ts';
import { distanceMatrix, EXACT_POINTS, transport } from './transport.ts';

/** Optimal transport of a cloud of n points to another one. */
export interface Carried {
  /** x′, y′ for each point: its partner, or by Sinkhorn the mean of where its mass goes [2n]. */
  readonly targets: Float64Array;
  /** W₁ of the two empirical laws, data units; by Sinkhorn the cost of a plan, never below W₁. */
  readonly distance: number;
  /** Never above W₁; `distance` itself if that is exact. */
  readonly lower: number;
  /** Weight of the entropy, data units; 0: exact. */
  readonly epsilon: number;
  /** How far the sums of the plan found are off, 0…4; 0 if exact. */
  readonly marginalError: number;
}

/** Regularisation, as a share of the mean distance between the clouds. */
const RELATIVE_EPSILON = 0.002;

/** Sinkhorn's iteration ends at this error of the row sums, or after so many rounds. */
const ENOUGH = { tolerance: 1e-3, maxIterations: 200 } as const;

/**
 * Carries a cloud x0, y0, … to another one of the same size: up to `EXACT_POINTS` points exactly, in one step; more by
 * Sinkhorn's iteration with ε = 0.2 % of the mean distance between the clouds, in steps of some tens of milliseconds, after
 * each of which it yields.
 *
 * Throws a RangeError for clouds of different sizes, empty ones, and coordinates that are not finite.
 */
export function* carry(a: ArrayLike<number>, b: ArrayLike<number>): Generator<void, Carried, void> {
  const count = a.length >> 1;
  if (count === 0 || a.length !== b.length) throw new RangeError('carries clouds of equal size');
  if (count <= EXACT_POINTS) {
    const { distance, partners } = transport(a, b);
    const targets = Float64Array.from(
      { length: 2 * count },
      (_, at) => b[2 * (partners[at >> 1] as number) + (at & 1)] as number,
    );
    return { targets, distance, lower: distance, epsilon: 0, marginalError: 0 };
  }
  const cost = distanceMatrix(a, b);
  yield;
  let total = 0;
  for (const distance of cost) total += distance;
  const epsilon = (RELATIVE_EPSILON * total) / cost.length || 1;
  const found = yield* sinkhornSteps(cost, count, count, { epsilon, ...ENOUGH });
  const { upper, lower, marginalError } = found;
  return { targets: centresOf(found, cost, b), distance: upper, lower, epsilon, marginalError };
}

/** Mean of where each row's mass goes (the barycentric projection of the plan: Peyré & Cuturi, 2019, remark 4.11). */
function centresOf({ plan, potentials }: EntropicTransport, cost: Float64Array, b: ArrayLike<number>): Float64Array {
  const { rows, columns, starts, columnOf, masses } = plan;
  const targets = new Float64Array(2 * rows);
  for (let i = 0; i < rows; i++) {
    let [x, y, mass] = [0, 0, 0];
    for (let entry = starts[i] as number; entry < (starts[i + 1] as number); entry++) {
      const j = columnOf[entry] as number;
      const share = masses[entry] as number;
      mass += share;
      x += share * (b[2 * j] as number);
      y += share * (b[2 * j + 1] as number);
    }
    if (mass > 0) targets.set([x / mass, y / mass], 2 * i);
    else {
      // Every entry of the row was negligible, which a plan far from its sums can have: its cheapest column stands in.
      let best = 0;
      const priceAt = (j: number): number => (cost[i * columns + j] as number) - (potentials[j] as number);
      for (let j = 1; j < columns; j++) if (priceAt(j) < priceAt(best)) best = j;
      targets.set([b[2 * best] as number, b[2 * best + 1] as number], 2 * i);
    }
  }
  return targets;
}
