import { vi } from 'vitest';
import type { Engine, Execution, Program } from '../engine/contract.ts';
import type { Graph } from '../engine/graph/graph.ts';
import { type CompiledGraph, compileGraph } from '../engine/webgpu/compile.ts';
import { openDevice, WEBGPU_ID } from '../engine/webgpu/device.ts';
import { createWebgpuExecution } from '../engine/webgpu/execution.ts';
import { loadCompiled } from '../engine/webgpu/loaded.ts';
import { createWebgpuEngine, type WebgpuEngineOptions } from '../engine/webgpu/webgpuEngine.ts';
import { TABLE, type Vectors } from './graphs.ts';
import { type CheckedOptions, createCheckedDevice, GPU_CONSTANTS } from './wgsl/device.ts';
import type { Findings } from './wgsl/findings.ts';

/** Lets the engine find the numbers that are global in a browser; undone by `vi.unstubAllGlobals`. */
export function stubGpuConstants(): void {
  for (const [name, value] of Object.entries(GPU_CONSTANTS)) vi.stubGlobal(name, value);
}

/** The engine for a GPU on a device without one that watches every access (wgsl/device.ts). */
export async function checkedEngine(
  checked: CheckedOptions = {},
  options: Omit<WebgpuEngineOptions, 'device'> = {},
): Promise<{ readonly engine: Engine; readonly findings: Findings }> {
  const { device, findings } = createCheckedDevice(checked);
  return { engine: await createWebgpuEngine({ ...options, device }), findings };
}

/** An execution of a program whose phases are compiled already, on such a device. */
export async function loadChecked(
  program: Program,
  compiled: readonly CompiledGraph[],
  checked: CheckedOptions = {},
): Promise<{ readonly execution: Execution; readonly findings: Findings }> {
  const { device, findings } = createCheckedDevice(checked);
  const loaded = await loadCompiled(await openDevice(device), program, compiled);
  return { execution: createWebgpuExecution(loaded, { id: WEBGPU_ID }, 0, () => undefined), findings };
}

/** Runs a graph over state vectors once; its state, named as `interpret` names it, and what was found. */
export async function runChecked(
  graph: Graph,
  state: Vectors,
  checked: CheckedOptions = {},
  change: (compiled: CompiledGraph) => CompiledGraph = (compiled) => compiled,
): Promise<{ readonly values: Readonly<Record<string, Float32Array>>; readonly findings: Findings }> {
  const body = () => ({ state: {}, report: {} });
  const program: Program = {
    name: 'test',
    state,
    data: TABLE,
    settings: [],
    phases: [{ id: 'test', body }],
    probes: {},
  };
  const { execution, findings } = await loadChecked(program, [change(compileGraph(graph))], checked);
  await execution.run(1, () => new Float32Array(0));
  const { state: made } = await execution.snapshot();
  execution.dispose();
  return {
    values: Object.fromEntries(Object.entries(made).map(([name, vector]) => [`state ${name}`, vector])),
    findings,
  };
}
