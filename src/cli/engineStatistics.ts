import type { Engine } from '../engine/contract.ts';
import { effective } from '../experiment/availability.ts';
import { changesOfChoice, defaultExperiment, withValues } from '../experiment/experiment.ts';
import { mean, standardError } from '../math/stats.ts';
import { METHODS } from '../methods/index.ts';
import { runSeeds, type SeedResult } from './runSeeds.ts';

const STEPS = 200;
const SEEDS = 8;
/** GANs whose losses differ in kind; the other GANs share theirs, and other labs are compared by tests of their own. */
const COMPARED = ['ns-gan', 'ls-gan', 'hinge-gan', 'wgan-clip', 'wgan-gp'];
const METRICS = ['highQuality', 'slicedWasserstein', 'criticSlopeMean', 'criticLoss', 'generatorLoss'];

/** Two-sided 5 % over all comparisons together (Bonferroni), Student's t with 14 degrees of freedom. */
const LIMIT = 3.9;

export interface Comparison {
  readonly method: string;
  readonly metric: string;
  readonly means: readonly [number, number];
  /** Welch's t; 0 where both engines agree to the last digit. */
  readonly t: number;
  readonly same: boolean;
}

function valuesOf(results: readonly SeedResult[], metric: string): number[] {
  return results.map(({ metrics }) => metrics[metric] ?? 0);
}

/** Welch's t of two samples. */
export function welch(a: readonly number[], b: readonly number[]): number {
  const difference = mean(a) - mean(b);
  return difference === 0 ? 0 : difference / Math.hypot(standardError(a), standardError(b));
}

/** Metrics of two engines after 200 steps, over methods and seeds. Long runs are chaotic, so only their laws compare. */
export async function compareEngines(reference: Engine, compiled: Engine): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const { id } of METHODS.filter((method) => COMPARED.includes(method.id))) {
    const changes = { 'method.id': id, ...changesOfChoice('method.id', id), seed: 1 };
    const plan = { experiment: effective(withValues(defaultExperiment(), changes)), steps: STEPS, seeds: SEEDS };
    const [a, b] = [await runSeeds(plan, reference), await runSeeds(plan, compiled)];
    for (const metric of METRICS) {
      const [x, y] = [valuesOf(a, metric), valuesOf(b, metric)];
      const t = welch(x, y);
      comparisons.push({ method: id, metric, means: [mean(x), mean(y)], t, same: Math.abs(t) < LIMIT });
    }
  }
  return comparisons;
}
