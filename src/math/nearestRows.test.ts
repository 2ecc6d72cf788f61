import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NearestSearch, nearestRows } from './nearestRows.ts';
import { key, normal } from './rng.ts';

/** All distances, sorted; the earlier row first where they tie. */
function oracle(query: Float32Array, bank: Float32Array, width: number, k: number) {
  return Array.from({ length: bank.length / width }, (_, row) => {
    let distance = 0;
    for (let i = 0; i < width; i++) distance += ((query[i] as number) - (bank[row * width + i] as number)) ** 2;
    return { row, distance };
  })
    .sort((a, b) => a.distance - b.distance || a.row - b.row)
    .slice(0, k);
}

it('finds what comparing everything finds, in whatever parts it is done', () => {
  const widths = fc.constantFrom(1, 3, 56, 57, 130);
  fc.assert(
    fc.property(
      widths,
      fc.integer({ min: 1, max: 30 }),
      fc.nat(29),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(),
      (width, n, more, part, seed) => {
        const k = 1 + (more % n);
        const queries = normal(key(seed, 'queries'), 2 * width);
        const bank = normal(key(seed, 'bank'), n * width);
        const search = new NearestSearch(queries, bank, width, k);
        while (!search.advance(part));
        expect(search.found).toEqual(nearestRows(queries, bank, width, k));
        for (const i of [0, 1]) {
          const expected = oracle(queries.subarray(i * width, (i + 1) * width), bank, width, k);
          expect([...search.found.rows.subarray(i * k, (i + 1) * k)]).toEqual(expected.map(({ row }) => row));
          expected.forEach(({ distance }, j) => {
            expect(search.found.distances[i * k + j]).toBeCloseTo(distance, 9);
          });
        }
      },
    ),
  );
});

it('takes the earlier of two equally near rows, and the row itself at distance 0', () => {
  const bank = Float32Array.of(1, 0, 5, 5, 0, 1, 1, 0);
  expect(nearestRows(Float32Array.of(0, 0), bank, 2, 3)).toEqual({
    rows: Int32Array.of(0, 2, 3),
    distances: Float64Array.of(1, 1, 1),
  });
  expect(nearestRows(Float32Array.of(5, 5), bank, 2, 1)).toEqual({
    rows: Int32Array.of(1),
    distances: Float64Array.of(0),
  });
});

it('refuses broken rows and more neighbours than rows', () => {
  const three = new Float32Array(3);
  expect(() => nearestRows(three, three, 2, 1)).toThrow(/rows of 2/);
  for (const k of [0, 4, 1.5]) expect(() => nearestRows(three, three, 1, k)).toThrow(RangeError);
});
