import type { Program } from '../contract.ts';
import { sizeOf } from '../graph/graph.ts';
import { instructionsOf, type Placed } from './addresses.ts';
import { compileProbe, type Planned } from './compile.ts';
import type { Kernels } from './kernels.ts';
import type { Layout, MemberLayout } from './layout.ts';
import { createAllocator } from './memory.ts';
import { HEADER_WORDS, WORD_BYTES } from './opcodes.ts';

/** Compiled probes that are kept; a page asks for the same few sizes again and again. */
const KEPT = 16;

interface PlacedProbe extends Placed {
  readonly execution: number;
  readonly output: number;
  readonly outputSize: number;
  /** Instructions go behind everything else. */
  readonly code: number;
}

/** Result of a probe for an input [rows, columns], row-major. Throws a TraceError or an EngineMemoryError. */
export type ProbeRunner = (member: MemberLayout, name: string, input: Float32Array, columns: number) => Float32Array;

/** Evaluates probes behind the members' own memory, which all of them share one after the other. */
export function createProbeRunner(program: Program, layout: Layout, kernels: Kernels): ProbeRunner {
  const { memory } = layout;
  const compiled = new Map<string, PlacedProbe>();

  function place(planned: Planned, inputSize: number): PlacedProbe {
    const allocator = createAllocator(layout.end);
    const floats = (count: number): number => allocator.take(count * WORD_BYTES);
    const { graph, plan } = planned;
    const [result] = graph.outputs;
    if (!result) throw new RangeError(`${graph.name} has no result`);
    const outputSize = sizeOf(graph.nodes[result.node]?.shape ?? []);
    const execution = floats(HEADER_WORDS);
    const input = floats(inputSize);
    const output = floats(outputSize);
    const arena = floats(plan.arenaSize);
    const constants = floats(plan.constants.length);
    const outputs = new Map([[result.name, output]]);
    const places = { constants, arena, input, outputs, stream: '' };
    return { ...planned, ...places, execution, output, outputSize, code: allocator.end };
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

  return (member, name, input, columns) => {
    const probe = find(name, input.length / columns, columns);
    const words = instructionsOf(probe, layout, member);
    const end = probe.code + words.byteLength;
    memory.reserve(end);
    memory.write(probe.input, input);
    memory.write(probe.constants, probe.plan.constants);
    memory.words.set(words, probe.code / WORD_BYTES);
    memory.words.set([probe.code, end, 0], probe.execution / WORD_BYTES);
    kernels.run(probe.execution, 1, HEADER_WORDS * WORD_BYTES, layout.cellsAddress, 0);
    return memory.read(probe.output, probe.outputSize);
  };
}
