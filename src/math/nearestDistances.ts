import { coordinatesAlong, leadingDirections } from './principal.ts';
import { squaredDistance } from './squaredDistance.ts';

/** Directions by which rows are ruled out before their distance is computed, and the first few, by which most are. */
const DIRECTIONS = 40;
const FIRST = 8;
/** Rows of a bank that its directions are taken from. */
const SAMPLED = 400;
/** How much longer than the whole a distance along the directions may be by rounding, relative and absolute. */
const SLACK = [1 + 1e-9, 1e-18] as const;

/** What is known of a bank: rows never change, and are asked about again and again. */
interface Bank {
  readonly directions: readonly Float64Array[];
  readonly coordinates: Float64Array;
}

const known = new WeakMap<Float32Array, Bank>();

function bankOf(rows: Float32Array, width: number): Bank {
  const present = known.get(rows);
  if (present) return present;
  const n = rows.length / width;
  const count = Math.min(SAMPLED, n);
  const sample = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    const row = Math.floor((i * n) / count);
    sample.set(rows.subarray(row * width, (row + 1) * width), i * width);
  }
  const directions = leadingDirections(sample, width, DIRECTIONS);
  const made = { directions, coordinates: coordinatesAlong(rows, width, directions) };
  known.set(rows, made);
  return made;
}

/**
 * Distance [m] of each query [m, width] to the nearest row of a bank [n, width], n ≥ 1. Exact: a row is passed over only where
 * its distance along the directions in which the bank varies most, which is never longer than the whole, is too long already.
 */
export function nearestDistances(queries: Float32Array, bank: Float32Array, width: number): Float64Array {
  const { directions, coordinates } = bankOf(bank, width);
  const places = coordinatesAlong(queries, width, directions);
  const count = directions.length;
  const few = Math.min(FIRST, count);
  const n = bank.length / width;
  const bounds = new Float64Array(n);
  const along = (query: number, row: number, from: number, to: number): number => {
    let sum = 0;
    for (let k = from; k < to; k++) {
      const difference = (places[query * count + k] as number) - (coordinates[row * count + k] as number);
      sum += difference * difference;
    }
    return sum;
  };
  const distances = new Float64Array(queries.length / width);
  for (let query = 0; query < distances.length; query++) {
    let near = 0;
    for (let row = 0; row < n; row++) {
      bounds[row] = along(query, row, 0, few);
      if ((bounds[row] as number) < (bounds[near] as number)) near = row;
    }
    const from = query * width;
    // Who is nearest along the directions is near: with its distance as the limit few others are left.
    let least = squaredDistance(queries, from, bank, near * width, width, Number.POSITIVE_INFINITY);
    for (let row = 0; row < n; row++) {
      const limit = least * SLACK[0] + SLACK[1];
      const bound = bounds[row] as number;
      if (bound > limit || bound + along(query, row, few, count) > limit) continue;
      least = Math.min(least, squaredDistance(queries, from, bank, row * width, width, least));
    }
    distances[query] = Math.sqrt(least);
  }
  return distances;
}
