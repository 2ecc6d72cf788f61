import { compileProbe } from './compile.ts';
import { readFloats } from './device.ts';
import { layOutWork } from './layout.ts';
import { bindGroup, createWorkBuffer, entryBytesOf, type LoadedProgram } from './loaded.ts';
import { createSteps, encodeSteps, type Steps } from './pipelines.ts';
import { writeShaders } from './writing.ts';

/** Compiled probes that are kept; a page asks for the same few sizes again and again. */
const KEPT = 16;

interface LoadedProbe {
  readonly steps: Steps;
  readonly buffer: GPUBuffer;
  /** Byte offset of the input; the result lies at the start of the buffer. */
  readonly input: number;
  readonly resultSize: number;
}

/** Evaluates probes of a program between its steps, each kind and size in memory of its own. */
export interface ProbeRunner {
  /** Result for an input [rows, columns], row-major, and the state that a binding shows. */
  run(state: GPUBufferBinding, name: string, input: Float32Array, columns: number): Promise<Float32Array>;
  dispose(): void;
}

/** What probes need of a program on the device; its buffer of states has `shared.size` elements. */
export type ProbeHost = Pick<LoadedProgram, 'gpu' | 'program' | 'shared' | 'bindings' | 'entryBuffer'>;

export function createProbeRunner({ gpu, program, shared, bindings, entryBuffer }: ProbeHost): ProbeRunner {
  const known = new Map<string, Promise<LoadedProbe>>();

  async function load(name: string, rows: number, columns: number): Promise<LoadedProbe> {
    const compiled = compileProbe(program, name, rows, columns);
    const work = layOutWork([compiled], rows * columns);
    const [layout] = work.layouts;
    const result = layout?.outputs.values().next().value;
    if (!layout || !result) throw new RangeError(`${program.name}/${name} has no result`);
    const steps = await createSteps(gpu, bindings.layout, writeShaders(shared, work, 0, compiled, name));
    const buffer = await createWorkBuffer(gpu, work, [compiled.constants]);
    return { steps, buffer, input: layout.input * Float32Array.BYTES_PER_ELEMENT, resultSize: result.size };
  }

  const release = (probe: Promise<LoadedProbe>): void => {
    probe.then(
      ({ buffer }) => buffer.destroy(),
      () => undefined,
    );
  };

  function find(name: string, rows: number, columns: number): Promise<LoadedProbe> {
    const key = `${name} ${rows} ${columns}`;
    const probe = known.get(key) ?? load(name, rows, columns);
    known.delete(key);
    known.set(key, probe);
    probe.catch(() => known.delete(key));
    const [oldest] = known;
    if (known.size > KEPT && oldest) {
      known.delete(oldest[0]);
      release(oldest[1]);
    }
    return probe;
  }

  return {
    async run(state, name, input, columns) {
      const { steps, buffer, input: offset, resultSize } = await find(name, input.length / columns, columns);
      const { device } = gpu;
      device.queue.writeBuffer(buffer, offset, input as Float32Array<ArrayBuffer>);
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      // Probes read no cells, but the binding wants an entry.
      const entry = { buffer: entryBuffer, size: entryBytesOf(shared) };
      const group = bindGroup(gpu, bindings.group, [state, { buffer }, entry]);
      pass.setBindGroup(0, group, [0]);
      encodeSteps(pass, steps, true);
      pass.end();
      device.queue.submit([encoder.finish()]);
      return readFloats(gpu, buffer, resultSize);
    },
    dispose() {
      for (const probe of known.values()) release(probe);
      known.clear();
    },
  };
}
