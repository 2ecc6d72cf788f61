import type { Gpu } from './device.ts';
import { GROUPS_WIDE, type Shader } from './shader.ts';
import type { GraphShaders } from './writing.ts';

/** A shader ready to be dispatched. */
export interface Step {
  readonly pipeline: GPUComputePipeline;
  readonly wide: number;
  readonly high: number;
}

/** Dispatches of one graph in order. */
export interface Steps {
  readonly core: readonly Step[];
  readonly reports: readonly Step[];
  readonly commit: readonly Step[];
}

/** The bindings of every shader: state, work, and the entries at a dynamic offset. */
export function bindingsOf(
  { device }: Gpu,
  entries: GPUBufferBindingType = 'uniform',
): {
  readonly group: GPUBindGroupLayout;
  readonly layout: GPUPipelineLayout;
} {
  const visibility = GPUShaderStage.COMPUTE;
  const group = device.createBindGroupLayout({
    entries: [
      { binding: 0, visibility, buffer: { type: 'storage' } },
      { binding: 1, visibility, buffer: { type: 'storage' } },
      { binding: 2, visibility, buffer: { type: entries, hasDynamicOffset: true } },
    ],
  });
  return { group, layout: device.createPipelineLayout({ bindGroupLayouts: [group] }) };
}

async function createStep(gpu: Gpu, layout: GPUPipelineLayout, { code, groups }: Shader): Promise<Step> {
  const module = gpu.device.createShaderModule({ code });
  const waiting = gpu.device.createComputePipelineAsync({ layout, compute: { module, entryPoint: 'main' } });
  try {
    const pipeline = await gpu.settle(waiting);
    return { pipeline, wide: Math.min(groups, GROUPS_WIDE), high: Math.ceil(groups / GROUPS_WIDE) };
  } catch (cause) {
    gpu.check();
    const { messages } = await module.getCompilationInfo();
    const remarks = messages.map(({ lineNum, message }) => `line ${lineNum}: ${message}`).join('\n');
    throw new Error(`the driver refuses a shader: ${remarks || String(cause)}`, { cause });
  }
}

/** Compiles shaders side by side. Rejects with the driver's message, or an EngineUnavailableError if the device is lost. */
export async function createSteps(gpu: Gpu, layout: GPUPipelineLayout, shaders: GraphShaders): Promise<Steps> {
  const create = (list: readonly Shader[]): Promise<Step[]> =>
    Promise.all(list.map((shader) => createStep(gpu, layout, shader)));
  const [core, reports, commit] = await Promise.all([
    create(shaders.core),
    create(shaders.reports),
    create(shaders.commit),
  ]);
  return { core, reports, commit };
}

/** Dispatches all steps of a graph for so many members, its reports only if they are wanted. */
export function encodeSteps(
  pass: GPUComputePassEncoder,
  { core, reports, commit }: Steps,
  isReported: boolean,
  members = 1,
): void {
  for (const steps of isReported ? [core, reports, commit] : [core, commit]) {
    for (const { pipeline, wide, high } of steps) {
      pass.setPipeline(pipeline);
      pass.dispatchWorkgroups(wide, high, members);
    }
  }
}
