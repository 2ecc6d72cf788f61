import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitBetween,
  fitInto,
  type KeyPoint,
  type PixelRect,
  panBy,
  resized,
  type StageTransform,
  toData,
  toPixel,
  visibleBounds,
  zoomAt,
} from './transform.ts';

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const transforms: fc.Arbitrary<StageTransform> = fc.record({
  width: fc.integer({ min: 50, max: 3000 }),
  height: fc.integer({ min: 50, max: 2000 }),
  scale: finite(0.5, 5000),
  x: finite(-10, 10),
  y: finite(-10, 10),
});
const pixels = fc.tuple(finite(0, 1000), finite(0, 1000));

describe('mapping between data and pixels', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(transforms, pixels, (transform, [left, top]) => {
        const [backLeft, backTop] = toPixel(transform, ...toData(transform, left, top));
        expect(backLeft).toBeCloseTo(left, 5);
        expect(backTop).toBeCloseTo(top, 5);
      }),
    );
  });

  it('puts the centre in the middle, and larger y higher up', () => {
    const transform = { width: 200, height: 100, scale: 10, x: 1, y: 2 };
    expect(toPixel(transform, 1, 2)).toEqual([100, 50]);
    expect(toPixel(transform, 2, 3)).toEqual([110, 40]);
    expect(visibleBounds(transform)).toEqual({ xMin: -9, xMax: 11, yMin: -3, yMax: 7 });
  });

  it('zooms about the point under the pointer', () => {
    fc.assert(
      fc.property(transforms, pixels, finite(0.2, 5), (transform, [left, top], factor) => {
        const [x, y] = toData(transform, left, top);
        const [newLeft, newTop] = toPixel(zoomAt(transform, factor, left, top), x, y);
        expect(newLeft).toBeCloseTo(left, 4);
        expect(newTop).toBeCloseTo(top, 4);
      }),
    );
  });

  it('pans by the pixels that were dragged', () => {
    fc.assert(
      fc.property(transforms, pixels, (transform, [right, down]) => {
        const [left, top] = toPixel(panBy(transform, right, down), transform.x, transform.y);
        expect(left).toBeCloseTo(transform.width / 2 + right, 5);
        expect(top).toBeCloseTo(transform.height / 2 + down, 5);
      }),
    );
  });

  it('keeps a sane scale however often one zooms', () => {
    let near: StageTransform = { width: 100, height: 100, scale: 100, x: 0, y: 0 };
    let far = near;
    for (let i = 0; i < 200; i++) {
      near = zoomAt(near, 2, 50, 50);
      far = zoomAt(far, 0.5, 50, 50);
    }
    expect(Number.isFinite(near.scale)).toBe(true);
    expect(far.scale).toBeGreaterThan(0);
    expect(toPixel(near, 0, 0)).toEqual([50, 50]);
  });

  it('keeps the middle when the stage is resized', () => {
    const transform = { width: 200, height: 100, scale: 10, x: 1, y: 2 };
    expect(toPixel(resized(transform, 400, 300), 1, 2)).toEqual([200, 150]);
  });
});

describe('fitting', () => {
  const bounds = { xMin: -2, xMax: 2, yMin: -1, yMax: 3 };

  it('shows all of the bounds inside the free rectangle, touching it on one axis', () => {
    const free = { left: 100, top: 20, right: 700, bottom: 420 };
    const transform = fitInto(bounds, 800, 500, free);
    const [left, top] = toPixel(transform, bounds.xMin, bounds.yMax);
    const [right, bottom] = toPixel(transform, bounds.xMax, bounds.yMin);
    expect(top).toBeCloseTo(20);
    expect(bottom).toBeCloseTo(420);
    expect((left + right) / 2).toBeCloseTo(400);
    expect(left).toBeGreaterThanOrEqual(100);
    expect(right).toBeLessThanOrEqual(700);
  });

  it('survives empty bounds and an empty stage', () => {
    const flat = { xMin: 1, xMax: 1, yMin: 1, yMax: 1 };
    for (const transform of [
      fitInto(flat, 0, 0, { left: 0, top: 0, right: 0, bottom: 0 }),
      fitInto(bounds, 0, 0, { left: 30, top: 30, right: -30, bottom: -30 }),
    ]) {
      expect(Object.values(transform).every(Number.isFinite)).toBe(true);
    }
  });

  it('keeps key points clear of legends in every corner', () => {
    const ring: KeyPoint[] = Array.from({ length: 8 }, (_, i) => ({
      x: 2 * Math.cos((i * Math.PI) / 4),
      y: 2 * Math.sin((i * Math.PI) / 4),
      radius: 0.3,
    }));
    const window = { xMin: -2.4, xMax: 2.4, yMin: -2.4, yMax: 2.4 };
    fc.assert(
      fc.property(fc.integer({ min: 560, max: 1600 }), fc.integer({ min: 400, max: 1000 }), (width, height) => {
        const legends: PixelRect[] = [
          { left: 12, top: 12, right: 145, bottom: 290 },
          { left: width - 115, top: 14, right: width - 14, bottom: 150 },
          { left: width - 110, top: height - 48, right: width - 14, bottom: height - 14 },
        ];
        const transform = fitBetween(window, ring, width, height, legends, 30);
        for (const { x, y, radius } of ring) {
          const [left, top] = toPixel(transform, x, y);
          for (const legend of legends) {
            const dx = left - Math.min(legend.right, Math.max(legend.left, left));
            const dy = top - Math.min(legend.bottom, Math.max(legend.top, top));
            expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(radius * transform.scale + 30 - 1e-9);
          }
          expect(left).toBeGreaterThan(30);
          expect(left).toBeLessThan(width - 30);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('uses the whole stage where nothing lies under the legends', () => {
    const legends = [{ left: 0, top: 0, right: 100, bottom: 100 }];
    const centre = [{ x: 0, y: 1, radius: 0.1 }];
    const whole = { left: 10, top: 10, right: 790, bottom: 490 };
    expect(fitBetween(bounds, centre, 800, 500, legends, 10)).toEqual(fitInto(bounds, 800, 500, whole));
  });

  it('ignores legends that leave no room at all', () => {
    const everywhere = [{ left: 0, top: 0, right: 800, bottom: 500 }];
    const fitted = fitBetween(bounds, [{ x: 0, y: 0, radius: 0 }], 800, 500, everywhere, 10);
    expect(fitted.scale).toBeCloseTo(120);
  });
});
