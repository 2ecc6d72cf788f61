import { balance, marginalErrorOf, type SparsePlan, scalePlan, sparsePlan } from './sparsePlan.ts';
import { lowerBound, upperBound } from './transportBounds.ts';

/** Entropic optimal transport between uniform laws on `rows` and `columns` points. */
export interface EntropicTransport {
  /** Regularised value min ⟨P, C⟩ + ε KL(P ‖ a⊗b), from the dual; once converged, from W to W + ε·log min(rows, columns). */
  readonly value: number;
  /** Cost of a plan with exact sums made from the one found, in the unit of the costs: never below the least cost W. */
  readonly upper: number;
  /** Never above W. */
  readonly lower: number;
  /** Σ |row sum − 1/rows| + Σ |column sum − 1/columns| of the plan found, 0…4. */
  readonly marginalError: number;
  readonly iterations: number;
  /** Dual potentials of the columns. */
  readonly potentials: Float64Array;
  /** The plan found, without its negligible entries. */
  readonly plan: SparsePlan;
}

export interface SinkhornOptions {
  /** Weight ε of the entropy, in the unit of the costs. */
  readonly epsilon: number;
  /** Stops at this error of the row sums. */
  readonly tolerance?: number;
  /** Iterations at the final ε; the result then reports the error it has. */
  readonly maxIterations?: number;
}

/** From ε to the next smaller one, and from the largest cost to the first: where far groups start to tell apart. */
const FACTOR = 4;

/** Iterations at each larger ε on the way down. */
const ON_THE_WAY = 40;

/** Iterations on one choice of entries. */
const ROUNDS = 16;

/** Terms below exp(−40) of the largest change no digit of a sum. */
const NEGLIGIBLE = 40;

/** Runs `sinkhornSteps` to its end. */
export function sinkhorn(
  cost: Float64Array,
  rows: number,
  columns: number,
  options: SinkhornOptions,
): EntropicTransport {
  const steps = sinkhornSteps(cost, rows, columns, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Sinkhorn's iteration (Peyré & Cuturi, "Computational optimal transport", 2019, § 4.4) with ε lowered
 * from near the largest cost: masses between far groups of points settle while ε is large, distances within them when it is small. In the log
 * domain, and between two such steps by scaling the entries that matter (Schmitzer, "Stabilized sparse scaling algorithms
 * for entropy regularized transport problems", SIAM J. Sci. Comput. 41, 2019): no under- or overflow at any ε > 0. `cost` is
 * row-major [rows, columns] and must not change meanwhile. Yields where the caller may pause.
 *
 * Throws a RangeError for a wrong size, a cost that is not finite, or ε ≤ 0.
 */
export function* sinkhornSteps(
  cost: Float64Array,
  rows: number,
  columns: number,
  { epsilon, tolerance = 1e-3, maxIterations = 500 }: SinkhornOptions,
): Generator<void, EntropicTransport, void> {
  if (rows < 1 || columns < 1 || cost.length !== rows * columns) throw new RangeError('costs must be [rows, columns]');
  const largest = largestOf(cost);
  if (!Number.isFinite(largest)) throw new RangeError('transport costs must be finite');
  if (!(epsilon > 0 && Number.isFinite(epsilon))) throw new RangeError('the regularisation must be positive');
  const f = new Float64Array(rows);
  const g = new Float64Array(columns);
  for (let larger = largest / FACTOR; larger > epsilon; larger /= FACTOR) {
    yield* iterate(cost, f, g, larger, tolerance, ON_THE_WAY);
  }
  const { plan, iterations } = yield* iterate(cost, f, g, epsilon, tolerance, maxIterations);
  yield;
  const value = f.reduce((sum, price) => sum + price, 0) / rows + g.reduce((sum, price) => sum + price, 0) / columns;
  return {
    value,
    upper: upperBound({ ...plan, masses: plan.masses.slice() }, cost),
    lower: lowerBound(cost, f, columns),
    marginalError: marginalErrorOf(plan),
    iterations,
    potentials: g,
    plan,
  };
}

/** Largest size of an entry; NaN if one is. A loop, because millions of calls would be felt. */
function largestOf(cost: Float64Array): number {
  let most = 0;
  for (const value of cost) {
    const size = Math.abs(value);
    if (!(size <= most)) most = size;
    if (Number.isNaN(size)) break;
  }
  return most;
}

/** Brings both potentials nearer to those of one ε, until the row sums are off by at most `tolerance`. */
function* iterate(
  cost: Float64Array,
  f: Float64Array,
  g: Float64Array,
  epsilon: number,
  tolerance: number,
  most: number,
): Generator<void, { readonly plan: SparsePlan; readonly iterations: number }, void> {
  for (let iterations = 0; ; ) {
    const plan = yield* sparsePlan(cost, f, g, epsilon);
    const { u, v, rounds, error } = yield* balance(plan, Math.min(ROUNDS, most - iterations), tolerance);
    absorb(f, u, epsilon);
    absorb(g, v, epsilon);
    scalePlan(plan, u, v);
    iterations += rounds;
    if (error <= tolerance || iterations >= most) return { plan, iterations };
    if (rounds === 0) {
      // Entries that were cut off are needed after all.
      update(cost, f, g, epsilon);
      iterations++;
    }
    yield;
  }
}

function absorb(potentials: Float64Array, factors: Float64Array, epsilon: number): void {
  for (let i = 0; i < potentials.length; i++) {
    potentials[i] = (potentials[i] as number) + epsilon * Math.log(factors[i] as number);
  }
}

/** One half step for each side in the log domain. */
function update(cost: Float64Array, f: Float64Array, g: Float64Array, epsilon: number): void {
  const rows = f.length;
  const columns = g.length;
  const reach = NEGLIGIBLE * epsilon;
  for (let i = 0; i < rows; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      const gain = (g[j] as number) - (cost[at] as number);
      if (gain > most) most = gain;
    }
    let sum = 0;
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      const below = (g[j] as number) - (cost[at] as number) - most;
      if (below > -reach) sum += Math.exp(below / epsilon);
    }
    f[i] = -most - epsilon * Math.log(sum / columns);
  }
  const most = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
  const sum = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      const gain = (f[i] as number) - (cost[at] as number);
      if (gain > (most[j] as number)) most[j] = gain;
    }
  }
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      const below = (f[i] as number) - (cost[at] as number) - (most[j] as number);
      if (below > -reach) sum[j] = (sum[j] as number) + Math.exp(below / epsilon);
    }
  }
  for (let j = 0; j < columns; j++) g[j] = -(most[j] as number) - epsilon * Math.log((sum[j] as number) / rows);
}
