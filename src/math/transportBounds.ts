import { marginals, type SparsePlan, scalePlan } from './sparsePlan.ts';

/**
 * Cost of a plan with exactly uniform sums made from any matrix of masses: rows and columns that carry too much are scaled
 * down, and what is then missing is carried from everywhere to everywhere (Altschuler, Weed & Rigollet, "Near-linear time
 * approximation algorithms for optimal transport via Sinkhorn iteration", NeurIPS 2017, algorithm 2). Never below the least
 * cost. Rescales the plan in place.
 */
export function upperBound(plan: SparsePlan, cost: Float64Array): number {
  const { rows, columns, starts, columnOf, masses } = plan;
  const ones = (count: number): Float64Array => new Float64Array(count).fill(1);
  const shrink = (sums: Float64Array): Float64Array => sums.map((sum) => Math.min(1, 1 / (sums.length * sum)));
  scalePlan(plan, shrink(marginals(plan).rows), ones(columns));
  scalePlan(plan, ones(rows), shrink(marginals(plan).columns));
  const sums = marginals(plan);
  const lacking = (values: Float64Array): Float64Array =>
    values.map((sum, _, { length }) => Math.max(0, 1 / length - sum));
  const [fromRows, toColumns] = [lacking(sums.rows), lacking(sums.columns)];
  const rest = fromRows.reduce((sum, mass) => sum + mass, 0);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    for (let entry = starts[i] as number; entry < (starts[i + 1] as number); entry++) {
      total += (masses[entry] as number) * (cost[i * columns + (columnOf[entry] as number)] as number);
    }
    const share = rest > 0 ? (fromRows[i] as number) / rest : 0;
    if (share === 0) continue;
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      total += share * (toColumns[j] as number) * (cost[at] as number);
    }
  }
  return total;
}

/**
 * Value of the dual problem at prices made feasible from those of the rows: each column asks what its cheapest row leaves,
 * then each row what its cheapest column leaves. Never above the least cost (Peyré & Cuturi, 2019, § 3.2).
 */
export function lowerBound(cost: Float64Array, rowPrices: Float64Array, columns: number): number {
  const rows = rowPrices.length;
  const ofColumns = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  for (let i = 0, at = 0; i < rows; i++) {
    const own = rowPrices[i] as number;
    for (let j = 0; j < columns; j++, at++) {
      const left = (cost[at] as number) - own;
      if (left < (ofColumns[j] as number)) ofColumns[j] = left;
    }
  }
  let total = 0;
  for (let i = 0, at = 0; i < rows; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < columns; j++, at++) {
      const left = (cost[at] as number) - (ofColumns[j] as number);
      if (left < least) least = left;
    }
    total += least / rows;
  }
  return ofColumns.reduce((sum, price) => sum + price / columns, total);
}
