import type { Arguments } from '../arguments.ts';
import { startEngine } from '../engines.ts';
import { type CellRunner, runHere } from './runners.ts';

const DEFAULT_WORKERS = 2;

/** Starts a thread that runs cells on an engine of its own. */
export type OpenThread = (engine: string) => CellRunner;

/**
 * As many runners as `--workers` says and jobs need; a single one, and all there is where threads cannot be started, works
 * in this thread. The engine is started here first in any case, so that a wrong name is told at once.
 */
export async function openRunners(
  { engine, workers = DEFAULT_WORKERS }: Pick<Arguments, 'engine' | 'workers'>,
  jobs: number,
  openThread?: OpenThread,
): Promise<{ readonly runners: readonly CellRunner[]; readonly engine: string }> {
  const here = await startEngine(engine);
  const count = Math.min(workers, jobs);
  const runners =
    openThread && count > 1 ? Array.from({ length: count }, () => openThread(here.info.id)) : [runHere(here)];
  return { runners, engine: here.info.id };
}
