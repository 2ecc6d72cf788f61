import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crossingOf, curveRank } from './crossing.ts';

const BUDGETS = [1, 2, 5, 10, 20, 50, 100];

it('finds where a power law comes down to a level', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.2, max: 3, noNaN: true }),
      fc.double({ min: 1, max: 99, noNaN: true }),
      (power, at) => {
        const values = BUDGETS.map((budget) => budget ** -power);
        const crossing = crossingOf(BUDGETS, values, at ** -power, 1e-12);
        expect((crossing as number) / at).toBeCloseTo(1, 6);
      },
    ),
  );
});

it('says of curves that stay above that they do, and of those that begin below that they begin', () => {
  expect(crossingOf(BUDGETS, [3, 3, 2, 2, 2, 2, 1.1], 1, 0.1)).toBeNull();
  expect(
    crossingOf(
      BUDGETS,
      BUDGETS.map(() => Number.NaN),
      1,
      0.1,
    ),
  ).toBeNull();
  expect(crossingOf(BUDGETS, [0.5, 3, 3, 3, 3, 3, 3], 1, 0.1)).toBe(1);
  expect(crossingOf(BUDGETS, [Number.POSITIVE_INFINITY, 0.5, 3, 3, 3, 3, 3], 1, 0.1)).toBe(2);
});

it('takes estimates below zero as the least that counts', () => {
  const below = crossingOf([10, 100], [1, -0.3], 0.1, 0.01) as number;
  expect(below).toBeCloseTo(10 * 10 ** 0.5);
  expect(crossingOf([10, 100], [1, 0.1], 0.1, 0.01)).toBeCloseTo(100);
});

it('puts the curve first that arrives first, then the lowest at the end', () => {
  const slow = [9, 8, 7, 6, 5, 4, 0.5];
  const fast = [9, 5, 0.9, 0.8, 0.9, 0.8, 0.9];
  const never = [9, 5, 2, 1.5, 1.4, 1.3, 1.2];
  const worse = [9, 5, 2, 1.5, 1.5, 1.5, 1.5];
  const away = [9, 5, 9, 99, 1e9, Number.POSITIVE_INFINITY, Number.NaN];
  const ranks = [fast, slow, never, worse, away].map((curve) => curveRank(BUDGETS, curve, 1));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(new Set(ranks).size).toBe(5);
});
