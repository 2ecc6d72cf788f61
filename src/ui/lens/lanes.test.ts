import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heightIn, type Lane, spread, valueAt } from './lanes.ts';

test('labels stay in order, apart and inside as long as there is room', () => {
  const label = fc.record({
    place: fc.double({ min: 0, max: 500, noNaN: true }),
    width: fc.integer({ min: 20, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
      const sorted = labels.toSorted((a, b) => a.place - b.place);
      const widths = sorted.map(({ width }) => width);
      const lefts = spread(
        sorted.map(({ place }) => place),
        widths,
        500,
        6,
      );
      lefts.forEach((left, i) => {
        expect(left).toBeGreaterThanOrEqual(-1e-9);
        expect(left + (widths[i] as number)).toBeLessThanOrEqual(500 + 1e-9);
        if (i > 0) expect(left).toBeGreaterThanOrEqual((lefts[i - 1] as number) + (widths[i - 1] as number) + 6 - 1e-9);
      });
    }),
  );
});

test('a label alone is centred on its place, and too many keep to the room', () => {
  expect(spread([100], [40], 300, 4)).toEqual([80]);
  const crowded = spread([10, 20, 30], [80, 80, 80], 200, 4);
  expect(crowded[0]).toBeGreaterThanOrEqual(-1e-9);
  expect((crowded[2] as number) + 80).toBeLessThanOrEqual(200 + 1e-9);
});

test('values between samples are linear in the logarithm of the bandwidth', () => {
  const bandwidths = Float64Array.of(0.01, 0.1, 1);
  const values = Float64Array.of(1, 3, 7);
  expect(valueAt(bandwidths, values, Math.sqrt(0.001))).toBeCloseTo(2, 12);
  expect(valueAt(bandwidths, values, 0.001)).toBe(1);
  expect(valueAt(bandwidths, values, 9)).toBe(7);
});

test('a logarithmic lane puts a dead signal at its floor and its middle decade in the middle', () => {
  const lane: Lane = { id: 'gradientNorm', values: new Float64Array(), band: null, domain: [1e-4, 1], log: true };
  expect(heightIn(lane, 0)).toBe(100);
  expect(heightIn(lane, 1e-2)).toBeCloseTo(50, 10);
  expect(heightIn(lane, 5)).toBe(0);
});
