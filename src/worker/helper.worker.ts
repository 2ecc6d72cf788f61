import type { Orders } from '../engine/wasm/threads/threadKernels.ts';
import type { HelperCall } from './helpers.ts';

/** A thread that runs its share of what another one leads. It is deaf while it serves, and sleeps where there is nothing to do. */
self.onmessage = ({ data: { id, orders } }: MessageEvent<HelperCall>): void => {
  const { module, memory, tall, reserved, control, thread }: Orders = orders;
  const { serve } = new WebAssembly.Instance(module, { env: { memory, tall, reserved } }).exports;
  self.postMessage(id);
  (serve as (control: number, thread: number, seen: number) => void)(control, thread, 0);
};
