import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeReadout } from './placeReadout.ts';

const size = (min: number, max: number) => fc.integer({ min, max });

it('stays on the stage and off the point', () => {
  fc.assert(
    fc.property(
      size(340, 1600),
      size(300, 1000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (width, height, u, v) => {
        const [x, y] = [u * width, v * height];
        const [left, top] = placeReadout([x, y], [150, 90], [width, height]);
        expect(left).toBeGreaterThanOrEqual(8);
        expect(top).toBeGreaterThanOrEqual(8);
        expect(left + 150).toBeLessThanOrEqual(width - 8);
        expect(top + 90).toBeLessThanOrEqual(height - 8);
        const covers = left < x && x < left + 150 && top < y && y < top + 90;
        expect(covers).toBe(false);
      },
    ),
  );
});
