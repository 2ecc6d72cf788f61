import type { Helper } from '../engine/wasm/threads/team.ts';
import type { Orders } from '../engine/wasm/threads/threadKernels.ts';

/** What a helper is told: to serve, and by which number to say that it is there. */
export interface HelperCall {
  readonly id: number;
  readonly orders: Orders;
}

/** A helper in a worker of this worker's. */
export function hireHelper(): Helper {
  const worker = new Worker(new URL('./helper.worker.ts', import.meta.url), { type: 'module', name: 'helper' });
  let calls = 0;
  return {
    serve(orders) {
      const id = ++calls;
      return new Promise((resolve, reject) => {
        worker.addEventListener('message', ({ data }: MessageEvent<number>) => {
          if (data === id) resolve();
        });
        worker.addEventListener('error', ({ message }) => reject(new Error(message || 'no thread')), { once: true });
        worker.postMessage({ id, orders } satisfies HelperCall);
      });
    },
    end() {
      worker.terminate();
      return undefined;
    },
  };
}
