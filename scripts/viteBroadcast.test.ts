import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSimpleBinaryKernelImpl } from './lib/binaryImpl.mjs';

/** Where the element of a result at `place` stands in an operand that is repeated along axes of size 1 or in front. */
function indexIn(shape: readonly number[], place: readonly number[]): number {
  const own = place.slice(place.length - shape.length);
  return shape.reduce((index, size, axis) => index * size + (size === 1 ? 0 : (own[axis] as number)), 0);
}

/** A shape, and two that are repeated to it: axes of size 1, and fewer of them. */
const shapes = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 4 }), inA: fc.boolean(), inB: fc.boolean() }), { maxLength: 4 })
  .chain((axes) =>
    fc.record({ axes: fc.constant(axes), fromA: fc.nat(axes.length), fromB: fc.nat(axes.length), isA: fc.boolean() }),
  )
  .map(({ axes, fromA, fromB, isA }) => ({
    a: axes.map(({ size, inA }) => (inA ? size : 1)).slice(isA ? 0 : fromA),
    b: axes.map(({ size, inB }) => (inB ? size : 1)).slice(isA ? fromB : 0),
  }));

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

it('pairs the elements that broadcasting pairs, of any two shapes that fit', () => {
  const pair = createSimpleBinaryKernelImpl((x, y) => 100 * x + y);
  fc.assert(
    fc.property(shapes, ({ a, b }) => {
      const [x, y] = [a, b].map((shape) => Float32Array.from({ length: sizeOf(shape) }, (_, i) => i)) as [
        Float32Array,
        Float32Array,
      ];
      const [values, shape] = pair(a, b, x, y, 'float32');
      const expected = Array.from({ length: sizeOf(shape) }, (_, i) => {
        let rest = i;
        const place = shape.map((_, axis) => {
          const behind = sizeOf(shape.slice(axis + 1));
          const at = Math.floor(rest / behind);
          rest %= behind;
          return at;
        });
        return 100 * (x[indexIn(a, place)] as number) + (y[indexIn(b, place)] as number);
      });
      expect([...values]).toEqual(expected);
    }),
  );
});
