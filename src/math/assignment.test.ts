import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, solveAssignment } from './assignment.ts';
import { key, normal, sequence } from './rng.ts';
import { distanceMatrix } from './transport.ts';

const total = (cost: Float64Array, n: number, columns: ArrayLike<number>): number =>
  Array.from(columns).reduce((sum, j, i) => sum + (cost[i * n + j] as number), 0);

function bruteForce(cost: Float64Array, n: number): number {
  let best = Number.POSITIVE_INFINITY;
  const visit = (row: number, taken: number, sum: number): void => {
    if (row === n) best = Math.min(best, sum);
    for (let j = 0; row < n && j < n; j++) {
      if ((taken & (1 << j)) === 0) visit(row + 1, taken | (1 << j), sum + (cost[row * n + j] as number));
    }
  };
  visit(0, 0, 0);
  return best;
}

/** Any matrix up to 7 × 7; small whole numbers make ties common. */
const anyCost = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.boolean()).chain(([n, whole]) =>
  fc
    .array(whole ? fc.integer({ min: -3, max: 3 }) : fc.double({ min: -100, max: 100, noNaN: true }), {
      minLength: n * n,
      maxLength: n * n,
    })
    .map((values) => ({ n, cost: Float64Array.from(values) })),
);

function shuffled(n: number, seed: number): number[] {
  const random = sequence(key(seed, 'shuffle'));
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/** Checks the certificate: feasible prices whose sum is the cost of the assignment prove it minimal. */
function expectOptimal(cost: Float64Array, n: number): void {
  const { columns, rowPrices, columnPrices } = solveAssignment(cost, n);
  expect(new Set(columns).size).toBe(n);
  const scale = cost.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  let worst = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      worst = Math.max(worst, (rowPrices[i] as number) + (columnPrices[j] as number) - (cost[i * n + j] as number));
    }
  }
  expect(worst).toBeLessThan(1e-12 * scale);
  const dual = [...rowPrices, ...columnPrices].reduce((sum, price) => sum + price, 0);
  expect(Math.abs(total(cost, n, columns) - dual)).toBeLessThan(1e-11 * scale * n);
}

describe('linear assignment', () => {
  it('finds the minimum of brute force, with a certificate', () => {
    fc.assert(
      fc.property(anyCost, ({ n, cost }) => {
        expect(total(cost, n, assign(cost, n))).toBeCloseTo(bruteForce(cost, n), 9);
        expectOptimal(cost, n);
      }),
      { numRuns: 300 },
    );
  });

  it('knows small answers', () => {
    expect([...assign(Float64Array.from([4, 1, 3, 2, 0, 5, 3, 2, 2]), 3)]).toEqual([1, 0, 2]);
    expect([...assign(Float64Array.of(7), 1)]).toEqual([0]);
    expect(assign(new Float64Array(0), 0)).toHaveLength(0);
    expect(new Set(assign(new Float64Array(10_000), 100)).size).toBe(100);
  });

  it.each([
    { name: 'two equal laws', shift: 0, spread: 1 },
    { name: 'a law far away', shift: 50, spread: 1 },
    { name: 'a collapsed law', shift: 0, spread: 0.01 },
    { name: 'one point', shift: 0, spread: 0 },
  ])('proves its answer for $name at several coarse levels', ({ shift, spread }) => {
    const n = 260;
    const from = normal(key(1, 'from'), 2 * n).map((value) => shift + spread * value);
    expectOptimal(distanceMatrix(from, normal(key(2, 'to'), 2 * n)), n);
  });

  it('does not depend on the order of rows and columns', () => {
    const n = 120;
    const cost = distanceMatrix(normal(key(3, 'rows'), 2 * n), normal(key(4, 'columns'), 2 * n));
    const [rows, columns] = [shuffled(n, 1), shuffled(n, 2)];
    const moved = Float64Array.from(
      { length: n * n },
      (_, at) => cost[(rows[Math.floor(at / n)] as number) * n + (columns[at % n] as number)] as number,
    );
    expect(total(moved, n, assign(moved, n))).toBeCloseTo(total(cost, n, assign(cost, n)), 9);
  });

  it('pairs points on a line in order', () => {
    const n = 150;
    const line = (name: string) =>
      Float64Array.from({ length: 2 * n }, (_, i) => (i % 2 ? 0 : (normal(key(5, name), n)[i >> 1] as number)));
    const [a, b] = [line('a'), line('b')];
    const sorted = (points: Float64Array) => points.filter((_, i) => i % 2 === 0).sort();
    const expected = sorted(a).reduce((sum, value, i) => sum + Math.abs(value - (sorted(b)[i] as number)), 0);
    const cost = distanceMatrix(a, b);
    expect(total(cost, n, assign(cost, n))).toBeCloseTo(expected, 9);
  });

  it('refuses what has no answer', () => {
    expect(() => assign(new Float64Array(5), 2)).toThrow(RangeError);
    expect(() => assign(Float64Array.of(Number.NaN), 1)).toThrow(RangeError);
    expect(() => assign(Float64Array.of(0, Number.POSITIVE_INFINITY, 0, 0), 2)).toThrow(RangeError);
  });
});
