import { connectSeat, type RemoteSeat } from './connect.ts';
import { BENCH_WORKER } from './protocol.ts';

/** Starts a worker in which one engine can be measured. Rejects if the worker cannot be loaded. */
export function openSeat(): Promise<RemoteSeat> {
  const worker = new Worker(new URL('../trainer.worker.ts', import.meta.url), { type: 'module', name: BENCH_WORKER });
  return connectSeat({
    send: (request) => worker.postMessage(request),
    listen(hear, lost) {
      worker.addEventListener('message', ({ data }) => hear(data));
      worker.addEventListener('error', ({ message }) => lost(message || 'the worker could not be loaded'));
      worker.addEventListener('messageerror', () => lost('a message could not be read'));
    },
    close: () => worker.terminate(),
  });
}
