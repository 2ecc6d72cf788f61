import { ofShard, type Shard, type Unit, unitsOf } from '../../experiment/sweep/units.ts';
import type { Console } from '../console.ts';
import { doneIn, isDone, readPlan, writeFailure, writeResult } from './folder.ts';
import type { UnitRunner } from './threads.ts';

/** Exit status of a part that was stopped before its end: what it has done is kept, and it can be run again. */
export const STOPPED = 75;

export interface RunOptions {
  readonly folder: string;
  readonly shard: Shard;
  readonly workers: number;
  readonly openThread: (engine: string) => UnitRunner;
  /** True once no new run is to be started. */
  readonly isStopping: () => boolean;
}

/**
 * Runs what is missing of a part, on several threads. A failure is kept with its reason, and the others go on. Returns the exit status: 0, 1 if
 * a run failed, or 75 if it was stopped.
 */
export async function runPart(options: RunOptions, { say }: Console): Promise<number> {
  const { folder, shard, workers, openThread, isStopping } = options;
  const plan = await readPlan(folder);
  const mine = ofShard(unitsOf(plan), shard);
  const done = await doneIn(folder);
  const todo = mine.filter(({ name }) => !done.has(name));
  say(
    `${todo.length} of ${mine.length} runs to do${shard.count > 1 ? ` in part ${shard.index} of ${shard.count}` : ''}`,
  );
  let failed = 0;
  let next = 0;
  let finished = 0;

  async function work(): Promise<void> {
    let thread: UnitRunner | undefined;
    for (;;) {
      const unit = isStopping() ? undefined : todo[next++];
      if (!unit) break;
      // Somebody else may have done it meanwhile.
      if (await isDone(folder, unit.name)) continue;
      thread ??= openThread(plan.engine);
      try {
        await writeResult(folder, await thread.run(unit));
      } catch (error) {
        failed++;
        thread.close();
        thread = undefined;
        await keepFailure(unit, error);
      }
      say(`${++finished}/${todo.length}  ${unit.name}  seed ${unit.experiment.seed}`);
    }
    thread?.close();
  }

  async function keepFailure(unit: Unit, error: unknown): Promise<void> {
    say(`${unit.name}: ${error instanceof Error ? error.message : String(error)}`);
    await writeFailure(folder, unit.name, error).catch((reason) => say(String(reason)));
  }

  await Promise.all(Array.from({ length: Math.max(1, Math.min(workers, todo.length)) }, work));
  if (isStopping() && finished < todo.length) {
    say('stopped: what is done is kept; run the same command again to go on');
    return STOPPED;
  }
  return failed > 0 ? 1 : 0;
}
