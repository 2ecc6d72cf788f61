import { describe, expect, it } from 'vitest';
import { expression } from '../../testing/graphs.ts';
import { relativeError } from '../../testing/matchers.ts';
import { dump } from '../graph/dump.ts';
import type { Graph, Reduction, Shape } from '../graph/graph.ts';
import { interpret } from '../graph/interpret.ts';
import { verify } from '../graph/verify.ts';
import { splitSums } from './sums.ts';

const reduced = (shape: Shape, axes: readonly number[], fn: Reduction = 'sum'): Graph =>
  expression([shape], (build, [x = 0]) => build.add({ op: 'reduce', fn, axes }, [x]));

const reductions = (graph: Graph): string[] =>
  dump(graph)
    .split('\n')
    .filter((line) => / (sum|max) /.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/^%\d+ /, '')
        .replace(/ \(.*/, ''),
    );

describe('long sums', () => {
  it.each(['sum', 'max'] as const)('are taken in two steps of about equal length: %s', (fn) => {
    const graph = reduced([12544, 3], [0], fn);
    const split = verify(splitSums(graph));
    expect(reductions(split)).toEqual([`${fn} over 2 [1,112,3]`, `${fn} over 1 [1,3]`]);
    const x = Float64Array.from({ length: 12544 * 3 }, (_, i) => Math.sin(i));
    const [actual, expected] = [split, graph].map((each) => interpret(each, () => x)['state out'] as Float64Array);
    expect(relativeError(actual as Float64Array, expected as Float64Array)).toBeLessThan(1e-9);
  });

  it('over several neighbouring axes are one sum', () => {
    expect(reductions(splitSums(reduced([2, 64, 784], [1, 2])))).toEqual(['sum over 2 [2,224,1]', 'sum over 1 [2,1]']);
  });

  it('stay whole if they are short, cannot be divided, or run over axes apart', () => {
    for (const graph of [reduced([2048, 3], [0]), reduced([2503, 3], [0]), reduced([64, 2, 64], [0, 2])]) {
      expect(dump(splitSums(graph))).toBe(dump(graph));
    }
  });
});
