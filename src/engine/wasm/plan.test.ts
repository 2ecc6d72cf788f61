import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expression } from '../../testing/graphs.ts';
import { assignOffsets } from '../common/arena.ts';
import { lower } from './compile.ts';
import { planMemory } from './plan.ts';
import { runOffset } from './views.ts';

describe('arena', () => {
  const buffer = fc
    .record({ size: fc.integer({ min: 1, max: 9 }), from: fc.nat(20), length: fc.nat(8) })
    .map(({ size, from, length }) => ({ size: 16 * size, from, to: from + length }));

  it('never lets two buffers overlap that are alive together', () => {
    fc.assert(
      fc.property(fc.array(buffer, { maxLength: 30 }), (buffers) => {
        const { offsets, size } = assignOffsets(new Map(buffers.entries()));
        buffers.forEach((a, i) => {
          const start = offsets.get(i) as number;
          expect(start + a.size).toBeLessThanOrEqual(size);
          buffers.slice(0, i).forEach((b, j) => {
            const other = offsets.get(j) as number;
            const together = a.from <= b.to && b.from <= a.to;
            const apart = start + a.size <= other || other + b.size <= start;
            expect(!together || apart).toBe(true);
          });
        });
      }),
    );
  });

  it('uses memory again', () => {
    const buffers = new Map([0, 1, 2, 3].map((i) => [i, { size: 64, from: 2 * i, to: 2 * i + 1 }] as const));
    expect(assignOffsets(buffers).size).toBe(64);
  });
});

describe('views', () => {
  it.each([
    [[4, 5], [1, 0], [2, 5], 5],
    [[4, 5], [2, 1], [1, 3], 11],
    [[4, 5], [0, 1], [2, 3], undefined],
    [[7], [3], [2], 3],
    [[2, 3, 4], [1, 0, 0], [1, 3, 4], 12],
    [[2, 3, 4], [0, 1, 0], [2, 1, 4], undefined],
  ] as const)('a block of %j at %j of size %j starts at %s', (shape, begin, size, expected) => {
    expect(runOffset(shape, begin, size)).toBe(expected);
  });

  it('makes the parts of a concatenation in place', () => {
    const graph = lower(
      expression([[3], [4]], (build, [x = 0, y = 0]) =>
        build.add({ op: 'concat', axis: 0 }, [build.unary('neg', x), build.unary('exp', y)]),
      ),
    );
    const plan = planMemory(graph);
    const [neg, exp, concat] = ['neg', 'exp', 'concat'].map((name) =>
      plan.locate(graph.nodes.findIndex((node) => ('fn' in node ? node.fn : node.op) === name)),
    );
    expect([neg?.offset, exp?.offset]).toEqual([concat?.offset, (concat?.offset ?? 0) + 3]);
  });
});

describe('state', () => {
  const twice = (name: string) => {
    const graph = expression([[4]], (build, [x = 0]) => build.binary('add', build.unary('exp', x), x));
    return planMemory(lower({ ...graph, outputs: [{ kind: 'state', name, node: graph.outputs[0]?.node ?? 0 }] }));
  };

  it('is overwritten by the last operation that reads it', () => {
    expect(twice('in0').copies).toEqual([]);
  });

  it('is copied to where it is read later', () => {
    const graph = expression([[4]], (build, [x = 0]) => {
      const next = build.unary('exp', x);
      build.binary('mul', next, x);
      return next;
    });
    const outputs = [
      { kind: 'state', name: 'in0', node: 1 },
      { kind: 'state', name: 'out', node: 2 },
    ] as const;
    expect(planMemory(lower({ ...graph, outputs })).copies).toMatchObject([{ to: { name: 'in0' } }]);
  });
});
