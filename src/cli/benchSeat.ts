import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { createSeat } from '../worker/bench/seat.ts';
import { serveSeat } from '../worker/bench/serve.ts';
import { hireInNode } from './helperThreads.ts';

/** A thread of Node as a seat: the same code as in a worker of the page. */
if (!parentPort) throw new Error('this file is a thread of the benchmark');
const port = parentPort;
const manifest = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
serveSeat(createSeat(join(dirname(manifest), 'dist/'), hireInNode), {
  postMessage: (reply) => port.postMessage(reply),
  listen: (hear) => port.on('message', hear),
});
