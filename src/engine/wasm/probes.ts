import type { Program } from '../contract.ts';
import { compileProbe, type Planned } from './compile.ts';
import type { Kernels } from './kernels.ts';
import { emitProbe, type Layout, type OwnPlaces } from './layout.ts';
import { createAllocator } from './memory.ts';
import { HEADER_WORDS, WORD_BYTES } from './opcodes.ts';

/** Compiled probes that are kept; a page asks for the same few sizes again and again. */
const KEPT = 16;

interface PlacedProbe {
  readonly constants: Float32Array;
  readonly words: Int32Array;
  readonly own: OwnPlaces;
  readonly execution: number;
  readonly code: number;
  readonly output: number;
  readonly outputSize: number;
}

/** Result of a probe for an input [rows, columns], row-major. Throws a TraceError or an EngineMemoryError. */
export type ProbeRunner = (name: string, input: Float32Array, columns: number) => Float32Array;

/** Evaluates probes behind the program's own memory, which they share one after the other. */
export function createProbeRunner(program: Program, layout: Layout, kernels: Kernels): ProbeRunner {
  const { memory } = layout;
  const compiled = new Map<string, PlacedProbe>();

  function place(planned: Planned, inputSize: number): PlacedProbe {
    const allocator = createAllocator(layout.end);
    const floats = (count: number): number => allocator.take(count * WORD_BYTES);
    const { graph, plan } = planned;
    const [result] = graph.outputs;
    if (!result) throw new RangeError(`${graph.name} has no result`);
    const outputSize = (graph.nodes[result.node]?.shape ?? []).reduce((size, n) => size * n, 1);
    const execution = floats(HEADER_WORDS);
    const input = floats(inputSize);
    const output = floats(outputSize);
    const arena = floats(plan.arenaSize);
    const constants = floats(plan.constants.length);
    const own: OwnPlaces = { constants, arena, input, outputs: new Map([[result.name, output]]) };
    const words = emitProbe(layout, planned, own);
    const code = floats(words.length);
    memory.reserve(allocator.end);
    return { constants: plan.constants, words, own, execution, code, output, outputSize };
  }

  function find(name: string, rows: number, columns: number): PlacedProbe {
    const key = `${name} ${rows} ${columns}`;
    const known = compiled.get(key);
    if (known) return known;
    const made = place(compileProbe(program, name, rows, columns), rows * columns);
    const [oldest] = compiled.keys();
    if (compiled.size >= KEPT && oldest !== undefined) compiled.delete(oldest);
    compiled.set(key, made);
    return made;
  }

  return (name, input, columns) => {
    const probe = find(name, input.length / columns, columns);
    memory.write(probe.own.input, input);
    memory.write(probe.own.constants, probe.constants);
    memory.words.set(probe.words, probe.code / WORD_BYTES);
    const end = probe.code + probe.words.length * WORD_BYTES;
    memory.words.set([probe.code, end, 0], probe.execution / WORD_BYTES);
    kernels.run(probe.execution, 1, HEADER_WORDS * WORD_BYTES, layout.cellsAddress, 0);
    return memory.read(probe.output, probe.outputSize);
  };
}
