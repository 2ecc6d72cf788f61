import fc from 'fast-check';
import { createBuilder } from '../../src/engine/graph/builder.ts';
import { dump } from '../../src/engine/graph/dump.ts';
import { BINARY, type Graph, type NodeId, type Output, sizeOf, UNARY } from '../../src/engine/graph/graph.ts';
import { LARGEST_ANGLE } from '../../src/engine/graph/scalarMath.ts';
import { optimise } from '../../src/engine/passes/pipeline.ts';
import { compileGraph } from '../../src/engine/webgpu/compile.ts';
import { type Gpu, openDevice } from '../../src/engine/webgpu/device.ts';
import { createWebgpuExecution } from '../../src/engine/webgpu/execution.ts';
import { loadCompiled } from '../../src/engine/webgpu/loaded.ts';
import { meaning, randomGraph, TABLE, type Vectors } from '../../src/testing/graphs.ts';

/** Graphs that no program has: every operation at awkward sizes and numbers, and random ones, against float64. */

let opened: Promise<Gpu> | undefined;

/** State after one run of a graph on the device. */
export async function runOnWebgpu(graph: Graph, state: Vectors): Promise<Vectors> {
  opened ??= openDevice();
  const phase = { id: 'only', body: () => ({ state: {}, report: {} }) };
  const program = { name: 'graph', state, data: TABLE, settings: [], phases: [phase], probes: {} };
  const loaded = await loadCompiled(await opened, program, [compileGraph(graph)]);
  const execution = createWebgpuExecution(loaded, { id: 'compiled-webgpu' }, 0, () => undefined);
  await execution.run(1, () => new Float32Array(0));
  const snapshot = await execution.snapshot();
  execution.dispose();
  return snapshot.state;
}

const SIZES = [1, 3, 4, 5, 63, 64, 65, 1000];
const SPECIAL = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 1, -1, 3e38, 88, -100, 0.625];

/** Numbers of every magnitude and sign, infinities among them. */
const numbers = (size: number, from: number): Float32Array =>
  Float32Array.from({ length: size }, (_, i) => {
    const k = i + from;
    return k % 5 === 0 ? (SPECIAL[(k / 5) % SPECIAL.length] as number) : Math.sin(7 * k) * 10 ** (((k * 13) % 9) - 5);
  });

/** Equal, or within a few units in the last place; numbers below the normal ones may be zero. */
function isClose(actual: number, exact: number): boolean {
  const expected = Math.fround(exact);
  if (Object.is(actual, expected) || actual === expected) return true;
  return Math.abs(actual - exact) <= 1e-6 * Math.abs(exact) + 1.2e-38;
}

/** Wrong results of every unary and binary function at every size, as text. */
async function wrongFunctions(): Promise<readonly string[]> {
  const build = createBuilder();
  const state: Record<string, Float32Array> = {};
  const outputs: Output[] = [];
  const store = (name: string, node: NodeId): void => {
    state[name] = new Float32Array(sizeOf(build.shape(node)));
    outputs.push({ kind: 'state', name, node });
  };
  for (const size of SIZES) {
    const [a, b] = ['a', 'b'].map((letter, i) => {
      const name = `${letter} ${size}`;
      state[name] = numbers(size, 3 * i);
      return build.add({ op: 'state', name }, [], [size]);
    }) as [NodeId, NodeId];
    for (const fn of UNARY) store(`${fn} ${size}`, build.unary(fn, a));
    for (const fn of BINARY) store(`${fn} ${size}`, build.binary(fn, a, b));
    store(`lookup ${size}`, build.add({ op: 'lookup' }, [a]));
  }
  const graph = build.finish('functions', outputs);
  const actual = await runOnWebgpu(graph, state);
  return Object.entries(meaning(graph, state)).flatMap(([key, values]) => {
    const name = key.replace('state ', '');
    return [...values].flatMap((exact, i) => {
      // What becomes of an infinity may differ between devices, as long as it does not look healthy.
      const value = actual[name]?.[i] as number;
      const [fn, size] = name.split(' ');
      const isAngle = (fn === 'sin' || fn === 'cos') && Number.isFinite(exact);
      if (isAngle && Math.abs(state[`a ${size}`]?.[i] as number) > LARGEST_ANGLE) {
        return Math.abs(value) <= 1 ? [] : [`${name}[${i}] = ${value}`];
      }
      const isFine = Number.isFinite(exact) ? isClose(value, exact) : !Number.isFinite(value);
      return isFine || Math.abs(exact) > 3.4e38 ? [] : [`${name}[${i}] = ${value}, not ${exact}`];
    });
  });
}

/** Largest difference of two results relative to their largest number, at least 1. */
function distance(actual: ArrayLike<number>, expected: Float64Array): number {
  const size = expected.reduce((max, x) => Math.max(max, Math.abs(x)), 1);
  return expected.reduce((worst, x, i) => Math.max(worst, Math.abs(x - (actual[i] as number)) / size), 0);
}

/** True if rounding decides what the graph computes: a function is asked at its jump. */
function isDelicate(graph: Graph, state: Vectors): boolean {
  const exact = meaning(graph, state);
  return [1e-6, -1e-6].some((shift) => {
    const nearby = Object.entries(state).map(([name, vector]) => [
      name,
      vector.map((x, i) => x * (1 + shift * (i % 3))),
    ]);
    const other = meaning(graph, Object.fromEntries(nearby));
    return Object.entries(exact).some(([name, values]) => !(distance(other[name] as Float64Array, values) < 1e-4));
  });
}

/** Message of the first random graph that runs differently on the device, traced or optimised; '' if none does. */
async function wrongGraph(runs: number): Promise<string> {
  const property = fc.asyncProperty(randomGraph, fc.boolean(), async ({ graph, state }, isOptimised) => {
    fc.pre(!isDelicate(graph, state));
    const given = isOptimised ? optimise(graph) : graph;
    const actual = await runOnWebgpu(given, state);
    for (const [key, values] of Object.entries(meaning(graph, state))) {
      const error = distance(actual[key.replace('state ', '')] as Float32Array, values);
      if (!(error < 1e-4)) throw new Error(`${key} is off by ${error}\n${dump(given)}`);
    }
  });
  const { failed, errorInstance } = await fc.check(property, { numRuns: runs, seed: 1, endOnFailure: true });
  return failed ? String(errorInstance) : '';
}

export const graphHarness = { wrongFunctions, wrongGraph };
