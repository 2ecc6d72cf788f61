import fc from 'fast-check';
import type { Program } from '../engine/contract.ts';
import { type Builder, createBuilder } from '../engine/graph/builder.ts';
import {
  type BinaryFunction,
  type Graph,
  type NodeId,
  type Output,
  type Shape,
  sizeOf,
  UNARY,
} from '../engine/graph/graph.ts';
import { type CompiledPhase, lower } from '../engine/wasm/compile.ts';
import { bindKernels, compileKernels, type Variant } from '../engine/wasm/kernels.ts';
import { layOut } from '../engine/wasm/layout.ts';
import { WORD_BYTES } from '../engine/wasm/opcodes.ts';
import { planMemory } from '../engine/wasm/plan.ts';

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

/** Runs a graph once through lowering, memory plan and kernels; returns state and reports, as `interpret` names them. */
export async function runOnWasm(
  graph: Graph,
  state: Vectors,
  options: RunOptions = {},
): Promise<Record<string, Float32Array>> {
  const {
    variant = 'strict',
    data = { values: new Float32Array(2), columns: 2 },
    seed = 0,
    counter = 0,
    cells = {},
    tall,
  } = options;
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
/** Functions whose value and slope stay moderate on any graph of a few nodes. */
const SMOOTH = UNARY.filter((fn) => ['neg', 'relu', 'step', 'tanh', 'sigmoid', 'softplus', 'abs', 'sign'].includes(fn));
const COMBINE: readonly BinaryFunction[] = ['add', 'sub', 'mul', 'max', 'min', 'gate', 'greater'];

type Pick = (below: number) => number;
type Kind = (build: Builder, x: NodeId, pick: Pick) => void;

/** A random node, rather a late one, among those that a condition admits; `fallback` if there are none. */
function choose(build: Builder, pick: Pick, admits: (shape: Shape) => boolean, fallback: NodeId): NodeId {
  const fitting = build.nodes.flatMap(({ shape }, id) => (admits(shape) ? [id] : []));
  const recent = pick(3) > 0 ? fitting.slice(-6) : fitting;
  return recent[pick(Math.max(recent.length, 1))] ?? fallback;
}

const combine: Kind = (build, x, pick) => {
  const shape = build.shape(x);
  const fits = (other: Shape): boolean =>
    other.every((n, i) => {
      const own = shape.at(i - other.length) ?? 1;
      return i - other.length < -shape.length || n === 1 || own === 1 || n === own;
    });
  build.binary(COMBINE[pick(COMBINE.length)] as BinaryFunction, x, choose(build, pick, fits, x));
};

const multiply: Kind = (build, x, pick) => {
  const shape = build.shape(x);
  if (shape.length !== 2) return;
  const transposeA = pick(2) === 1;
  const inner = shape[transposeA ? 0 : 1] as number;
  const fits = (other: Shape): boolean => other.length === 2 && other.includes(inner);
  const y = choose(build, pick, fits, x);
  if (!fits(build.shape(y))) return;
  const transposeB = build.shape(y)[0] !== inner;
  const scaled = build.binary('mul', y, build.constant(1 / inner, []));
  const product = build.add({ op: 'matmul', transposeA, transposeB, start: 'zero', finish: 'none' }, [x, scaled]);
  follow(build, product, pick);
};

/** What networks do to a product: bias, sum with another one, relu, or the gradient of relu. */
function follow(build: Builder, product: NodeId, pick: Pick): void {
  const [rows, columns] = build.shape(product);
  const row = choose(build, pick, (shape) => shape.length === 1 && shape[0] === columns, product);
  const like = choose(build, pick, (shape) => shape.length === 2 && shape[0] === rows && shape[1] === columns, product);
  const sum = [product, build.binary('add', product, row), build.binary('add', like, product)][pick(3)] as NodeId;
  const mask = build.unary('step', like);
  [() => sum, () => build.unary('relu', sum), () => build.binary('mul', sum, mask)][pick(3)]?.();
}

/** The gradient of sums of a kernel over all pairs of two sets of points, from the sums and their derivative. */
const pairUp: Kind = (build, x, pick) => {
  const [rows = 0, d = 0] = build.shape(x);
  if (build.shape(x).length !== 2 || d > 8) return;
  const y = choose(build, pick, (shape) => shape.length === 2 && shape[1] === d, x);
  const family = pick(2) ? 'gaussian' : 'student-t';
  const leaveOneOut = rows > 1 && build.shape(y)[0] === rows && pick(2) === 1;
  const turned = (points: NodeId): NodeId => build.add({ op: 'transpose', order: [1, 0] }, [points]);
  const bandwidth = build.constant(4, []);
  const sums = build.add({ op: 'kernelSum', family, leaveOneOut }, [turned(x), y, bandwidth]);
  const row = (index: number): NodeId =>
    build.reshape(build.add({ op: 'slice', begin: [index, 0] }, [sums], [1, rows]), [rows]);
  const scale = build.binary('div', build.unary('tanh', row(0)), row(2));
  const owner = pick(2) ? 'points' : 'others';
  const [points, others] = owner === 'points' ? [x, y] : [y, x];
  const inputs = [turned(points), others, bandwidth, row(1), scale];
  turned(build.add({ op: 'kernelForce', family, leaveOneOut, owner }, inputs));
};

/** Axis that an operation works along. */
const axisOf = (build: Builder, x: NodeId, pick: Pick): number => pick(Math.max(build.shape(x).length, 1));

const KINDS: readonly Kind[] = [
  combine,
  combine,
  combine,
  multiply,
  multiply,
  multiply,
  (build, x, pick) => build.unary(SMOOTH[pick(SMOOTH.length)] as (typeof SMOOTH)[number], x),
  (build, x) => build.unary('relu', x),
  (build, x, pick) => {
    const axis = axisOf(build, x, pick);
    if (build.shape(x).length > 0) build.add({ op: 'reduce', fn: pick(3) ? 'sum' : 'max', axes: [axis] }, [x]);
  },
  (build, x) => {
    if (build.shape(x).length === 2) build.add({ op: 'transpose', order: [1, 0] }, [x]);
  },
  (build, x) => build.reshape(x, [sizeOf(build.shape(x))]),
  (build, x, pick) => {
    if (build.shape(x).length > 0)
      build.add({ op: 'concat', axis: axisOf(build, x, pick) }, [x, build.unary('tanh', x)]);
  },
  (build, x, pick) => {
    const shape = build.shape(x);
    const axis = axisOf(build, x, pick);
    if (shape.length === 0) return;
    const first = pick(shape[axis] as number);
    const begin = shape.map((_, i) => (i === axis ? first : 0));
    build.add({ op: 'slice', begin }, [x], shape.with(axis, (shape[axis] as number) - first));
  },
  (build, x, pick) => {
    const shape = build.shape(x);
    const axis = axisOf(build, x, pick);
    if (shape.length === 0) return;
    const before = shape.map((_, i) => Number(i === axis));
    build.add({ op: 'pad', before }, [x], shape.with(axis, (shape[axis] as number) + 2));
  },
  (build, x) => {
    if (build.shape(x).length < 2) build.broadcast(x, [3, ...build.shape(x)]);
  },
  pairUp,
  (build, x, pick) => build.constant([0, 1, -1, 0.5, 2][pick(5)] as number, pick(2) ? build.shape(x) : []),
];

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
