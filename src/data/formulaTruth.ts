import { type Truth, truthOf } from '../math/quadrature.ts';
import { FLAWS } from './formula/flaws.ts';
import { LawError } from './law.ts';
import { evaluatePotential, type FormulaPotential } from './potential.ts';

/** Truths that are kept: creating a law again, as pages and tests do often, then costs nothing. */
const KEPT = 12;

const kept = new Map<string, Truth>();

/**
 * The integral, moments, parts and exact samples of a density that a formula gives; the last few are kept. Throws LawError where
 * it cannot be normalised, with what to do about it.
 */
export function truthOfFormula(potential: FormulaPotential): Truth {
  const name = JSON.stringify(potential);
  const known = kept.get(name);
  const truth = known ?? truthOf(evaluatePotential(potential).value, potential.box);
  if (typeof truth === 'string') throw new LawError(FLAWS[truth]);
  kept.delete(name);
  kept.set(name, truth);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return truth;
}
