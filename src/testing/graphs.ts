import fc from 'fast-check';
import type { Program } from '../engine/contract.ts';
import { type Builder, createBuilder } from '../engine/graph/builder.ts';
import { type Graph, type NodeId, type Output, type Shape, sizeOf } from '../engine/graph/graph.ts';
import { interpret } from '../engine/graph/interpret.ts';
import { type CompiledPhase, lower } from '../engine/wasm/compile.ts';
import { bindKernels, compileKernels, type Variant } from '../engine/wasm/kernels.ts';
import { layOut } from '../engine/wasm/layout.ts';
import { WORD_BYTES } from '../engine/wasm/opcodes.ts';
import { planMemory } from '../engine/wasm/plan.ts';
import { choose, KINDS, type Pick } from './graphKinds.ts';

/** State vectors by name. */
export type Vectors = Readonly<Record<string, Float32Array>>;

export interface RunOptions {
  readonly variant?: Variant;
  readonly data?: Program['data'];
  readonly seed?: number;
  readonly counter?: number;
  /** Setting cells by name. */
  readonly cells?: Readonly<Record<string, number>>;
  /** Whether products are made of tall tiles; otherwise the environment decides. */
  readonly tall?: boolean;
}

/** Resident data of graphs that have no program. */
export const TABLE: Program['data'] = {
  values: Float32Array.from({ length: 6 }, (_, i) => Math.sin(5 * i + 1)),
  columns: 2,
};

/** What a graph over state vectors means, which looks things up in `TABLE` (see graph/interpret.ts). */
export const meaning = (graph: Graph, state: Vectors): Readonly<Record<string, Float64Array>> =>
  interpret(graph, (node) => {
    if (node.op === 'lookup') return TABLE.values;
    return node.op === 'state' ? (state[node.name] as Float32Array) : [];
  });

/** Runs a graph once through lowering, memory plan and kernels; returns state and reports, as `interpret` names them. */
export async function runOnWasm(
  graph: Graph,
  state: Vectors,
  options: RunOptions = {},
): Promise<Record<string, Float32Array>> {
  const { variant = 'strict', data = TABLE, seed = 0, counter = 0, cells = {}, tall } = options;
  const program: Program = { name: 'test', state, data, settings: Object.keys(cells), phases: [], probes: {} };
  const lowered = lower(graph);
  const planned = { graph: lowered, plan: planMemory(lowered) };
  const phase: CompiledPhase = { id: 'test', full: planned, lean: planned };
  const layout = layOut(program, [phase]);
  const kernels = bindKernels(await compileKernels(variant), layout.memory.memory, tall);
  const [{ state: places, phases }] = layout.members;
  const code = phases[0]?.full;
  if (!code) throw new Error('no phase');
  const at = layout.executions / WORD_BYTES;
  layout.memory.words.set([code.start, code.end, counter], at);
  layout.cells.write(layout.memory.floats, at + 3, 0, Float32Array.from(Object.values(cells)), 1);
  kernels.run(layout.executions, 1, layout.stride, layout.cellsAddress, seed | 0);
  return Object.fromEntries(
    graph.outputs.map(({ kind, name, node }) => {
      const address = kind === 'state' ? places.get(name) : layout.reports[0]?.get(name);
      return [`${kind} ${name}`, layout.memory.read(address as number, sizeOf(graph.nodes[node]?.shape ?? []))];
    }),
  );
}

/** A graph of one expression over state vectors that are given their shapes. */
export function expression(
  inputs: readonly Shape[],
  make: (build: Builder, inputs: readonly NodeId[]) => NodeId,
): Graph {
  const build = createBuilder();
  const given = inputs.map((shape, i) =>
    build.reshape(build.add({ op: 'state', name: `in${i}` }, [], [sizeOf(shape)]), shape),
  );
  const node = make(build, given);
  return build.finish('expression', [{ kind: 'state', name: 'out', node }]);
}

/** State for `expression`: inputs and room for the result. */
export function vectorsFor(graph: Graph, values: readonly ArrayLike<number>[]): Vectors {
  const out = graph.outputs[0]?.node ?? 0;
  return {
    ...Object.fromEntries(values.map((x, i) => [`in${i}`, Float32Array.from(x)])),
    out: new Float32Array(sizeOf(graph.nodes[out]?.shape ?? [])),
  };
}

const SIZES = [1, 2, 3, 4, 5, 8, 9];
/** Largest array in a random graph, so that tests stay fast. */
const MAX_SIZE = 400;

/**
 * Random graphs over three state vectors of mixed shapes, with the numbers of the state. Some outputs overwrite their
 * input, so that plans have to be careful.
 */
export const randomGraph: fc.Arbitrary<{ graph: Graph; state: Vectors }> = fc
  .record({
    sizes: fc.array(fc.constantFrom(...SIZES), { minLength: 3, maxLength: 3 }),
    picks: fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 240 }),
    values: fc.infiniteStream(fc.integer({ min: -16, max: 16 })),
  })
  .map(({ sizes: [n = 1, m = 1, k = 1], picks, values }) => {
    const build = createBuilder();
    const shapes: readonly Shape[] = [[n, m], [m, k], [m]];
    shapes.forEach((shape, i) => {
      build.reshape(build.add({ op: 'state', name: `in${i}` }, [], [sizeOf(shape)]), shape);
    });
    let used = 0;
    const pick: Pick = (below) => (picks[used++ % picks.length] as number) % below;
    while (used < picks.length - 12) {
      const x = choose(build, pick, (shape) => sizeOf(shape) < MAX_SIZE, 1);
      KINDS[pick(KINDS.length)]?.(build, x, pick);
    }
    const state: Record<string, Float32Array> = {};
    let count = 0;
    // Numbers without relations between them, so that sums do not cancel and jump functions are not asked at their jump.
    const next = () => 2 * Math.sin((values.next().value ?? 0) + 7.31 * ++count);
    shapes.forEach((shape, i) => {
      state[`in${i}`] = Float32Array.from({ length: sizeOf(shape) }, next);
    });
    const outputs: Output[] = [];
    for (let i = 0; i < 3; i++) {
      const node = build.nodes.length - 1 - pick(Math.min(9, build.nodes.length));
      const size = sizeOf(build.shape(node));
      const twin = Object.keys(state).find(
        (name) => state[name]?.length === size && !outputs.some((o) => o.name === name),
      );
      const name = twin ?? `out${i}`;
      state[name] ??= new Float32Array(size);
      outputs.push({ kind: 'state', name, node: build.reshape(node, [size]) });
    }
    return { graph: build.finish('random', outputs), state };
  });
