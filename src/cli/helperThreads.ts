import { Worker } from 'node:worker_threads';
import type { Helper } from '../engine/wasm/threads/team.ts';

/** What a helper runs: bundles have no file for it. It is what `worker/helper.worker.ts` is in a browser. */
const SERVE = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ id, orders: { module, memory, tall, reserved, control, thread } }) => {
  const { serve } = new WebAssembly.Instance(module, { env: { memory, tall, reserved } }).exports;
  parentPort.postMessage(id);
  serve(control, thread, 0);
});`;

/** A helper in a thread of Node's. It does not keep the process alive. */
export function hireInNode(): Helper {
  const worker = new Worker(SERVE, { eval: true });
  worker.unref();
  let orders = 0;
  return {
    serve(given) {
      const id = ++orders;
      return new Promise((resolve, reject) => {
        worker.on('message', (ready: number) => {
          if (ready === id) resolve();
        });
        worker.once('error', reject);
        worker.postMessage({ id, orders: given });
      });
    },
    end: () => worker.terminate(),
  };
}
