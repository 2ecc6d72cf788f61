import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import type { UnitResult } from '../../experiment/sweep/document.ts';
import type { Unit } from '../../experiment/sweep/units.ts';
import { startEngine } from '../engines.ts';
import { runSeeds } from '../runSeeds.ts';

/** What a unit gave, and how long it took here. */
export interface Outcome {
  readonly result: UnitResult;
  readonly wallMs: number;
}

/** A thread that runs units, one at a time. */
export interface UnitRunner {
  run(unit: Unit): Promise<Outcome>;
  close(): void;
}

/** Starts a thread with this engine. */
export type OpenUnitThread = (engine: string) => UnitRunner;

type Reply = Outcome | { readonly error: string };

interface ThreadData {
  readonly sweepEngine: string;
}

const isThreadData = (data: unknown): data is ThreadData =>
  typeof data === 'object' && data !== null && 'sweepEngine' in data;

/** Runs one unit on an engine: what `npm run experiment` gives for the same experiment, seed and steps. */
export async function runUnit(
  { name, experiment, steps }: Unit,
  engine: Awaited<ReturnType<typeof startEngine>>,
): Promise<Outcome> {
  const [done] = await runSeeds({ experiment, steps, seeds: 1, digests: true }, engine);
  if (!done) throw new Error('no result');
  const { wallMs, shown: _, ...rest } = done;
  return { wallMs, result: { name, ...rest } };
}

function serve(port: MessagePort, engineName: string): void {
  const engine = startEngine(engineName);
  port.on('message', async (unit: Unit) => {
    try {
      port.postMessage((await runUnit(unit, await engine)) satisfies Reply);
    } catch (error) {
      port.postMessage({
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      } satisfies Reply);
    }
  });
}

/** Serves units if this is a thread that `openUnitThread` started; false in the main thread. */
export function serveUnits(): boolean {
  if (!parentPort || !isThreadData(workerData)) return false;
  serve(parentPort, workerData.sweepEngine);
  return true;
}

/** Starts a thread from the bundle `file`, whose entry calls `serveUnits`. A thread that dies rejects the unit it was at. */
export function openUnitThread(file: string, engine: string): UnitRunner {
  const thread = new Worker(file, { workerData: { sweepEngine: engine } satisfies ThreadData });
  let fail: (error: Error) => void = () => {};
  thread.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  thread.on('exit', (status) => fail(new Error(`the thread ended with status ${status}`)));
  return {
    run: (unit) =>
      new Promise((resolve, reject) => {
        fail = reject;
        thread.once('message', (reply: Reply) => ('error' in reply ? reject(new Error(reply.error)) : resolve(reply)));
        thread.postMessage(unit);
      }),
    close: () => void thread.terminate(),
  };
}
