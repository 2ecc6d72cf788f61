import { type InnerProducts, innerProductError, innerProducts } from '../engine/wasm/innerProducts.ts';
import { nearestRows } from '../math/nearestRows.ts';
import { squaredDistance } from '../math/squaredDistance.ts';

/** Squared lengths [n] of rows [n, width]. */
function squaredLengths(rows: Float32Array, width: number): Float64Array {
  const lengths = new Float64Array(rows.length / width);
  for (let at = 0; at < rows.length; at++) {
    const row = Math.floor(at / width);
    lengths[row] = (lengths[row] as number) + (rows[at] as number) ** 2;
  }
  return lengths;
}

/** A row that may be the nearest, and what its squared distance is at least. */
interface Candidate {
  readonly row: number;
  readonly least: number;
}

/**
 * Rows of a bank that may be the nearest of each query, given what rounding can do to |q|² + |x|² − 2 q·x in single precision:
 * few of thousands.
 */
function candidates(queries: Float32Array, bank: Float32Array, width: number, products: InnerProducts): Candidate[][] {
  const [ofQueries, ofBank] = [squaredLengths(queries, width), squaredLengths(bank, width)];
  const longest = Math.sqrt(ofBank.reduce((most, length) => Math.max(most, length), 0));
  const error = 4 * innerProductError(width);
  /** What the squared distance is at most, by query. */
  const most = new Float64Array(ofQueries.length).fill(Number.POSITIVE_INFINITY);
  const found: Candidate[][] = Array.from(most, () => []);
  for (let first = 0; first < ofQueries.length; first += products.rows) {
    const some = queries.subarray(first * width, (first + products.rows) * width);
    for (let from = 0; from < ofBank.length; from += products.columns) {
      const others = bank.subarray(from * width, (from + products.columns) * width);
      const columns = others.length / width;
      products.compute(some, others).forEach((product, at) => {
        const [query, row] = [first + Math.floor(at / columns), from + (at % columns)];
        const length = ofQueries[query] as number;
        const off = error * Math.sqrt(length) * longest;
        const distance = length + (ofBank[row] as number) - 2 * product;
        if (distance - off > (most[query] as number)) return;
        // Where single precision overflows, nothing is ruled out.
        const isKnown = Number.isFinite(distance);
        (found[query] as Candidate[]).push({ row, least: isKnown ? distance - off : Number.NEGATIVE_INFINITY });
        if (isKnown) most[query] = Math.min(most[query] as number, distance + off);
      });
    }
  }
  return found.map((list, query) => list.filter(({ least }) => least <= (most[query] as number)));
}

/**
 * Distance [m] of each query [m, width] to the nearest row of a bank [n, width], n ≥ 1, in double precision; NaN for queries
 * that are not numbers. Inner products in single precision only rule out what cannot be the nearest.
 */
export function nearestDistances(
  queries: Float32Array,
  bank: Float32Array,
  width: number,
  products = innerProducts(width),
): Float64Array {
  if (!products) return nearestRows(queries, bank, width, 1).distances.map(Math.sqrt);
  const nearest = candidates(queries, bank, width, products).map((list, query) =>
    list.reduce(
      (least, { row }) => Math.min(least, squaredDistance(queries, query * width, bank, row * width, width, least)),
      Number.POSITIVE_INFINITY,
    ),
  );
  return Float64Array.from(nearest, Math.sqrt);
}
