import type { Box } from '../math/cellGrid.ts';
import { type Evaluator, evaluate } from '../math/evaluate.ts';
import type { Expression } from '../math/expression.ts';
import { createMixture, type GaussianComponent } from '../math/mixture.ts';

/** A log density as a formula in x and y, with values for its letters. */
export interface FormulaPotential {
  readonly kind: 'formula';
  readonly logDensity: Expression;
  readonly letters: Readonly<Record<string, number>>;
  /** Whether the letters may change while a program runs, which then reads them rather than being made for them. */
  readonly isLive?: boolean;
  /** Practically all mass lies inside, and the density has fallen to nothing at its border. */
  readonly box: Box;
}

/**
 * An unnormalised log density as engines compile it: a sum of Gaussians, whose weights are relative, or a formula. It may be off by
 * a constant from that of its law.
 */
export type Potential =
  | { readonly kind: 'mixture'; readonly components: readonly GaussianComponent[] }
  | FormulaPotential;

/** The log density of a potential, up to a constant, and its gradient in float64. Throws RangeError as `evaluate` and `createMixture` do. */
export function evaluatePotential(potential: Potential): Evaluator {
  if (potential.kind === 'formula') return evaluate(potential.logDensity, potential.letters);
  const { logDensity, score } = createMixture(potential.components);
  return { value: logDensity, score };
}
