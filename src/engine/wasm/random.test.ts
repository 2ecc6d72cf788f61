import { describe, expect, it } from 'vitest';
import { integers, key, normal, uniform } from '../../math/rng.ts';
import { runOnWasm } from '../../testing/graphs.ts';
import { createBuilder } from '../graph/builder.ts';
import type { DrawLaw } from '../graph/graph.ts';

const SIZES = [1, 3, 4, 5, 63, 64, 65, 1000];

async function drawn(law: DrawLaw, rows: number, columns: number, values = new Float32Array(2)) {
  const build = createBuilder();
  const node = build.add({ op: 'draw', law, stream: 'latent' }, [], [rows, columns]);
  const graph = build.finish('draws', [{ kind: 'state', name: 'out', node: build.reshape(node, [rows * columns]) }]);
  const state = { out: new Float32Array(rows * columns) };
  const result = await runOnWasm(graph, state, {
    seed: 0xfffffff0,
    counter: 4_000_000_000 | 0,
    data: { values, columns },
  });
  return result['state out'] as Float32Array;
}

const k = key(0xfffffff0, 'test/latent', 4_000_000_000);

/** The very bits of math/rng.ts, which has known answers and tests of its laws. */
describe('draws inside WebAssembly', () => {
  it.each(SIZES)('%i uniforms', async (size) => {
    expect(await drawn('uniform', size, 1)).toEqual(uniform(k, size));
  });

  it.each([...SIZES, 40_000])('%i normals', async (size) => {
    expect(await drawn('normal', size, 1)).toEqual(normal(k, size));
  });

  it.each([2, 3])('rows of %i columns', async (columns) => {
    const values = Float32Array.from({ length: 1001 * columns }, (_, i) => i);
    for (const size of SIZES) {
      const expected = [...integers(k, size, 1001)].flatMap((row) =>
        Array.from({ length: columns }, (_, j) => row * columns + j),
      );
      expect([...(await drawn('rows', size, columns, values))]).toEqual(expected);
    }
  });
});
