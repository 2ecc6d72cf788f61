import { createHash } from 'node:crypto';
import type { LawResources } from '../data/law.ts';
import type { Engine } from '../engine/contract.ts';
import { type Experiment, withValue, withValues } from '../experiment/experiment.ts';
import type { Outcome } from '../experiment/presets/contract.ts';
import { shows } from '../experiment/presets/outcome.ts';
import { mean, standardError } from '../math/stats.ts';
import type { ParamValue } from '../schema/param.ts';
import type { Divergence } from '../train/health.ts';
import { ofLaw, type TrainingRun } from '../train/run.ts';
import { lawWithImages } from '../worker/lawWithImages.ts';
import { openRun } from './resources.ts';

/** A live setting that changes when the run has completed `step` steps. */
export interface Steering {
  readonly step: number;
  readonly changes: Readonly<Record<string, ParamValue>>;
}

export interface SeedResult {
  readonly seed: number;
  /** Steps that the metrics belong to: those asked for, or the last healthy ones before a divergence. */
  readonly steps: number;
  readonly wallMs: number;
  readonly metrics: Readonly<Record<string, number | null>>;
  /** SHA-256 of the generated points [count, x], little-endian float32, that the metrics look at: the run to the bit. */
  readonly samples?: string;
  readonly diverged?: Divergence;
  /** Whether the run shows the outcome of its preset. */
  readonly shown?: boolean;
}

/** Mean and standard error over the seeds that have a value; null where there are too few. */
export interface Summary {
  readonly mean: number | null;
  readonly se: number | null;
}

export interface RunPlan {
  readonly experiment: Experiment;
  readonly steps: number;
  /** Number of seeds, counted up from `firstSeed`, or from the experiment's own. */
  readonly seeds: number;
  readonly firstSeed?: number | undefined;
  readonly steering?: readonly Steering[];
  readonly outcome?: Outcome | undefined;
  /** Whether results name the generated points by their hash. */
  readonly digests?: boolean;
  /** A person's own data, where the experiment learns from them. */
  readonly resources?: LawResources | undefined;
  /** Told of every run as it stands at its end. */
  readonly ended?: ((run: TrainingRun) => Promise<void>) | undefined;
}

const digestOf = ({ buffer, byteOffset, byteLength }: Float32Array): string =>
  createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');

/** Changes live settings of a run, those of its law by making another one. */
async function steer(run: TrainingRun, changes: Steering['changes'], own?: LawResources): Promise<void> {
  const [first = ''] = Object.keys(changes);
  if (!ofLaw(first)) return run.set(changes);
  await run.aim(changes, await lawWithImages(withValues(run.experiment, changes), own));
}

async function runSeed(plan: RunPlan, seed: number, engine: Engine): Promise<SeedResult> {
  const experiment = withValue(plan.experiment, 'seed', seed);
  const run = await openRun(experiment, engine, plan.resources);
  try {
    const start = performance.now();
    let diverged: Divergence | null = null;
    const changes = [...(plan.steering ?? [])].filter(({ step }) => step < plan.steps).sort((a, b) => a.step - b.step);
    for (const steering of changes) {
      diverged ??= await run.advanceTo(steering.step);
      await steer(run, steering.changes, plan.resources);
    }
    diverged ??= await run.advanceTo(plan.steps);
    const wallMs = Math.round(performance.now() - start);
    const evaluation = await run.evaluate();
    await plan.ended?.(run);
    const shown = plan.outcome && !diverged && shows(plan.outcome, evaluation);
    return {
      seed,
      steps: run.step,
      wallMs,
      metrics: evaluation.metrics,
      ...(plan.digests && { samples: digestOf(await run.generated()) }),
      ...(diverged && { diverged }),
      ...(shown !== undefined && { shown }),
    };
  } finally {
    run.dispose();
  }
}

/** Runs every seed of a plan, one after the other; `report` hears of each as it is done. Throws LawError for unusable data. */
export async function runSeeds(
  plan: RunPlan,
  engine: Engine,
  report: (result: SeedResult) => void = () => {},
): Promise<SeedResult[]> {
  const results: SeedResult[] = [];
  const first = plan.firstSeed ?? plan.experiment.seed;
  for (let i = 0; i < plan.seeds; i++) {
    const result = await runSeed(plan, (first + i) >>> 0, engine);
    report(result);
    results.push(result);
  }
  return results;
}

/** Mean and standard error of every metric over seeds. */
export function summarise(results: readonly SeedResult[]): Record<string, Summary> {
  const summary: Record<string, Summary> = {};
  for (const key of Object.keys(results[0]?.metrics ?? {})) {
    const values = results.flatMap(({ metrics }) => metrics[key] ?? []);
    const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
    summary[key] = { mean: finite(mean(values)), se: finite(standardError(values)) };
  }
  return summary;
}
