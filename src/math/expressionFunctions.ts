import type { Binary, Unary } from './expression.ts';

/** A function of one argument in float64, and its slope given argument and value. */
interface UnaryFunction {
  readonly value: (u: number) => number;
  readonly slope: (u: number, value: number) => number;
}

/** A function of two arguments in float64, and its slopes in either given both and the value. */
interface BinaryFunction {
  readonly value: (l: number, r: number) => number;
  readonly left: (l: number, r: number, value: number) => number;
  readonly right: (l: number, r: number, value: number) => number;
}

/** Logistic function, without overflow on either side. */
const sigmoid = (u: number): number => {
  const small = Math.exp(-Math.abs(u));
  return u < 0 ? small / (1 + small) : 1 / (1 + small);
};

const softplus = (u: number): number => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));

/** Length below which `hypot` counts as flat: its slope has no limit at 0, and an engine must not divide by 0 there. */
export const FLAT_BELOW = 1e-4;

/** Definitions and slopes. Where a function has a kink its slope is that of the side which the value is taken from. */
export const UNARY_FUNCTIONS: Readonly<Record<Unary, UnaryFunction>> = {
  neg: { value: (u) => -u, slope: () => -1 },
  exp: { value: Math.exp, slope: (_, value) => value },
  log: { value: Math.log, slope: (u) => 1 / u },
  sqrt: { value: Math.sqrt, slope: (_, value) => 0.5 / value },
  square: { value: (u) => u * u, slope: (u) => 2 * u },
  abs: { value: Math.abs, slope: Math.sign },
  sin: { value: Math.sin, slope: (u) => Math.cos(u) },
  cos: { value: Math.cos, slope: (u) => -Math.sin(u) },
  tanh: { value: Math.tanh, slope: (_, value) => 1 - value * value },
  sigmoid: { value: sigmoid, slope: (_, value) => value * (1 - value) },
  softplus: { value: softplus, slope: sigmoid },
};

export const BINARY_FUNCTIONS: Readonly<Record<Binary, BinaryFunction>> = {
  add: { value: (l, r) => l + r, left: () => 1, right: () => 1 },
  sub: { value: (l, r) => l - r, left: () => 1, right: () => -1 },
  mul: { value: (l, r) => l * r, left: (_, r) => r, right: (l) => l },
  div: { value: (l, r) => l / r, left: (_, r) => 1 / r, right: (_, r, value) => -value / r },
  pow: { value: (l, r) => l ** r, left: (l, r) => (r === 0 ? 0 : r * l ** (r - 1)), right: () => 0 },
  min: { value: Math.min, left: (l, r) => (l <= r ? 1 : 0), right: (l, r) => (l <= r ? 0 : 1) },
  max: { value: Math.max, left: (l, r) => (l >= r ? 1 : 0), right: (l, r) => (l >= r ? 0 : 1) },
  hypot: {
    value: (l, r) => Math.sqrt(l * l + r * r),
    left: (l, _, value) => (value > FLAT_BELOW ? l / value : 0),
    right: (_, r, value) => (value > FLAT_BELOW ? r / value : 0),
  },
  logaddexp: {
    value: (l, r) => (l === r ? l + Math.LN2 : Math.max(l, r) + Math.log1p(Math.exp(-Math.abs(l - r)))),
    left: (l, r) => sigmoid(l - r),
    right: (l, r) => sigmoid(r - l),
  },
};
