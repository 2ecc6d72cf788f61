import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runChecked, stubGpuConstants } from '../../testing/checked.ts';
import { runGathered } from '../../testing/checkedMembers.ts';
import { distance, isDelicate } from '../../testing/graphDistance.ts';
import { expression, meaning, randomGraph, type Vectors, vectorsFor } from '../../testing/graphs.ts';
import { dump } from '../graph/dump.ts';
import type { Graph } from '../graph/graph.ts';
import { optimise } from '../passes/pipeline.ts';
import { GROUPS_WIDE } from './shader.ts';

/** `CHECKED_RUNS=3000` looks longer than the continuous integration has time for. */
const RUNS = Number(process.env.CHECKED_RUNS ?? 40);
const SEED = Number(process.env.SEED ?? 1);

beforeAll(stubGpuConstants);
afterAll(() => void vi.unstubAllGlobals());

/** Throws unless the values are those of the interpreter. */
function expectMeaning(graph: Graph, state: Vectors, values: Vectors): void {
  for (const [name, expected] of Object.entries(meaning(graph, state))) {
    const error = distance(values[name] as Float32Array, expected);
    if (!(error < 1e-4)) throw new Error(`${name} is off by ${error}\n${dump(graph)}`);
  }
}

it.each(['traced', 'optimised'])('%s graphs run without a fault, in any order, as in the interpreter', async (kind) => {
  await fc.assert(
    fc.asyncProperty(randomGraph, fc.nat(9), async ({ graph, state }, order) => {
      fc.pre(!isDelicate(graph, state));
      const given = kind === 'traced' ? graph : optimise(graph);
      const { values, findings } = await runChecked(given, state, { order });
      expect(findings.examples).toEqual([]);
      expectMeaning(graph, state, values);
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
});

it('graphs run likewise with a workgroup for each member of an ensemble', async () => {
  const threads = fc.constantFrom(64, 128, 256);
  await fc.assert(
    fc.asyncProperty(randomGraph, fc.nat(9), threads, async ({ graph, state }, order, each) => {
      const other = Object.fromEntries(
        Object.entries(state).map(([name, vector]) => [name, vector.map((x) => 0.7 * x)]),
      );
      const states = [state, other];
      fc.pre(states.every((own) => !isDelicate(graph, own)));
      const { values, findings } = await runGathered(optimise(graph), states, each, { order });
      expect(findings.examples).toEqual([]);
      states.forEach((own, member) => void expectMeaning(graph, own, values[member] ?? {}));
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
});

it('workgroups beyond a row of them', async () => {
  const size = 64 * (GROUPS_WIDE + 1) + 5;
  const graph = expression([[size]], (build, [x]) => build.unary('neg', x as number));
  const given = Float32Array.from({ length: size }, (_, i) => i);
  const { values, findings } = await runChecked(graph, vectorsFor(graph, [given]));
  expect(findings.examples).toEqual([]);
  expect(values['state out']?.every((x, i) => x === -i)).toBe(true);
});
