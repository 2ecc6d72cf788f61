import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestDistances } from './nearestDistances.ts';
import { nearestRows } from './nearestRows.ts';
import { coordinatesAlong, leadingDirections } from './principal.ts';
import { key, normal, uniform } from './rng.ts';

it('finds the distances that comparing everything finds, on a line and in every direction', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2, 23, 57, 130),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(0, 1e-4, 1),
      fc.nat(),
      (width, n, thickness, seed) => {
        // Rows near a line, one of them a query as well: what the first direction sees is nearly all there is.
        const place = uniform(key(seed, 'place'), n + 3);
        const noise = normal(key(seed, 'noise'), (n + 3) * width);
        const all = noise.map((value, at) => 5 * (place[Math.floor(at / width)] as number) + thickness * value);
        const bank = all.subarray(0, n * width);
        const queries = all.subarray((n - 1) * width);
        const expected = nearestRows(queries, bank, width, 1).distances;
        [...nearestDistances(queries, bank, width)].forEach((distance, i) => {
          expect(distance).toBeCloseTo(Math.sqrt(expected[i] as number), 9);
        });
      },
    ),
  );
});

it('gives NaN for queries that are not numbers', () => {
  expect([...nearestDistances(Float32Array.of(Number.NaN, 0), Float32Array.of(1, 2, 3, 4), 2)]).toEqual([Number.NaN]);
});

it('finds directions that are orthonormal and hold what the rows vary by', () => {
  const scales = [9, 4, 1, 0.1, 0];
  const rows = normal(key(3, 'rows'), 500 * 5).map((value, at) => value * (scales[at % 5] as number) + 7);
  const directions = leadingDirections(rows, 5, 5);
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
  directions.slice(0, 4).forEach((direction, i) => {
    expect(Math.abs(direction[i] as number)).toBeGreaterThan(0.98);
    directions.slice(0, 4).forEach((other, j) => {
      expect(dot(direction, other)).toBeCloseTo(i === j ? 1 : 0, 12);
    });
  });
  // Whatever is left of the last is either a direction or nothing.
  expect([0, 1]).toContain(Math.round(Math.hypot(...(directions[4] ?? []))));
  const coordinates = coordinatesAlong(rows.subarray(0, 5), 5, directions);
  expect(Math.hypot(...coordinates)).toBeLessThanOrEqual(Math.hypot(...rows.subarray(0, 5)) * (1 + 1e-12));
});
