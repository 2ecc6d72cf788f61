import type { Experiment } from '../../experiment/experiment.ts';
import { type RunPlan, type SeedResult, type Summary, summarise } from '../runSeeds.ts';
import type { Change } from './arms.ts';
import type { MetricComparison } from './compare.ts';

/** One arm, as `--json` of a single experiment has it. */
interface ArmReport {
  readonly config: Experiment;
  readonly seeds: readonly SeedResult[];
  readonly summary: Readonly<Record<string, Summary>>;
  /** Live changes made on the way; absent without any. */
  readonly steering?: RunPlan['steering'];
}

/** What `--json` writes of a comparison: what to run again, and what came out. */
export interface VersusReport {
  readonly id: string;
  /** Steps that both arms were to run. */
  readonly steps: number;
  /** Engine that actually ran. */
  readonly engine: string;
  /** Settings in which the arms differ. */
  readonly changes: readonly Change[];
  readonly a: ArmReport;
  readonly b: ArmReport;
  /** Difference and winners by the key of a metric. */
  readonly metrics: Readonly<Record<string, MetricComparison>>;
}

export function armOf({ experiment: config, steering = [] }: RunPlan, seeds: readonly SeedResult[]): ArmReport {
  return { config, seeds, summary: summarise(seeds), ...(steering.length > 0 && { steering }) };
}
