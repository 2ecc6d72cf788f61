import type { Program } from '../contract.ts';
import { type CompiledGraph, compilePhases } from './compile.ts';
import { checkLimit, createBuffers, type Gpu } from './device.ts';
import { entryWordsOf, HEADER_WORDS } from './frame.ts';
import { layOutShared, layOutWork, type SharedLayout, type Work } from './layout.ts';
import { bindingsOf, createSteps, type Steps } from './pipelines.ts';
import { writeShaders } from './writing.ts';

/** Phase executions that one submit holds at most. */
export const BURST = 128;

const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** A program on the device. */
export interface LoadedProgram {
  readonly gpu: Gpu;
  readonly program: Program;
  readonly shared: SharedLayout;
  readonly work: Work;
  readonly phases: readonly Steps[];
  readonly bindings: ReturnType<typeof bindingsOf>;
  readonly group: GPUBindGroup;
  readonly stateBuffer: GPUBuffer;
  readonly workBuffer: GPUBuffer;
  /** `BURST` entries, one for each execution of a submit, `stride` bytes apart. */
  readonly entryBuffer: GPUBuffer;
  readonly stride: number;
  dispose(): void;
}

export const STORAGE = () => GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;

/** State, work, and the bytes of entries that one execution sees. */
export function bindGroup(
  { device }: Gpu,
  layout: GPUBindGroupLayout,
  resources: readonly [GPUBufferBinding, GPUBufferBinding, GPUBufferBinding],
): GPUBindGroup {
  return device.createBindGroup({
    layout,
    entries: resources.map((resource, binding) => ({ binding, resource })),
  });
}

/** A work buffer with the constants of its graphs. */
export async function createWorkBuffer(gpu: Gpu, work: Work, constants: readonly Float32Array[]): Promise<GPUBuffer> {
  const [buffer] = (await createBuffers(gpu, [{ size: work.size * FLOAT_BYTES, usage: STORAGE() }])) as [GPUBuffer];
  writeConstants(gpu, buffer, work, constants);
  return buffer;
}

/** Writes floats from an element of a buffer on. */
export function writeFloats({ device }: Gpu, buffer: GPUBuffer, offset: number, values: Float32Array): void {
  device.queue.writeBuffer(buffer, offset * FLOAT_BYTES, values as Float32Array<ArrayBuffer>);
}

export function writeConstants(gpu: Gpu, buffer: GPUBuffer, work: Work, constants: readonly Float32Array[]): void {
  work.layouts.forEach((layout, i) => {
    writeFloats(gpu, buffer, layout.constants, constants[i] as Float32Array);
  });
}

/** Bytes of the cells of one execution, as the shaders declare them. */
export const entryBytesOf = ({ cells }: SharedLayout): number => entryWordsOf(HEADER_WORDS, cells.count) * FLOAT_BYTES;

/**
 * Compiles a program and puts it on the device. Rejects with a TraceError, an EngineMemoryError, or an
 * EngineUnavailableError that names the limit which does not suffice.
 */
export async function loadProgram(gpu: Gpu, program: Program): Promise<LoadedProgram> {
  gpu.check();
  return loadCompiled(gpu, program, compilePhases(program));
}

/** The same for phases that are compiled already. */
export async function loadCompiled(
  gpu: Gpu,
  program: Program,
  compiled: readonly CompiledGraph[],
): Promise<LoadedProgram> {
  const shared = layOutShared(program, compiled);
  const work = layOutWork(compiled, 0);
  const entryBytes = entryBytesOf(shared);
  checkLimit(gpu, 'maxUniformBufferBindingSize', entryBytes);
  const alignment = gpu.device.limits.minUniformBufferOffsetAlignment;
  const stride = Math.ceil(entryBytes / alignment) * alignment;
  const [stateBuffer, entryBuffer] = (await createBuffers(gpu, [
    { size: shared.size * FLOAT_BYTES, usage: STORAGE() },
    { size: stride * BURST, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST },
  ])) as [GPUBuffer, GPUBuffer];
  const constants = compiled.map((graph) => graph.constants);
  const workBuffer = await createWorkBuffer(gpu, work, constants).catch((error) => {
    stateBuffer.destroy();
    entryBuffer.destroy();
    throw error;
  });
  const dispose = (): void => {
    for (const buffer of [stateBuffer, workBuffer, entryBuffer]) buffer.destroy();
  };
  for (const [name, { offset }] of shared.state) {
    writeFloats(gpu, stateBuffer, offset, program.state[name] as Float32Array);
  }
  writeFloats(gpu, stateBuffer, shared.data.offset, program.data.values);
  try {
    const bindings = bindingsOf(gpu);
    const phases = await Promise.all(
      compiled.map((graph, i) =>
        createSteps(gpu, bindings.layout, writeShaders(shared, work, i, graph, program.phases[i]?.id as string)),
      ),
    );
    const group = bindGroup(gpu, bindings.group, [
      { buffer: stateBuffer },
      { buffer: workBuffer },
      { buffer: entryBuffer, size: entryBytes },
    ]);
    const buffers = { stateBuffer, workBuffer, entryBuffer };
    return { gpu, program, shared, work, phases, bindings, group, ...buffers, stride, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}
