import { type Expression, of } from '../math/expression.ts';
import type { Key } from '../math/rng.ts';
import { truthOfFormula } from './formulaTruth.ts';
import type { Bounds, Law } from './law.ts';
import { evaluatePotential, type FormulaPotential } from './potential.ts';

/** What is known of a formula without quadrature. */
interface Known {
  /** Natural logarithm of the integral of the density. */
  readonly logZ?: number;
  /** Exact sampler, as that of a law. */
  readonly sample?: (key: Key, count: number) => Float32Array;
}

/**
 * A density given by a formula as a law without separate modes; what is not known of it comes from quadrature when it is first
 * asked for, which throws LawError for a density that has no integral.
 */
export function formulaLaw(potential: FormulaPotential, bounds: Bounds, known: Known = {}): Law {
  const { value, score } = evaluatePotential(potential);
  let { logZ } = known;
  return {
    bounds,
    modes: [],
    potential,
    score,
    logDensity(x, y) {
      logZ ??= truthOfFormula(potential).logZ;
      return value(x, y) - logZ;
    },
    sample: known.sample ?? ((key, count) => truthOfFormula(potential).sample(key, count)),
  };
}

/** Softness of a wall in a box that holds its foot: nothing is left beyond. */
const REACH = 6.5;

/**
 * A log density between soft walls: unchanged in `window`, and falling beyond it like a Gaussian of this standard deviation, with
 * the box that then holds all mass. Makes a target of a formula that would go on for ever.
 */
export function confine(
  logDensity: Expression,
  window: Bounds,
  softness: number,
): { readonly logDensity: Expression; readonly box: Bounds } {
  const beyond = (axis: 'x' | 'y', low: number, high: number): Expression =>
    of.max(0, of.max(of.sub(low, axis), of.sub(axis, high)));
  const wall = of.add(
    of.square(beyond('x', window.xMin, window.xMax)),
    of.square(beyond('y', window.yMin, window.yMax)),
  );
  const reach = REACH * softness;
  return {
    logDensity: of.sub(logDensity, of.mul(1 / (2 * softness * softness), wall)),
    box: {
      xMin: window.xMin - reach,
      xMax: window.xMax + reach,
      yMin: window.yMin - reach,
      yMax: window.yMax + reach,
    },
  };
}
