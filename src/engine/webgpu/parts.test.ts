import { describe, expect, it } from 'vitest';
import { type Builder, createBuilder } from '../graph/builder.ts';
import type { Graph, NodeId } from '../graph/graph.ts';
import { compileGraph } from './compile.ts';

const ROWS = 256;

/** A graph whose state `out` [4, 4] is what `make` builds of two matrices [256, 4] and one [4, 4]. */
function graphOf(make: (build: Builder, a: NodeId, b: NodeId, c: NodeId) => NodeId): Graph {
  const build = createBuilder();
  const state = (name: string, rows: number): NodeId =>
    build.reshape(build.add({ op: 'state', name }, [], [4 * rows]), [rows, 4]);
  const node = make(build, state('a', ROWS), state('b', ROWS), state('c', 4));
  return build.finish('parts', [{ kind: 'state', name: 'out', node: build.reshape(node, [16]) }]);
}

const product = (build: Builder, a: NodeId, b: NodeId, start?: NodeId, finish: 'none' | 'relu' = 'none'): NodeId =>
  build.add(
    { op: 'matmul', transposeA: true, transposeB: false, start: start === undefined ? 'zero' : 'matrix', finish },
    start === undefined ? [a, b] : [a, b, start],
  );

const partsOf = (graph: Graph): number[] => [...compileGraph(graph).parts.values()];

describe('products over a whole batch', () => {
  it('are divided among threads if they are read once', () => {
    expect(partsOf(graphOf((build, a, b) => product(build, a, b)))).toEqual([8]);
  });

  it('are divided with a product that they start from', () => {
    expect(partsOf(graphOf((build, a, b) => product(build, a, b, product(build, b, a))))).toEqual([8]);
  });

  it('are whole if every part would add the matrix that they start from', () => {
    expect(partsOf(graphOf((build, a, b, c) => product(build, a, b, c)))).toEqual([]);
    expect(partsOf(graphOf((build, a, b, c) => product(build, a, b, product(build, b, a, c))))).toEqual([]);
  });

  it('are whole if something is done to the finished entries', () => {
    expect(partsOf(graphOf((build, a, b) => product(build, a, b, undefined, 'relu')))).toEqual([]);
  });

  it('are whole if they are read over and over', () => {
    const parts = partsOf(
      graphOf((build, a, b) => {
        const first = product(build, a, b);
        return build.add({ op: 'matmul', transposeA: false, transposeB: false, start: 'zero', finish: 'none' }, [
          first,
          first,
        ]);
      }),
    );
    expect(parts).toEqual([]);
  });
});
