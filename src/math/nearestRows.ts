import { squaredDistance } from './squaredDistance.ts';

/** Nearest rows of each query [queries, k], nearest first; of equally near ones the earlier row comes first. */
export interface NearestRows {
  readonly rows: Int32Array;
  /** Squared Euclidean distances; never decreasing along k. */
  readonly distances: Float64Array;
}

/**
 * Search for the `k` nearest rows of `bank` [n, width] to each of `queries` [m, width], in parts, so that a worker can do other
 * things in between: call `advance` until it says that the search is over. Throws RangeError unless 1 ≤ k ≤ n and both
 * arrays hold whole rows.
 */
export class NearestSearch {
  readonly #queries: Float32Array;
  readonly #bank: Float32Array;
  readonly #width: number;
  readonly #k: number;
  readonly #found: NearestRows;
  readonly #count: number;
  #next = 0;

  constructor(queries: Float32Array, bank: Float32Array, width: number, k: number) {
    this.#count = bank.length / width;
    const m = queries.length / width;
    if (!(Number.isInteger(this.#count) && Number.isInteger(m))) throw new RangeError(`no rows of ${width}`);
    if (!(Number.isInteger(k) && k >= 1 && k <= this.#count)) throw new RangeError(`no ${k} of ${this.#count} rows`);
    this.#queries = queries;
    this.#bank = bank;
    this.#width = width;
    this.#k = k;
    this.#found = {
      rows: new Int32Array(m * k).fill(-1),
      distances: new Float64Array(m * k).fill(Number.POSITIVE_INFINITY),
    };
  }

  /** Compares the next `rows` rows of the bank with every query; true once all have been compared. */
  advance(rows: number): boolean {
    const end = Math.min(this.#count, this.#next + rows);
    const m = this.#found.rows.length / this.#k;
    for (let query = 0; query < m; query++) {
      for (let row = this.#next; row < end; row++) this.#offer(query, row);
    }
    this.#next = end;
    return end === this.#count;
  }

  /** What was found in the rows compared so far. */
  get found(): NearestRows {
    return this.#found;
  }

  #offer(query: number, row: number): void {
    const { rows, distances } = this.#found;
    const first = query * this.#k;
    let at = first + this.#k - 1;
    const limit = distances[at] as number;
    const width = this.#width;
    const distance = squaredDistance(this.#queries, query * width, this.#bank, row * width, width, limit);
    if (distance >= limit) return;
    for (; at > first && (distances[at - 1] as number) > distance; at--) {
      distances[at] = distances[at - 1] as number;
      rows[at] = rows[at - 1] as number;
    }
    distances[at] = distance;
    rows[at] = row;
  }
}

/** The whole search at once. */
export function nearestRows(queries: Float32Array, bank: Float32Array, width: number, k: number): NearestRows {
  const search = new NearestSearch(queries, bank, width, k);
  search.advance(Number.POSITIVE_INFINITY);
  return search.found;
}
