import type { BinaryFunction, UnaryFunction } from '../graph/graph.ts';

/** What element-wise operations mean, in float64: for folding constants and as the oracle of kernels. */

/**
 * Largest |x| of which compiled engines know sin and cos. A float32 beyond it says little about the angle: they are some point
 * of the unit circle there, the same at every call but not on every engine.
 */
export const LARGEST_ANGLE = 8192;

/** Position in a table of so many numbers that `index` finds: rounded down and held within it; NaN finds the first. */
export const entryAt = (index: number, count: number): number =>
  Math.max(Math.min(Math.floor(index) || 0, count - 1), 0);

/** NaN stays NaN, also through relu and step. */
export const unaryMath: Readonly<Record<UnaryFunction, (x: number) => number>> = {
  neg: (x) => -x,
  relu: (x) => (x < 0 ? 0 : x),
  step: (x) => (Number.isNaN(x) ? x : Number(x > 0)),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  exp: Math.exp,
  log: Math.log,
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  square: (x) => x * x,
  abs: Math.abs,
  sign: Math.sign,
  reciprocal: (x) => 1 / x,
  sin: Math.sin,
  cos: Math.cos,
  floor: Math.floor,
};

export const binaryMath: Readonly<Record<BinaryFunction, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  max: Math.max,
  min: Math.min,
  gate: (a, b) => (b > 0 ? a : 0),
  greater: (a, b) => Number(a > b),
  greaterEqual: (a, b) => Number(a >= b),
  equal: (a, b) => Number(a === b),
};
