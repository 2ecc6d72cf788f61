/** Entries of a plan below this share of the mean entry, as a logarithm, are left out: together they carry below 1e-7. */
const CUT = -16;

/** Scalings beyond this factor, as a logarithm, belong into the potentials: entries that were left out may matter again. */
const DRIFT = 4;

/**
 * Exponent of each correction: 1 is Sinkhorn's iteration, up to 2 converges, and the over-relaxed one is many times faster
 * where far groups exchange mass (Thibault, Chizat, Dossal & Papadakis, "Overrelaxed Sinkhorn–Knopp algorithm for
 * regularized optimal transport", Algorithms 14, 2021).
 */
const RELAXATION = 1.8;

/** Iterations between two looks at the scalings. */
const LOOK_EVERY = 8;

/** Entries between two pauses: some tens of milliseconds. */
const WORK = 1_000_000;

/** A matrix [rows, columns] of masses ≥ 0 by its entries, row after row. */
export interface SparsePlan {
  readonly rows: number;
  readonly columns: number;
  /** First entry of each row [rows + 1]. */
  readonly starts: Int32Array;
  readonly columnOf: Int32Array;
  readonly masses: Float64Array;
}

/** The entries exp((fᵢ + gⱼ − cᵢⱼ)/ε) / (rows · columns) that are worth keeping. Yields where the caller may pause. */
export function* sparsePlan(
  cost: Float64Array,
  f: Float64Array,
  g: Float64Array,
  epsilon: number,
): Generator<void, SparsePlan, void> {
  const rows = f.length;
  const columns = g.length;
  const least = CUT * epsilon;
  const starts = new Int32Array(rows + 1);
  for (let i = 0, at = 0; i < rows; i++) {
    const own = f[i] as number;
    let count = 0;
    for (let j = 0; j < columns; j++, at++) if (own + (g[j] as number) - (cost[at] as number) > least) count++;
    starts[i + 1] = (starts[i] as number) + count;
  }
  const total = starts[rows] as number;
  const columnOf = new Int32Array(total);
  const masses = new Float64Array(total);
  let paused = 0;
  for (let i = 0, at = 0, entry = 0; i < rows; i++) {
    if (entry - paused > WORK) {
      paused = entry;
      yield;
    }
    const own = f[i] as number;
    for (let j = 0; j < columns; j++, at++) {
      const exponent = own + (g[j] as number) - (cost[at] as number);
      if (exponent <= least) continue;
      columnOf[entry] = j;
      masses[entry++] = Math.exp(exponent / epsilon) / (rows * columns);
    }
  }
  return { rows, columns, starts, columnOf, masses };
}

/** Row and column sums. */
export function marginals({ rows, columns, starts, columnOf, masses }: SparsePlan) {
  const ofRows = new Float64Array(rows);
  const ofColumns = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let entry = starts[i] as number; entry < (starts[i + 1] as number); entry++) {
      const j = columnOf[entry] as number;
      const mass = masses[entry] as number;
      ofRows[i] = (ofRows[i] as number) + mass;
      ofColumns[j] = (ofColumns[j] as number) + mass;
    }
  }
  return { rows: ofRows, columns: ofColumns };
}

/** Σ |row sum − 1/rows| + Σ |column sum − 1/columns|, 0…4. */
export function marginalErrorOf(plan: SparsePlan): number {
  const sums = marginals(plan);
  const off = (values: Float64Array): number =>
    values.reduce((error, sum) => error + Math.abs(sum - 1 / values.length), 0);
  return off(sums.rows) + off(sums.columns);
}

/** Multiplies every entry by the factors of its row and of its column, in place. */
export function scalePlan({ rows, starts, columnOf, masses }: SparsePlan, u: Float64Array, v: Float64Array): void {
  for (let i = 0; i < rows; i++) {
    for (let entry = starts[i] as number; entry < (starts[i + 1] as number); entry++) {
      masses[entry] = (masses[entry] as number) * (u[i] as number) * (v[columnOf[entry] as number] as number);
    }
  }
}

const isSteady = (factors: Float64Array): boolean => factors.every((value) => Math.abs(Math.log(value)) < DRIFT);

/** A factor after the correction by which its sum becomes 1/count, carried beyond it. */
const relaxed = (factor: number, sum: number, count: number): number =>
  factor * (1 / (count * sum * factor)) ** RELAXATION;

interface Balance {
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly rounds: number;
  /** Σ |row sum − 1/rows| before the last round; infinite without one. */
  readonly error: number;
}

/**
 * Factors u and v of rows and columns that bring the sums of a plan nearer to uniform, by alternate division (Sinkhorn
 * 1964), until the row sums are off by at most `tolerance` in all, the factors have drifted far, or after `most` rounds.
 * The column sums are exact in the end. A row or a column without entries ends it at once: 0 rounds, all factors 1. Yields
 * where the caller may pause.
 */
export function* balance(plan: SparsePlan, most: number, tolerance: number): Generator<void, Balance, void> {
  const { rows, columns, starts, columnOf, masses } = plan;
  const u = new Float64Array(rows).fill(1);
  const v = new Float64Array(columns).fill(1);
  const sums = new Float64Array(columns);
  let rounds = 0;
  let error = Number.POSITIVE_INFINITY;
  const filled = marginals(plan);
  if (!filled.rows.every(Boolean) || !filled.columns.every(Boolean)) return { u, v, rounds, error };
  let work = 0;
  for (let isLast = most <= 0; !isLast; ) {
    work += 2 * masses.length;
    if (work > WORK) {
      work = 0;
      yield;
    }
    error = 0;
    sums.fill(0);
    for (let i = 0; i < rows; i++) {
      const [from, to] = [starts[i] as number, starts[i + 1] as number];
      let sum = 0;
      for (let entry = from; entry < to; entry++) {
        sum += (masses[entry] as number) * (v[columnOf[entry] as number] as number);
      }
      error += Math.abs((u[i] as number) * sum - 1 / rows);
      const factor = relaxed(u[i] as number, sum, rows);
      u[i] = factor;
      for (let entry = from; entry < to; entry++) {
        const j = columnOf[entry] as number;
        sums[j] = (sums[j] as number) + (masses[entry] as number) * factor;
      }
    }
    rounds++;
    isLast = rounds >= most || error <= tolerance || (rounds % LOOK_EVERY === 0 && !(isSteady(u) && isSteady(v)));
    for (let j = 0; j < columns; j++) {
      const sum = sums[j] as number;
      v[j] = isLast ? 1 / (columns * sum) : relaxed(v[j] as number, sum, columns);
    }
  }
  return { u, v, rounds, error };
}
