import type { Engine } from '../../engine/contract.ts';
import type { Cell } from '../../experiment/claims/contract.ts';
import type { SeedTrace } from '../../experiment/claims/statistics.ts';
import { runCell } from './runCell.ts';

/** Something that runs one cell at a time: this thread, or another one with an engine of its own. */
export interface CellRunner {
  run(cell: Cell, seed: number): Promise<SeedTrace>;
  close(): void;
}

/** Runs cells in this thread. */
export const runHere = (engine: Engine): CellRunner => ({
  run: (cell, seed) => runCell(cell, seed, engine),
  close() {},
});

export interface Job {
  readonly cell: Cell;
  readonly seed: number;
}

/**
 * Gives each runner its next job as soon as it is free; `done` hears of every result before that runner goes on. The first
 * error ends everything and is thrown.
 */
export async function runJobs(
  jobs: readonly Job[],
  runners: readonly CellRunner[],
  done: (job: Job, trace: SeedTrace) => Promise<void>,
): Promise<void> {
  const queue = [...jobs];
  const work = async (runner: CellRunner): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) await done(job, await runner.run(job.cell, job.seed));
  };
  try {
    await Promise.all(runners.map(work));
  } finally {
    queue.length = 0;
    for (const runner of runners) runner.close();
  }
}
