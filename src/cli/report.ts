import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Engine } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { type RunPlan, type SeedResult, type Summary, summarise } from './runSeeds.ts';
import { UsageError } from './usageError.ts';

/** What `--json` writes: everything needed to run it again, and what came out. */
export interface Report {
  readonly id: string;
  readonly config: Experiment;
  /** Engine that actually ran. */
  readonly engine: string;
  readonly seeds: readonly SeedResult[];
  readonly summary: Readonly<Record<string, Summary>>;
  /** Live changes made on the way; absent without any. */
  readonly steering?: RunPlan['steering'];
}

export function reportOf(id: string, plan: RunPlan, engine: Engine, seeds: readonly SeedResult[]): Report {
  const { experiment: config, steering = [] } = plan;
  const summary = summarise(seeds);
  return { id, config, engine: engine.info.id, seeds, summary, ...(steering.length > 0 && { steering }) };
}

/** Writes a JSON file, its folder included. Throws a UsageError that names the file. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeContent(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Writes a file, its folder included. Throws a UsageError that names the file. */
export async function writeContent(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
