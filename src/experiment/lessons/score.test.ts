import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from '../demos/contract.ts';
import type { Measured } from '../demos/readings.ts';
import type { LessonResult } from './results.ts';
import { CHIPS, isComplete, pointsOf, rankedProbability } from './score.ts';
import { LONE_SEED, seedOf } from './seed.ts';

const OUTCOMES = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** As the 20 runs of a collapse ended: one three times, two fourteen times, three twice, four once. */
const HELD = [1, 1, 1, ...Array.from({ length: 14 }, () => 2), 3, 3, 4];
const result: LessonResult = {
  id: 'test',
  engine: 'none',
  command: '',
  plan: '',
  seeds: 20,
  solved: [],
  cells: [{ id: 'cell', at: 10, values: { held: HELD, slope: HELD.map((n) => 10 ** -n) }, lost: HELD.map(() => [1]) }],
};
const bet = { cell: 'cell', at: 10, of: 'held' };
const chips: Answer = { kind: 'chips', outcomes: OUTCOMES, bet };
const laid = (...pairs: readonly (readonly [number, number])[]): number[] =>
  OUTCOMES.map((outcome) => pairs.find(([at]) => at === outcome)?.[1] ?? 0);

it('a ranked probability score is that of its definition', () => {
  // All on 2 where 3 happens: one cumulated share is wrong by one.
  expect(rankedProbability(laid([2, 20]), OUTCOMES, [3])).toBe(1);
  expect(rankedProbability(laid([2, 20]), OUTCOMES, [2])).toBe(0);
  expect(rankedProbability(laid([2, 10], [3, 10]), OUTCOMES, [3])).toBe(0.25);
});

it('chips score as skill over an even spread, and what happened scores all', () => {
  const of = (value: readonly number[]) => pointsOf(chips, value, result, {});
  expect(of(laid([1, 3], [2, 14], [3, 2], [4, 1]))).toBe(10);
  expect(of(laid([2, 20]))).toBeGreaterThanOrEqual(9);
  expect(of(laid([8, 20]))).toBe(0);
  expect(of(OUTCOMES.map(() => 20 / 9))).toBe(0);
  // No bet beats what happened, and points stay within their range.
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 9, maxLength: 9 }), (given) => {
      const points = of(given) ?? 0;
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(10);
    }),
  );
});

it('counts, numbers, modes and curves score all for what happened, and less the farther away', () => {
  const met = { ...bet, of: [{ metric: 'held', atMost: 2 }] };
  const count = (value: number) => pointsOf({ kind: 'count', bet: met }, value, result, {});
  expect([17, 18, 0].map(count)).toEqual([10, 9, 0]);
  const number: Answer = { kind: 'number', min: 0, max: 8, as: 'count', bet };
  expect([2, 4, 5, 8].map((value) => pointsOf(number, value, result, {}))).toEqual([10, 10, 8, 0]);
  const log: Answer = { ...number, scale: 'log', min: 1e-6, max: 10, bet: { ...bet, of: 'slope' } };
  // A factor of ten beyond the runs costs half.
  expect([0.01, 1, 10].map((value) => pointsOf(log, value, result, {}))).toEqual([10, 5, 0]);
  const modes: Answer = { kind: 'modes', count: 2, bet: { ...bet, of: 'lost' } };
  expect(pointsOf(modes, [0, 1], result, {})).toBe(10);
  expect(pointsOf(modes, [1, 0], result, {})).toBe(0);
  const curve: Answer = {
    kind: 'curve',
    ticks: [1, 2],
    along: { en: '', ja: '' },
    min: 0,
    max: 8,
    as: 'count',
    bets: [bet, bet],
  };
  expect(pointsOf(curve, [2, 2], result, {})).toBe(10);
  expect(pointsOf(curve, [2, 8], result, {})).toBe(5);
});

it('what was seen is judged on the run that was watched, by its whole record', () => {
  const at = (step: number, held: number): Measured => ({ step, metrics: { held }, shares: [] });
  const saw: Answer = {
    kind: 'choice',
    options: [
      { text: { en: 'lost', ja: '' }, right: [{ metric: 'held', peakUntil: 5, above: 'a', atLeast: 1 }] },
      { text: { en: 'kept', ja: '' }, right: [{ metric: 'held', peakUntil: 5, above: 'a', atMost: 0 }] },
    ],
  };
  const lost = { a: { ...at(10, 2), past: [at(1, 4)] } };
  const kept = { a: { ...at(10, 4), past: [at(1, 2), at(8, 6)] } };
  expect([pointsOf(saw, 0, undefined, lost), pointsOf(saw, 1, undefined, lost)]).toEqual([10, 0]);
  expect([pointsOf(saw, 0, undefined, kept), pointsOf(saw, 1, undefined, kept)]).toEqual([0, 10]);
  expect(pointsOf(saw, 0, undefined, {})).toBeNull();
  expect(pointsOf(chips, laid([2, 20]), undefined, {})).toBeNull();
});

it('an answer is complete when all chips lie and every tick has a value', () => {
  expect(isComplete(chips, laid([2, CHIPS - 1]))).toBe(false);
  expect(isComplete(chips, laid([2, CHIPS]))).toBe(true);
  expect(isComplete({ kind: 'count', bet }, undefined)).toBe(false);
});

it('a seat has a seed of its own, the same each time, and nobody in a class the common one', () => {
  expect(seedOf('', '  ')).toBe(LONE_SEED);
  expect(seedOf('Math 2', '7')).toBe(seedOf(' math 2 ', '7'));
  const seeds = Array.from({ length: 40 }, (_, seat) => seedOf('3B', String(seat + 1)));
  expect(new Set(seeds).size).toBe(40);
  for (const seed of seeds) expect(Number.isSafeInteger(seed) && seed >= LONE_SEED).toBe(true);
});
