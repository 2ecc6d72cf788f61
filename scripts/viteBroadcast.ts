import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const OURS = fileURLToPath(new URL('./lib/binaryImpl.mjs', import.meta.url));

/** Replaces the loop of the CPU backend of tfjs over two operands of different shapes by one that takes a tenth of the time. */
export function viteBroadcast(): Plugin {
  return {
    name: 'modescope:broadcast',
    load(id) {
      if (!/tfjs-backend-cpu\/dist\/utils\/binary_impl\.js$/.test(id.split('?')[0] ?? '')) return undefined;
      return `export { createSimpleBinaryKernelImpl } from ${JSON.stringify(OURS)};`;
    },
  };
}
