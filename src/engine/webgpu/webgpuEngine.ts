import type { Engine } from '../contract.ts';
import { openDevice, WEBGPU_ID } from './device.ts';
import { createWebgpuEnsemble } from './ensemble.ts';
import { createWebgpuExecution } from './execution.ts';
import { loadProgram } from './loaded.ts';
import { loadMembers } from './loadedMembers.ts';

export interface WebgpuEngineOptions {
  /** A device to use instead of the one that all engines of this thread share; it then outlives the engine. */
  readonly device?: GPUDevice;
  /** Members from which on each has a workgroup to itself, see memberPlan.ts. */
  readonly gatheredFrom?: number;
}

/**
 * The compiled engine on WebGPU: phases are traced once, simplified, and run as a few compute shaders each, many steps
 * to a submit. Throws EngineUnavailableError where there is no adapter. `load` rejects with a TraceError for a program
 * with an operation that has no compiled form, an EngineMemoryError for one that does not fit, and an
 * EngineUnavailableError that names a limit of the device, or says that it was lost; `loadEnsemble` likewise.
 */
export async function createWebgpuEngine(options: WebgpuEngineOptions = {}): Promise<Engine> {
  const gpu = await openDevice(options.device);
  const info = { id: WEBGPU_ID, adapter: gpu.adapter } as const;
  const live = new Set<{ dispose(): void }>();
  return {
    info,
    async load(program, seed) {
      const loaded = await loadProgram(gpu, program);
      const execution = createWebgpuExecution(loaded, info, seed >>> 0, () => live.delete(execution));
      live.add(execution);
      return execution;
    },
    async loadEnsemble(program, members) {
      const loaded = await loadMembers(gpu, program, members, options.gatheredFrom);
      const ensemble = createWebgpuEnsemble(loaded, info, () => live.delete(ensemble));
      live.add(ensemble);
      return ensemble;
    },
    async dispose() {
      for (const each of live) each.dispose();
      gpu.dispose();
    },
  };
}
