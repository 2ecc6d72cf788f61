import { type SweepDocument, type SweepPoint, signOf } from './document.ts';
import type { SweepPlan } from './plan.ts';

/** What is expected of a point at least, with few seeds: its mean less this many standard errors. */
const BOUND = 1;
/** Standard error of one value, relative to the spread over all points, where seeds are too few to tell. */
const UNKNOWN = 1;

/** A point that goes on or is given up. */
export interface Candidate {
  readonly point: number;
  /** Mean less standard error, in the direction of better; minus infinity without a value. */
  readonly bound: number;
}

export interface Rung {
  /** Points with their bounds, the best first. */
  readonly ranked: readonly Candidate[];
  readonly kept: readonly number[];
  /** Runs that this rung took. */
  readonly runs: number;
}

function boundOf({ point, summary }: SweepPoint, metric: string, spread: number): Candidate {
  const { mean = null, se = null } = summary[metric] ?? {};
  if (mean === null) return { point, bound: Number.NEGATIVE_INFINITY };
  return { point, bound: signOf(metric) * mean - BOUND * (se ?? UNKNOWN * spread) };
}

/** Points of a document, of which the best of `eta` is kept (at least one), by lower confidence bounds: one lucky seed is not enough. */
export function rungOf({ points }: SweepDocument, metric: string, eta: number): Rung {
  const means = points.flatMap(({ summary }) => summary[metric]?.mean ?? []);
  const spread = means.length > 0 ? Math.max(...means) - Math.min(...means) : 0;
  const ranked = points
    .map((point) => boundOf(point, metric, spread))
    .sort((a, b) => b.bound - a.bound || a.point - b.point);
  const kept = ranked.slice(0, Math.max(1, Math.ceil(points.length / eta))).map(({ point }) => point);
  return {
    ranked,
    kept: kept.sort((a, b) => a - b),
    runs: points.reduce((sum, { results }) => sum + results.length, 0),
  };
}

/** Successive halving (Jamieson & Talwalkar, arXiv:1502.07943): the next plan has the best points only, with `eta` times as many seeds. */
export function nextPlan(document: SweepDocument, metric: string, eta: number): SweepPlan {
  const { plan } = document;
  return { ...plan, only: rungOf(document, metric, eta).kept, seeds: Math.min(1_000, Math.round(plan.seeds * eta)) };
}
