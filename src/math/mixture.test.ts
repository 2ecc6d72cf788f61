import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMixture, cumulate, type GaussianComponent, logSumExp, pickIndex } from './mixture.ts';
import { key } from './rng.ts';

const component: fc.Arbitrary<GaussianComponent> = fc.record({
  x: fc.double({ min: -5, max: 5, noNaN: true }),
  y: fc.double({ min: -5, max: 5, noNaN: true }),
  stdX: fc.double({ min: 0.05, max: 2, noNaN: true }),
  stdY: fc.double({ min: 0.05, max: 2, noNaN: true }),
  weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
});
const components = fc.array(component, { minLength: 1, maxLength: 6 });
const coordinate = fc.double({ min: -100, max: 100, noNaN: true });

describe('logSumExp', () => {
  it('has known values and survives extremes', () => {
    expect(logSumExp([0, 0])).toBeCloseTo(Math.log(2), 15);
    expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.log(2), 12);
    expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY);
    expect(logSumExp([Number.NEGATIVE_INFINITY, -3])).toBe(-3);
  });
});

describe('pickIndex', () => {
  it('never picks an entry of weight zero', () => {
    const weights = fc.array(fc.constantFrom(0, 0.5, 1, 3), { minLength: 1 }).filter((list) => list.some((w) => w > 0));
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (list, u) => {
        expect(list[pickIndex(cumulate(list), u)]).toBeGreaterThan(0);
      }),
    );
  });
});

describe('createMixture', () => {
  it('has the gradient of its log density as score', () => {
    fc.assert(
      fc.property(
        components,
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        (list, x, y) => {
          const { logDensity, score } = createMixture(list);
          const h = 1e-5;
          const [slopeX, slopeY] = score(x, y);
          const scale = 1 + Math.abs(slopeX) + Math.abs(slopeY);
          // Curvature reaches 1/0.05² = 400, and 1.6e5 between sharp components: the step leaves an error of that times h.
          expect(Math.abs(slopeX - (logDensity(x + h, y) - logDensity(x - h, y)) / (2 * h)) / scale).toBeLessThan(1e-3);
          expect(Math.abs(slopeY - (logDensity(x, y + h) - logDensity(x, y - h)) / (2 * h)) / scale).toBeLessThan(1e-3);
        },
      ),
    );
  });

  it('has the density of a standard normal', () => {
    const mixture = createMixture([{ x: 0, y: 0, stdX: 1, stdY: 1, weight: 3 }]);
    expect(mixture.density(0, 0)).toBeCloseTo(1 / (2 * Math.PI), 15);
    expect(mixture.logDensity(3, 4)).toBeCloseTo(-Math.log(2 * Math.PI) - 12.5, 12);
    expect(mixture.components[0]?.weight).toBe(1);
  });

  it('integrates to one', () => {
    const mixture = createMixture([
      { x: -1, y: 0.5, stdX: 0.3, stdY: 0.8, weight: 1 },
      { x: 1.5, y: -1, stdX: 0.5, stdY: 0.2, weight: 3 },
    ]);
    const step = 0.05;
    let total = 0;
    for (let x = -6; x < 6; x += step) for (let y = -6; y < 6; y += step) total += mixture.density(x, y) * step * step;
    expect(total).toBeCloseTo(1, 9);
  });

  it('agrees with the direct sum and gives responsibilities that sum to one, far away too', () => {
    fc.assert(
      fc.property(components, coordinate, coordinate, (list, x, y) => {
        const mixture = createMixture(list);
        const terms = mixture.components.map(
          (c) =>
            (c.weight / (2 * Math.PI * c.stdX * c.stdY)) *
            Math.exp(-(((x - c.x) / c.stdX) ** 2 + ((y - c.y) / c.stdY) ** 2) / 2),
        );
        const direct = terms.reduce((sum, term) => sum + term, 0);
        // The exponent is rounded to one part in 1e16, so far out the density itself is only known to |exponent| · 1e-16.
        const tolerance = 1e-10 + 1e-15 * Math.abs(mixture.logDensity(x, y));
        expect(Math.abs(mixture.density(x, y) - direct)).toBeLessThanOrEqual(tolerance * direct + 1e-300);
        expect(mixture.responsibilities(x, y).reduce((sum, r) => sum + r, 0)).toBeCloseTo(1, 12);
        expect(Number.isFinite(mixture.logDensity(x, y))).toBe(true);
      }),
    );
  });

  it('samples with the right mean, deviation and shares, the same points for the same key', () => {
    const mixture = createMixture([
      { x: -2, y: 1, stdX: 0.5, stdY: 0.1, weight: 1 },
      { x: 2, y: -1, stdX: 0.2, stdY: 0.3, weight: 3 },
      { x: 50, y: 50, stdX: 1, stdY: 1, weight: 0 },
    ]);
    const n = 20_000;
    const points = mixture.sample(key(1, 'test'), n);
    expect(points).toEqual(mixture.sample(key(1, 'test'), n));
    const left = Array.from({ length: n }, (_, i) => i).filter((i) => (points[2 * i] as number) < 0);
    expect(left.length / n).toBeCloseTo(0.25, 1);
    const meanX = left.reduce((sum, i) => sum + (points[2 * i] as number), 0) / left.length;
    const varY = left.reduce((sum, i) => sum + ((points[2 * i + 1] as number) - 1) ** 2, 0) / left.length;
    expect(meanX).toBeCloseTo(-2, 1);
    expect(Math.sqrt(varY)).toBeCloseTo(0.1, 2);
    expect(mixture.components).toHaveLength(2);
  });

  it('refuses what describes no law', () => {
    expect(() => createMixture([])).toThrow(RangeError);
    expect(() => createMixture([{ x: 0, y: 0, stdX: 0, stdY: 1, weight: 1 }])).toThrow(RangeError);
    expect(() => createMixture([{ x: 0, y: 0, stdX: 1, stdY: 1, weight: 0 }])).toThrow(RangeError);
  });
});
