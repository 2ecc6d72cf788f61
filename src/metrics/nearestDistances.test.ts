import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { nearestRows } from '../math/nearestRows.ts';
import { key, normal, uniform } from '../math/rng.ts';
import { nearestDistances } from './nearestDistances.ts';

it.each([
  ['by inner products', undefined],
  ['where there is no SIMD', null],
])('finds the distances that comparing everything finds, %s', (_, products) => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2, 3, 23, 57, 130),
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom(0, 1e-4, 1),
      fc.constantFrom(0, 1, 1_000),
      fc.nat(),
      (width, n, thickness, far, seed) => {
        // Rows near a line, however far from zero: single precision sees little of what parts them. One is a query as well.
        const place = uniform(key(seed, 'place'), n + 3);
        const noise = normal(key(seed, 'noise'), (n + 3) * width);
        const all = noise.map((value, at) => far + 5 * (place[Math.floor(at / width)] as number) + thickness * value);
        const bank = all.subarray(0, n * width);
        const queries = all.subarray((n - 1) * width);
        const expected = nearestRows(queries, bank, width, 1).distances.map(Math.sqrt);
        expect(nearestDistances(queries, bank, width, products)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

it('finds them where products overflow', () => {
  const far = Float32Array.of(3e25, 3e25, 3e25, 2e25);
  expect(nearestDistances(Float32Array.of(3e25, 2.5e25), far, 2)[0]).toBeCloseTo(5e24, -19);
});

it('gives NaN for queries that are not numbers', () => {
  expect([...nearestDistances(Float32Array.of(Number.NaN, 0), Float32Array.of(1, 2, 3, 4), 2)]).toEqual([Number.NaN]);
});

it('finds them where no memory is left', () => {
  const memory = vi.spyOn(WebAssembly, 'Memory').mockImplementation(() => {
    throw new RangeError('could not allocate memory');
  });
  const bank = normal(key(1, 'bank'), 20 * 77);
  expect(nearestDistances(bank.subarray(0, 77), bank, 77)[0]).toBe(0);
  expect(memory).toHaveBeenCalled();
  memory.mockRestore();
});
