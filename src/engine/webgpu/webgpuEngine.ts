import type { Engine, Execution } from '../contract.ts';
import { openDevice, WEBGPU_ID } from './device.ts';
import { createWebgpuExecution } from './execution.ts';
import { loadProgram } from './loaded.ts';

export interface WebgpuEngineOptions {
  /** A device to share, e.g. that of tfjs-backend-webgpu; it then outlives the engine. */
  readonly device?: GPUDevice;
}

/**
 * The compiled engine on WebGPU: phases are traced once, simplified, and run as a few compute shaders each, many steps
 * to a submit. Throws EngineUnavailableError where there is no adapter. `load` rejects with a TraceError for a program
 * with an operation that has no compiled form, an EngineMemoryError for one that does not fit, and an
 * EngineUnavailableError that names a limit of the device, or says that it was lost.
 */
export async function createWebgpuEngine(options: WebgpuEngineOptions = {}): Promise<Engine> {
  const gpu = await openDevice(options.device);
  const info = { id: WEBGPU_ID, adapter: gpu.adapter } as const;
  const live = new Set<Execution>();
  return {
    info,
    async load(program, seed) {
      const loaded = await loadProgram(gpu, program);
      const execution = createWebgpuExecution(loaded, info, seed >>> 0, () => live.delete(execution));
      live.add(execution);
      return execution;
    },
    async dispose() {
      for (const execution of live) execution.dispose();
      gpu.dispose();
    },
  };
}
