import { effective } from '../../experiment/availability.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { criticOf, findMethod } from '../../methods/index.ts';

/** Why a critic's estimate is not W₁: a text under `instruments.transport.why` and the numbers that it names. */
export interface Why {
  readonly id: 'overshoot' | 'clip' | 'pairs' | 'free' | 'logit' | 'noCritic';
  readonly numbers?: Readonly<Record<string, number>>;
}

/**
 * The reason that applies to an experiment. A penalty λ·(slope − t)² lets the slope between two laws that are a shift Δ
 * apart reach t + Δ/2λ, where the gain Δ per unit of slope equals its price; then Ŵ = Δ·(t + Δ/2λ).
 */
export function whyApart(given: Experiment, distance: number, criticGap: number): Why {
  const experiment = effective(given);
  const { id } = experiment.method;
  const { uses } = findMethod(id);
  const critic = criticOf(id);
  const { kind, target, weight } = experiment.penalty;
  if (critic === 'none' || critic === undefined) return { id: 'noCritic' };
  if (critic === 'logit') return { id: 'logit' };
  if (uses.clip === true) return { id: 'clip', numbers: { ratio: criticGap / distance } };
  if (kind === 'two-sided' || kind === 'one-sided') {
    const value = distance * (target + distance / (2 * weight));
    return { id: 'overshoot', numbers: { target, value } };
  }
  return { id: kind === 'quotient' || kind === 'transport' ? 'pairs' : 'free' };
}
