/** From this size on, a coarser problem is solved first: every `STRIDE`-th row and column. Half of them cost less to solve than their prices save. */
const COARSE_FROM = 60;
const STRIDE = 2;

/** A minimal assignment with the prices that prove it minimal: rowPrice[i] + columnPrice[j] ≤ cost[i, j], equal on pairs. */
export interface Assignment {
  /** Column of each row [n]: a permutation. */
  readonly columns: Int32Array;
  readonly rowPrices: Float64Array;
  readonly columnPrices: Float64Array;
}

/** Columns [n] that the rows of a cost matrix [n, n], row-major, take at the least total cost. See `solveAssignment`. */
export function assign(cost: Float64Array, n: number): Int32Array {
  return solveAssignment(cost, n).columns;
}

/**
 * Exact linear assignment by Jonker & Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems" (Computing 38, 1987): column reduction from the prices of a coarser problem, reduction transfer,
 * augmenting row reduction, then one shortest path per row that is still free. O(n³) at worst; 500 points on the plane
 * take 20 to 50 ms.
 *
 * Throws a RangeError if the matrix is not n × n or not finite.
 */
export function solveAssignment(cost: Float64Array, n: number): Assignment {
  if (cost.length !== n * n) throw new RangeError(`an assignment of ${n} needs ${n * n} costs, not ${cost.length}`);
  if (!cost.every(Number.isFinite)) throw new RangeError('assignment costs must be finite');
  const matching: Matching = {
    n,
    cost,
    columnOf: new Int32Array(n).fill(-1),
    rowOf: new Int32Array(n).fill(-1),
    price: new Float64Array(n),
  };
  reduceColumns(matching, coarsePrices(matching));
  let free = transferReductions(matching);
  for (let pass = 0; pass < 2 && free.length > 0; pass++) free = reduceRows(matching, free);
  const search = createSearch(matching);
  for (const row of free) search(row);

  const { columnOf, price } = matching;
  return {
    columns: columnOf,
    rowPrices: Float64Array.from(columnOf, (j, i) => (cost[i * n + j] as number) - (price[j] as number)),
    columnPrices: price,
  };
}

/** A partial matching (−1: free) and the prices of the columns. Every matched pair is cheapest for its row. */
interface Matching {
  readonly n: number;
  readonly cost: Float64Array;
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  readonly price: Float64Array;
}

/**
 * Row prices to start from: those of the solved problem of every second row and column, carried over to all rows by
 * rowPrice[i] = minⱼ (cost − columnPrice). Any start gives the same minimum; this one is near for points in space, also
 * where one cloud lies far from the other and the cheapest rows alone say nothing.
 */
function coarsePrices({ n, cost }: Matching): Float64Array {
  if (n < COARSE_FROM) return new Float64Array(n);
  const size = Math.ceil(n / STRIDE);
  const coarse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) coarse[i * size + j] = cost[i * STRIDE * n + j * STRIDE] as number;
  }
  const { rowPrices } = solveAssignment(coarse, size);
  const columns = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < size; i++) {
    const own = rowPrices[i] as number;
    for (let j = 0, at = i * STRIDE * n; j < n; j++, at++) {
      const offer = (cost[at] as number) - own;
      if (offer < (columns[j] as number)) columns[j] = offer;
    }
  }
  return Float64Array.from({ length: n }, (_, i) => {
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0, at = i * n; j < n; j++, at++) {
      const reduced = (cost[at] as number) - (columns[j] as number);
      if (reduced < least) least = reduced;
    }
    return least;
  });
}

/** Prices every column at its cheapest row, given row prices, and gives it to that row if it is still free. */
function reduceColumns({ n, cost, columnOf, rowOf, price }: Matching, rowPrices: Float64Array): void {
  const cheapest = new Int32Array(n);
  price.fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < n; i++) {
    const own = rowPrices[i] as number;
    for (let j = 0, at = i * n; j < n; j++, at++) {
      const reduced = (cost[at] as number) - own;
      if (reduced >= (price[j] as number)) continue;
      price[j] = reduced;
      cheapest[j] = i;
    }
  }
  for (let j = n - 1; j >= 0; j--) {
    const best = cheapest[j] as number;
    if ((columnOf[best] as number) < 0) {
      columnOf[best] = j;
      rowOf[j] = best;
    }
  }
}

/** Lowers the price of each assigned column until its row has a second choice; returns the rows that are still free. */
function transferReductions({ n, cost, columnOf, price }: Matching): number[] {
  const free: number[] = [];
  for (let i = 0; i < n; i++) {
    const own = columnOf[i] as number;
    if (own < 0) {
      free.push(i);
      continue;
    }
    let second = Number.POSITIVE_INFINITY;
    for (let j = 0; j < n; j++) {
      if (j !== own) second = Math.min(second, (cost[i * n + j] as number) - (price[j] as number));
    }
    const slack = second - ((cost[i * n + own] as number) - (price[own] as number));
    if (slack > 0 && second < Number.POSITIVE_INFINITY) price[own] = (price[own] as number) - slack;
  }
  return free;
}

/** Lets every free row take its best column, at a price that makes its second best as good; returns the rows left over. */
function reduceRows({ n, cost, columnOf, rowOf, price }: Matching, free: readonly number[]): number[] {
  const queue = [...free];
  const left: number[] = [];
  // A row that is thrown out goes on at once, which can take long when prices move little; the searches do the rest.
  let patience = 2 * n;
  while (queue.length > 0) {
    const i = queue.pop() as number;
    let best = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    let first = -1;
    let other = -1;
    for (let j = 0, at = i * n; j < n; j++, at++) {
      const reduced = (cost[at] as number) - (price[j] as number);
      if (reduced >= second) continue;
      if (reduced < best) {
        second = best;
        other = first;
        best = reduced;
        first = j;
      } else {
        second = reduced;
        other = j;
      }
    }
    const lowered = (price[first] as number) - (second - best);
    // Rounding can leave a price where it was: then the pair is a tie like any other.
    const moves = lowered < (price[first] as number);
    const evicted = rowOf[first] as number;
    if (moves && second < Number.POSITIVE_INFINITY) price[first] = lowered;
    else if (evicted >= 0 && other >= 0) first = other;
    const previous = rowOf[first] as number;
    columnOf[i] = first;
    rowOf[first] = i;
    if (previous < 0) continue;
    columnOf[previous] = -1;
    if (moves && patience-- > 0) queue.push(previous);
    else left.push(previous);
  }
  return left;
}

/** Dijkstra over reduced costs from a free row to the nearest free column, with buffers that all searches share. */
function createSearch({ n, cost, columnOf, rowOf, price }: Matching): (row: number) => void {
  const distance = new Float64Array(n);
  const before = new Int32Array(n);
  /** Columns: [0, ready) are done, [ready, near) stand at the least distance, the others lie further off. */
  const order = new Int32Array(n);

  return (start) => {
    for (let j = 0; j < n; j++) {
      distance[j] = (cost[start * n + j] as number) - (price[j] as number);
      before[j] = start;
      order[j] = j;
    }
    let ready = 0;
    let near = 0;
    let done = 0;
    let least = 0;
    let end = -1;
    while (end < 0) {
      if (near === ready) {
        done = ready;
        least = Number.POSITIVE_INFINITY;
        for (let k = ready; k < n; k++) {
          const j = order[k] as number;
          const at = distance[j] as number;
          if (at > least) continue;
          if (at < least) {
            near = ready;
            least = at;
          }
          order[k] = order[near] as number;
          order[near++] = j;
        }
        for (let k = ready; k < near && end < 0; k++)
          if ((rowOf[order[k] as number] as number) < 0) end = order[k] as number;
        if (end >= 0) break;
      }
      const from = order[ready++] as number;
      const i = rowOf[from] as number;
      const base = (cost[i * n + from] as number) - (price[from] as number) - least;
      for (let k = near; k < n; k++) {
        const j = order[k] as number;
        const through = (cost[i * n + j] as number) - (price[j] as number) - base;
        if (through >= (distance[j] as number)) continue;
        distance[j] = through;
        before[j] = i;
        if (through > least) continue;
        if ((rowOf[j] as number) < 0) {
          end = j;
          break;
        }
        order[k] = order[near] as number;
        order[near++] = j;
      }
    }
    for (let k = 0; k < done; k++) {
      const j = order[k] as number;
      price[j] = (price[j] as number) + (distance[j] as number) - least;
    }
    for (let j = end, i = -1; i !== start; ) {
      i = before[j] as number;
      rowOf[j] = i;
      const next = columnOf[i] as number;
      columnOf[i] = j;
      j = next;
    }
  };
}
