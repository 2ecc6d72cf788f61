import { describe, expect, it } from 'vitest';
import { expression } from '../../testing/graphs.ts';
import type { Builder } from '../graph/builder.ts';
import { dump } from '../graph/dump.ts';
import type { Graph, NodeId, Shape } from '../graph/graph.ts';
import { verify } from '../graph/verify.ts';
import { removeAliases } from './aliases.ts';
import { shareCommon } from './common.ts';
import { foldConstants } from './constants.ts';
import { removeDeadCode, withoutReports } from './deadCode.ts';

/** Operations left by a pass on one expression over inputs of given shapes, without sources and views of them. */
function left(
  pass: (graph: Graph) => Graph,
  inputs: readonly Shape[],
  make: (build: Builder, x: readonly NodeId[]) => NodeId,
) {
  const graph = removeDeadCode(verify(pass(expression(inputs, make))));
  return graph.nodes.flatMap((node) =>
    node.op === 'state' || node.op === 'constant' || node.op === 'reshape' ? [] : ['fn' in node ? node.fn : node.op],
  );
}

const matmul = { op: 'matmul', transposeA: false, transposeB: false, start: 'zero', finish: 'none' } as const;

describe('dead code', () => {
  it('goes, and positions follow', () => {
    const graph = expression([[3]], (build, [x = 0]) => {
      build.unary('exp', x);
      const kept = build.unary('neg', x);
      build.unary('log', kept);
      return kept;
    });
    expect(dump(removeDeadCode(graph))).toBe(
      'expression: 2 nodes\n  %0 state in0 [3]\n  %1 neg [3] (%0)\n  state out = %1\n',
    );
  });

  it('includes what only reports need', () => {
    const graph = expression([[3]], (build, [x = 0]) => build.unary('neg', x));
    const sum = graph.nodes.length;
    const reported: Graph = {
      ...graph,
      nodes: [...graph.nodes, { op: 'reduce', fn: 'sum', axes: [0], inputs: [0], shape: [] }],
      outputs: [...graph.outputs, { kind: 'report', name: 'loss', node: sum }],
    };
    expect(withoutReports(verify(reported))).toEqual(removeDeadCode(graph));
  });
});

describe('aliases', () => {
  it('reshapes of reshapes, whole slices and double transposes disappear', () => {
    const operations = left(removeAliases, [[3, 4]], (build, [x = 0]) => {
      const flat = build.reshape(build.add({ op: 'reshape' }, [x], [12]), [3, 4]);
      const once = build.add({ op: 'transpose', order: [1, 0] }, [flat]);
      const twice = build.add({ op: 'transpose', order: [1, 0] }, [once]);
      const whole = build.add({ op: 'slice', begin: [0, 0] }, [twice], [3, 4]);
      return build.unary('neg', build.add({ op: 'concat', axis: 0 }, [whole]));
    });
    expect(operations).toEqual(['neg']);
  });
});

describe('common sub-expressions', () => {
  it('are computed once, draws and constants included, but not by operand order alone', () => {
    const operations = left(shareCommon, [[2, 2]], (build, [x = 0]) => {
      const draw = () => build.add({ op: 'draw', law: 'normal', stream: 'latent' }, [], [2, 2]);
      const noisy = () => build.binary('mul', build.binary('add', x, draw()), build.constant(Number.NaN, []));
      return build.binary('sub', noisy(), build.unary('tanh', noisy()));
    });
    expect(operations.sort()).toEqual(['add', 'draw', 'mul', 'sub', 'tanh']);
  });

  it('tells 0 from −0', () => {
    const graph = shareCommon(
      expression([[1]], (build, [x = 0]) =>
        build.binary('div', build.binary('add', x, build.constant(0, [])), build.constant(-0, [])),
      ),
    );
    expect(graph.nodes.filter(({ op }) => op === 'constant').length).toBe(2);
  });
});

describe('constants', () => {
  const inputs: readonly Shape[] = [[3, 4]];
  it.each<[string, (build: Builder, x: NodeId) => NodeId, readonly string[]]>([
    ['x · 1', (build, x) => build.binary('mul', x, build.constant(1, [3, 4])), []],
    ['x + 0', (build, x) => build.binary('add', build.constant(0, [4]), x), []],
    ['x · 0', (build, x) => build.binary('mul', build.unary('exp', x), build.constant(0, [])), []],
    ['0 − x', (build, x) => build.binary('sub', build.constant(0, []), x), ['neg']],
    ['−(−x)', (build, x) => build.unary('neg', build.unary('neg', x)), []],
    ['x / 4', (build, x) => build.binary('div', x, build.constant(4, [])), ['mul']],
    [
      '(x · 2) · 3',
      (build, x) => build.binary('mul', build.binary('mul', x, build.constant(2, [])), build.constant(3, [])),
      ['mul'],
    ],
    [
      '−(−x · 3)',
      (build, x) => build.unary('neg', build.binary('mul', build.unary('neg', x), build.constant(3, []))),
      ['mul'],
    ],
    ['step(2) · x', (build, x) => build.binary('mul', build.unary('step', build.constant(2, [3, 4])), x), []],
    ['x · broadcast 2', (build, x) => build.binary('mul', x, build.broadcast(build.constant(2, []), [3, 4])), ['mul']],
    [
      'exp of a broadcast',
      (build, x) => build.unary('exp', build.broadcast(build.reshape(x, [1, 12]), [2, 12])),
      ['exp', 'broadcast'],
    ],
    ['x · a matrix of zeros', (build, x) => build.add(matmul, [x, build.constant(0, [4, 5])]), []],
    ['x · a matrix of ones', (build, x) => build.add(matmul, [x, build.constant(1, [4, 5])]), ['sum', 'broadcast']],
    [
      'a column of twos · row',
      (build, x) => build.add(matmul, [build.constant(2, [5, 1]), build.reshape(x, [1, 12])]),
      ['mul', 'broadcast'],
    ],
  ])('%s', (_, make, expected) => {
    const simplify = (graph: Graph) => removeAliases(foldConstants(removeAliases(foldConstants(graph))));
    expect(left(simplify, inputs, (build, [x = 0]) => make(build, x))).toEqual(expected);
  });
});
