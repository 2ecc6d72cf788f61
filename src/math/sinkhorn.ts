/** Entropic optimal transport between uniform laws on `rows` and `columns` points. */
export interface EntropicTransport {
  /** ⟨P, C⟩ of the plan found, in the unit of the costs. Its column sums are exact, its row sums up to `marginalError`. */
  readonly cost: number;
  /** Regularised value min ⟨P, C⟩ + ε KL(P ‖ a⊗b), from the dual; once converged, from W to W + ε·log min(rows, columns). */
  readonly value: number;
  /** Σᵢ |row sum − 1/rows| of the plan, 0…2. */
  readonly marginalError: number;
  /** Bound on how far `cost` lies above the cheapest plan with the same marginals. */
  readonly excess: number;
  readonly iterations: number;
}

export interface SinkhornOptions {
  /** Weight ε of the entropy, in the unit of the costs. */
  readonly epsilon: number;
  /** Stops at this marginal error. */
  readonly tolerance?: number;
  /** Iterations at the final ε; the result then reports the error it has. */
  readonly maxIterations?: number;
}

/** Iterations at each larger ε on the way down. */
const WARM_UP = 4;

/**
 * Sinkhorn's iteration in the log domain, with ε halved from the largest cost down (Peyré & Cuturi, "Computational optimal
 * transport", 2019, § 4.4; Schmitzer 2019): no under- or overflow at any ε > 0. `cost` is row-major [rows, columns].
 *
 * Throws a RangeError for a wrong size, a cost that is not finite, or ε ≤ 0.
 */
export function sinkhorn(
  cost: Float64Array,
  rows: number,
  columns: number,
  { epsilon, tolerance = 1e-3, maxIterations = 500 }: SinkhornOptions,
): EntropicTransport {
  if (rows < 1 || columns < 1 || cost.length !== rows * columns) throw new RangeError('costs must be [rows, columns]');
  if (!cost.every(Number.isFinite)) throw new RangeError('transport costs must be finite');
  if (!(epsilon > 0 && Number.isFinite(epsilon))) throw new RangeError('the regularisation must be positive');
  const f = new Float64Array(rows);
  const g = new Float64Array(columns);
  const largest = cost.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let warm = largest; warm > epsilon; warm /= 2) {
    for (let i = 0; i < WARM_UP; i++) update(cost, f, g, warm);
  }
  let iterations = 0;
  let marginalError = Number.POSITIVE_INFINITY;
  while (iterations < maxIterations && marginalError > tolerance) {
    // Row sums of the current plan fall out of the update of the row potentials: they rise by ε·log(sum·rows).
    marginalError = update(cost, f, g, epsilon);
    iterations++;
  }
  return { ...planOf(cost, f, g, epsilon), iterations };
}

/** One half step for each side; returns the marginal error of the plan before it. */
function update(cost: Float64Array, f: Float64Array, g: Float64Array, epsilon: number): number {
  const rows = f.length;
  const columns = g.length;
  let error = 0;
  for (let i = 0; i < rows; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      const gain = (g[j] as number) - (cost[at] as number);
      if (gain > most) most = gain;
    }
    let sum = 0;
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      sum += Math.exp(((g[j] as number) - (cost[at] as number) - most) / epsilon);
    }
    const next = -most - epsilon * Math.log(sum / columns);
    error += Math.abs(Math.exp(((f[i] as number) - next) / epsilon) - 1) / rows;
    f[i] = next;
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
      sum[j] = (sum[j] as number) + Math.exp(((f[i] as number) - (cost[at] as number) - (most[j] as number)) / epsilon);
    }
  }
  for (let j = 0; j < columns; j++) g[j] = -(most[j] as number) - epsilon * Math.log((sum[j] as number) / rows);
  return error;
}

function planOf(cost: Float64Array, f: Float64Array, g: Float64Array, epsilon: number) {
  const rows = f.length;
  const columns = g.length;
  const mass = 1 / (rows * columns);
  let carried = 0;
  let marginalError = 0;
  let information = 0;
  let value = 0;
  for (let i = 0, at = 0; i < rows; i++) {
    let rowSum = 0;
    for (let j = 0; j < columns; j++, at++) {
      const exponent = ((f[i] as number) + (g[j] as number) - (cost[at] as number)) / epsilon;
      const share = mass * Math.exp(exponent);
      rowSum += share;
      carried += share * (cost[at] as number);
      information += share * exponent;
    }
    marginalError += Math.abs(rowSum - 1 / rows);
    value += (f[i] as number) / rows;
  }
  for (const price of g) value += price / columns;
  // Among plans with these marginals P minimises ⟨P, C⟩ + ε KL, and no plan has KL above log min(rows, columns).
  const excess = epsilon * Math.max(0, Math.log(Math.min(rows, columns)) - information);
  return { cost: carried, value, marginalError, excess };
}
