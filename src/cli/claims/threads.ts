import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import { CELLS } from '../../experiment/claims/index.ts';
import type { SeedTrace } from '../../experiment/claims/statistics.ts';
import { startEngine } from '../engines.ts';
import { runCell } from './runCell.ts';
import type { CellRunner } from './runners.ts';

/** Threads of Node that run cells, each with its own engine and its own copy of TensorFlow.js. */

interface Request {
  readonly cell: string;
  readonly seed: number;
}

type Reply = { readonly trace: SeedTrace } | { readonly error: string };

interface ThreadData {
  readonly cellEngine: string;
}

const isThreadData = (data: unknown): data is ThreadData =>
  typeof data === 'object' && data !== null && 'cellEngine' in data;

/** Serves cells if this is a thread that `openThread` started; false in the main thread. */
export function serveCells(): boolean {
  if (!parentPort || !isThreadData(workerData)) return false;
  serve(parentPort, workerData.cellEngine);
  return true;
}

function serve(port: MessagePort, engineName: string): void {
  const engine = startEngine(engineName);
  port.on('message', async ({ cell: id, seed }: Request) => {
    try {
      const cell = CELLS.find((candidate) => candidate.id === id);
      if (!cell) throw new RangeError(`no such cell: ${id}`);
      port.postMessage({ trace: await runCell(cell, seed, await engine) } satisfies Reply);
    } catch (error) {
      port.postMessage({ error: error instanceof Error ? error.message : String(error) } satisfies Reply);
    }
  });
}

/** Starts a thread from the bundle `file`, whose entry calls `serveCells`. */
export function openThread(file: string, engine: string): CellRunner {
  const thread = new Worker(file, { workerData: { cellEngine: engine } satisfies ThreadData });
  let fail: (error: Error) => void = () => {};
  thread.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  return {
    run: (cell, seed) =>
      new Promise((resolve, reject) => {
        fail = reject;
        thread.once('message', (reply: Reply) => {
          if ('trace' in reply) resolve(reply.trace);
          else reject(new Error(`${cell.id}, seed ${seed}: ${reply.error}`));
        });
        thread.postMessage({ cell: cell.id, seed } satisfies Request);
      }),
    close: () => void thread.terminate(),
  };
}
