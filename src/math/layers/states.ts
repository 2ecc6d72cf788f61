import { cumulate, pickIndex } from '../mixture.ts';
import { type Key, sequence } from '../rng.ts';

/**
 * All states of a few binary units, numbered: unit i of state s is bit i of s. Tables over states are in this order
 * everywhere, so that sums over units are built from the state with one unit less.
 */

/** Most units whose states are ever listed: 65,536 of them. */
export const MOST_LISTED = 16;

/** Number of states of `units` binary units. Throws a RangeError for more than can be listed. */
export function stateCount(units: number): number {
  if (!Number.isInteger(units) || units < 0 || units > MOST_LISTED) {
    throw new RangeError(`${units} units have too many states to list; the most is ${MOST_LISTED} units`);
  }
  return 2 ** units;
}

/** Number of zero bits below the lowest one of a state above 0. */
export const lowestUnit = (state: number): number => 31 - Math.clz32(state & -state);

/** Units of some states as rows of 0 and 1 [states, units]. */
export function bitsOf(states: ArrayLike<number>, units: number): Float32Array {
  const out = new Float32Array(states.length * units);
  for (let row = 0; row < states.length; row++) {
    for (let unit = 0; unit < units; unit++) out[row * units + unit] = ((states[row] as number) >> unit) & 1;
  }
  return out;
}

/** Number of the state that each row of 0 and 1 [rows, units] shows; from one half on a value counts as 1. */
export function statesOf(bits: ArrayLike<number>, units: number): Int32Array {
  return Int32Array.from({ length: bits.length / units }, (_, row) => {
    let state = 0;
    for (let unit = 0; unit < units; unit++) if ((bits[row * units + unit] as number) >= 0.5) state |= 1 << unit;
    return state;
  });
}

/**
 * Writes Σᵢ sᵢ termsᵢ for every state s to `out[from …]`, on top of `start`: one addition a state.
 */
export function subsetSums(terms: ArrayLike<number>, start: number, out: Float64Array, from = 0): void {
  out[from] = start;
  const count = stateCount(terms.length);
  for (let state = 1; state < count; state++) {
    out[from + state] = (out[from + (state & (state - 1))] as number) + (terms[lowestUnit(state)] as number);
  }
}

/** `count` independent states [count] of a distribution over states, given by log probabilities that need not be normalised. */
export function drawStates(logs: Float64Array, key: Key, count: number): Int32Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const log of logs) largest = Math.max(largest, log);
  const cumulative = cumulate(Array.from(logs, (log) => Math.exp(log - largest)));
  const random = sequence(key);
  return Int32Array.from({ length: count }, () => pickIndex(cumulative, random.next()));
}
