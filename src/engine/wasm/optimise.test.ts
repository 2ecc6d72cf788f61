import { describe, expect, it } from 'vitest';
import { runOnWasm, type Vectors } from '../../testing/graphs.ts';
import { relativeError } from '../../testing/matchers.ts';
import { createBuilder } from '../graph/builder.ts';
import type { Graph, OptimiserRule } from '../graph/graph.ts';
import { interpret } from '../graph/interpret.ts';
import { RULES } from '../graph/shapes.ts';

const VECTORS = ['weights', 'gradient', 'moment1', 'moment2'] as const;
const SCALARS = [0.5, 0.1, 0.01, 1e-3];

/** One update of `size` weights; new vectors replace the old ones. */
function updateOf(rule: OptimiserRule, size: number): Graph {
  const { moments, scalars } = RULES[rule];
  const build = createBuilder();
  const vectors = VECTORS.slice(0, 2 + moments).map((name) => build.add({ op: 'state', name }, [], [size]));
  const all = build.add({ op: 'optimise', rule }, [
    ...vectors,
    ...SCALARS.slice(0, scalars).map((value) => build.constant(value, [])),
  ]);
  const names = ['weights', ...VECTORS.slice(2, 2 + moments)];
  return build.finish(
    rule,
    names.map((name, index) => ({ kind: 'state', name, node: build.add({ op: 'part', index }, [all]) })),
  );
}

const given = (size: number): Vectors =>
  Object.fromEntries(
    VECTORS.map((name, i) => [name, Float32Array.from({ length: size }, (_, k) => 0.1 + Math.sin(k + i) ** 2)]),
  );

describe.each(Object.keys(RULES) as OptimiserRule[])('%s', (rule) => {
  it('agrees with float64 at all sizes', async () => {
    for (const size of [1, 3, 4, 5, 16, 39]) {
      const graph = updateOf(rule, size);
      const state = given(size);
      const expected = interpret(graph, (node) => (node.op === 'state' ? (state[node.name] ?? []) : []));
      for (const [name, values] of Object.entries(await runOnWasm(graph, state))) {
        expect(relativeError(values, expected[name] as Float64Array), `${name} ${size}`).toBeLessThan(1e-6);
      }
    }
  });
});

describe('moments of weights without a gradient', () => {
  it('fade to 0 instead of to denormal numbers, and NaN stays', async () => {
    const fading = { ...given(5), gradient: Float32Array.of(0, 0, 0, 1, Number.NaN) };
    const moment1 = Float32Array.of(1.2e-38, -1.2e-38, 1, 1e-38, 0);
    const results = await runOnWasm(updateOf('adam', 5), { ...fading, moment1 });
    expect([...(results['state moment1'] as Float32Array)]).toEqual([0, 0, 0.5, 0.5, Number.NaN]);
  });
});
