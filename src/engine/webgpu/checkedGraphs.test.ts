import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runChecked, stubGpuConstants } from '../../testing/checked.ts';
import { distance, isDelicate } from '../../testing/graphDistance.ts';
import { meaning, randomGraph } from '../../testing/graphs.ts';
import { dump } from '../graph/dump.ts';
import { optimise } from '../passes/pipeline.ts';

/** `CHECKED_RUNS=3000` looks longer than the continuous integration has time for. */
const RUNS = Number(process.env.CHECKED_RUNS ?? 60);
const SEED = Number(process.env.SEED ?? 1);

beforeAll(stubGpuConstants);
afterAll(() => void vi.unstubAllGlobals());

it.each(['traced', 'optimised'])('%s graphs run without a fault, in any order, as in the interpreter', async (kind) => {
  await fc.assert(
    fc.asyncProperty(randomGraph, fc.nat(9), async ({ graph, state }, order) => {
      fc.pre(!isDelicate(graph, state));
      const given = kind === 'traced' ? graph : optimise(graph);
      const { values, findings } = await runChecked(given, state, { order });
      expect(findings.examples).toEqual([]);
      for (const [name, expected] of Object.entries(meaning(graph, state))) {
        const error = distance(values[name] as Float32Array, expected);
        if (!(error < 1e-4)) throw new Error(`${name} is off by ${error}\n${dump(given)}`);
      }
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
});
