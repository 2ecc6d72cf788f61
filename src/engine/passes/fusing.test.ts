import { describe, expect, it } from 'vitest';
import { expression } from '../../testing/graphs.ts';
import type { Builder } from '../graph/builder.ts';
import { dump } from '../graph/dump.ts';
import type { Graph, NodeId, OptimiserRule, Shape } from '../graph/graph.ts';
import { interpret } from '../graph/interpret.ts';
import { verify } from '../graph/verify.ts';
import { removeDeadCode } from './deadCode.ts';
import { formGates } from './gates.ts';
import { joinPads } from './joins.ts';
import { fuseOptimisers } from './optimisers.ts';
import { accumulate, foldBiases, foldFinishes, foldTransposes } from './products.ts';

const matmul = { op: 'matmul', transposeA: false, transposeB: false, start: 'zero', finish: 'none' } as const;

/** The last lines of a dump: what a pass made of an expression. */
function made(
  pass: (graph: Graph) => Graph,
  inputs: readonly Shape[],
  make: (build: Builder, x: readonly NodeId[]) => NodeId,
): string[] {
  const lines = dump(removeDeadCode(verify(pass(expression(inputs, make))))).split('\n');
  return lines.filter((line) => /matmul|relu|gate|add|transpose|step/.test(line)).map((line) => line.trim());
}

describe('gates', () => {
  it('replace dy · step(x), by relu(x) where that exists', () => {
    const lines = made(
      formGates,
      [
        [2, 3],
        [2, 3],
      ],
      (build, [x = 0, dy = 0]) => {
        const y = build.unary('relu', x);
        return build.binary('add', y, build.binary('mul', dy, build.unary('step', x)));
      },
    );
    expect(lines).toEqual(['%4 relu [2,3] (%1)', '%5 gate [2,3] (%3, %4)', '%6 add [2,3] (%4, %5)']);
  });

  it('leave a step alone whose argument has another shape', () => {
    const lines = made(formGates, [[2, 3], [3]], (build, [dy = 0, x = 0]) =>
      build.binary('mul', dy, build.unary('step', x)),
    );
    expect(lines[0]).toMatch(/step/);
  });
});

describe('finishes behind a reshape', () => {
  const shapes: Shape[] = [
    [6, 4],
    [4, 5],
    [2, 15],
  ];

  it('are part of the product', () => {
    const lines = made(foldFinishes, shapes, (build, [a = 0, b = 0, mask = 0]) => {
      const product = build.reshape(build.add(matmul, [a, b]), [2, 15]);
      return build.binary('gate', product, mask);
    });
    expect(lines).toEqual(['%7 matmul nn [6,5] (%1, %3, gate %6)']);
    const relu = made(foldFinishes, shapes, (build, [a = 0, b = 0]) =>
      build.unary('relu', build.reshape(build.add(matmul, [a, b]), [2, 15])),
    );
    expect(relu).toEqual(['%4 matmul nn [6,5] (%1, %3, relu)']);
  });

  it('stay outside if somebody else reads the product or its other shape', () => {
    for (const reader of [0, 1]) {
      const lines = made(foldFinishes, shapes, (build, [a = 0, b = 0]) => {
        const product = build.add(matmul, [a, b]);
        const rows = build.reshape(product, [2, 15]);
        const relu = build.unary('relu', rows);
        return reader ? build.binary('add', relu, rows) : build.binary('add', build.reshape(relu, [6, 5]), product);
      });
      expect(lines.some((line) => / relu \[/.test(line))).toBe(true);
    }
  });
});

describe('joins', () => {
  const padded = (build: Builder, x: NodeId, before: number) =>
    build.add({ op: 'pad', before: [0, before] }, [x], [2, 5]);
  const joined = (first: number, second: number) =>
    removeDeadCode(
      joinPads(
        expression(
          [
            [2, 3],
            [2, 2],
          ],
          (build, [a = 0, b = 0]) => build.binary('add', padded(build, b, first), padded(build, a, second)),
        ),
      ),
    ).nodes.at(-1);

  it('turn side by side paddings into a concatenation', () => {
    expect(joined(3, 0)).toMatchObject({ op: 'concat', axis: 1, inputs: [1, 3] });
    expect(joined(0, 2)).toMatchObject({ op: 'concat', axis: 1, inputs: [3, 1] });
  });

  it('leave paddings that overlap', () => {
    expect(joined(1, 0)).toMatchObject({ op: 'binary', fn: 'add' });
  });
});

describe('products', () => {
  const inputs: readonly Shape[] = [[4, 3], [3, 5], [5], [4, 5]];
  const product = (build: Builder, [a = 0, b = 0]: readonly NodeId[]) => build.add(matmul, [a, b]);

  it('read a transposed operand across', () => {
    const lines = made(
      foldTransposes,
      [
        [3, 4],
        [3, 5],
      ],
      (build, [a = 0, b = 0]) => build.add(matmul, [build.add({ op: 'transpose', order: [1, 0] }, [a]), b]),
    );
    expect(lines).toEqual(['%4 matmul tn [4,5] (%1, %3)']);
  });

  it('start from a bias', () => {
    const lines = made(foldBiases, inputs, (build, x) => build.binary('add', product(build, x), x[2] as number));
    expect(lines).toEqual(['%5 matmul nn [4,5] (%1, %3, bias %4)']);
  });

  it('finish with relu or a gate', () => {
    expect(made(foldFinishes, inputs, (build, x) => build.unary('relu', product(build, x)))).toEqual([
      '%4 matmul nn [4,5] (%1, %3, relu)',
    ]);
    expect(made(foldFinishes, inputs, (build, x) => build.binary('gate', product(build, x), x[3] as number))).toEqual([
      '%6 matmul nn [4,5] (%1, %3, gate %5)',
    ]);
  });

  it('accumulate, the later of two onto the earlier', () => {
    const lines = made(accumulate, inputs, (build, x) => {
      const first = product(build, x);
      const second = build.add(matmul, [build.unary('relu', x[0] as number), x[1] as number]);
      return build.binary('add', second, first);
    });
    expect(lines).toEqual([
      '%4 matmul nn [4,5] (%1, %3)',
      '%5 relu [4,3] (%1)',
      '%6 matmul nn [4,5] (%5, %3, matrix %4)',
    ]);
  });

  it('stay whole where somebody else reads them', () => {
    for (const pass of [foldBiases, foldFinishes, accumulate]) {
      const lines = made(pass, inputs, (build, x) => {
        const shared = product(build, x);
        const relu = build.unary('relu', build.binary('add', shared, x[2] as number));
        return build.binary('mul', relu, shared);
      });
      expect(lines[0]).toMatch(/matmul nn \[4,5\] \(%1, %3\)$/);
    }
  });
});

describe('optimisers', () => {
  const scalar = (build: Builder, value: number) => build.constant(value, []);
  const lerp = (build: Builder, average: NodeId, value: NodeId, share: number) =>
    build.binary('add', average, build.binary('mul', build.binary('sub', value, average), scalar(build, share)));

  /** New weights and moments as nn/optimisers.ts computes them. */
  const updates: Readonly<
    Record<OptimiserRule, (build: Builder, w: NodeId, g: NodeId, m: NodeId, v: NodeId) => NodeId[]>
  > = {
    sgd: (build, w, g) => [build.binary('sub', w, build.binary('mul', g, scalar(build, 0.1)))],
    momentum(build, w, g, m) {
      const buffer = build.binary('add', build.binary('mul', m, scalar(build, 0.9)), g);
      return [build.binary('sub', w, build.binary('mul', buffer, scalar(build, 0.1))), buffer];
    },
    rmsprop(build, w, g, m) {
      const scale = lerp(build, m, build.unary('square', g), 0.01);
      const size = build.binary('add', build.unary('sqrt', scale), scalar(build, 1e-3));
      return [build.binary('sub', w, build.binary('div', build.binary('mul', g, scalar(build, 0.1)), size)), scale];
    },
    adam(build, w, g, m, v) {
      const mean = lerp(build, m, g, 0.5);
      const scale = lerp(build, v, build.unary('square', g), 0.01);
      const size = build.binary('add', build.unary('sqrt', scale), scalar(build, 1e-3));
      return [
        build.binary('sub', w, build.binary('div', build.binary('mul', mean, scalar(build, 0.1)), size)),
        mean,
        scale,
      ];
    },
  };

  it.each(Object.keys(updates) as OptimiserRule[])('%s becomes one node that means the same', (rule) => {
    const size = 6;
    const state = Object.fromEntries(
      ['in0', 'in1', 'in2', 'in3'].map((name, i) => [
        name,
        Float32Array.from({ length: size }, (_, k) => 0.1 + Math.sin(k + i) ** 2),
      ]),
    );
    const base = expression([[size], [size], [size], [size]], (build, [w = 0, g = 0, m = 0, v = 0]) => {
      const [weights = 0] = updates[rule](build, w, g, m, v);
      return weights;
    });
    // The moments are the nodes that the weights are made of, found again by running the same rule on them.
    const moments = base.nodes.flatMap((node, id) =>
      node.op === 'binary' && node.fn === 'add' && node.shape[0] === size ? [id] : [],
    );
    const isMoment = (id: NodeId) =>
      rule !== 'sgd' &&
      base.nodes[id]?.inputs.some((input) => base.nodes[input]?.op === 'state' || base.nodes[input]?.op === 'binary');
    const graph: Graph = {
      ...base,
      outputs: [
        ...base.outputs,
        ...moments.filter(isMoment).map((node, i) => ({ kind: 'state', name: `moment${i}`, node }) as const),
      ],
    };
    const fused = removeDeadCode(verify(fuseOptimisers(graph)));
    expect(fused.nodes.filter(({ op }) => op === 'optimise')).toMatchObject([{ rule }]);
    const bind = (name: string) => state[name] ?? [];
    const meaning = (g: Graph) => interpret(g, (node) => (node.op === 'state' ? bind(node.name) : []));
    const expected = meaning(graph);
    for (const [name, values] of Object.entries(meaning(fused))) {
      values.forEach((value, i) => {
        expect(value).toBeCloseTo(expected[name]?.[i] as number, 12);
      });
    }
  });

  it('leaves an update of something else than the weights alone', () => {
    const graph = expression([[4], [4]], (build, [w = 0, g = 0]) =>
      build.binary('sub', build.unary('neg', w), build.binary('mul', g, build.constant(0.1, []))),
    );
    expect(fuseOptimisers(graph).nodes.some(({ op }) => op === 'optimise')).toBe(false);
  });
});
