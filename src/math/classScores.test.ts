import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amScore,
  clippedKl,
  entropy,
  histogram,
  inceptionScore,
  meanEntropy,
  meanRow,
  mostProbable,
} from './classScores.ts';

const oneHot = (label: number, classes: number): number[] =>
  Array.from({ length: classes }, (_, k) => Number(k === label));
/** Every class from 0 to m − 1 once, with certainty. */
const firstOf = (m: number, classes: number): number[] =>
  Array.from({ length: m }, (_, i) => oneHot(i, classes)).flat();

/** Rows that sum to one, all entries positive. */
const rows = (classes: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: classes, maxLength: classes }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((list) => list.flatMap((row) => row.map((value) => value / row.reduce((sum, v) => sum + v, 0))));

describe('of m of N classes, each with certainty', () => {
  it.each([
    [8, 8],
    [7, 8],
    [3, 10],
    [1, 10],
  ])('%i of %i: IS is m, and AM is log(N/m) but for what is missing', (m, n) => {
    const [generated, real] = [firstOf(m, n), firstOf(n, n)];
    expect(inceptionScore(generated, n)).toBeCloseTo(m, 10);
    const { divergence, entropy: unsure } = amScore(generated, real, n);
    expect(unsure).toBe(0);
    const missing = ((n - m) / n) * (Math.log(1 / n) - Math.log(1e-8));
    expect(divergence).toBeCloseTo(missing + (m / n) * Math.log(m / n), 10);
    // The other way round, from the samples to the data, nothing is missing.
    expect(clippedKl(meanRow(generated, n), meanRow(real, n))).toBeCloseTo(Math.log(n / m), 10);
  });

  it('7 of 8: the worked number', () => {
    expect(amScore(firstOf(7, 8), firstOf(8, 8), 8).divergence).toBeCloseTo(1.926, 3);
  });
});

describe('scores', () => {
  it('of the data themselves: AM is their own entropy, 0 where classes are certain', () => {
    const real = firstOf(5, 5);
    expect(amScore(real, real, 5)).toEqual({ divergence: 0, entropy: 0 });
    const unsure = [0.9, 0.1, 0.1, 0.9];
    const { divergence, entropy: term } = amScore(unsure, unsure, 2);
    expect(divergence).toBe(0);
    expect(term).toBeCloseTo(entropy([0.9, 0.1]), 12);
  });

  it('of uniform beliefs: IS is 1, entropies are log K', () => {
    const flat = Array<number>(12).fill(1 / 4);
    expect(inceptionScore(flat, 4)).toBeCloseTo(1, 12);
    expect(meanEntropy(flat, 4)).toBeCloseTo(Math.log(4), 12);
  });

  it('Mode Score is Inception Score: the reference cancels', () => {
    fc.assert(
      fc.property(rows(4), rows(4), (generated, real) => {
        const count = generated.length / 4;
        const reference = meanRow(real, 4);
        const towards = Array.from({ length: count }, (_, i) =>
          clippedKl(generated.slice(4 * i, 4 * i + 4), reference),
        );
        const mean = towards.reduce((sum, kl) => sum + kl, 0) / count;
        const modeScore = Math.exp(mean - clippedKl(meanRow(generated, 4), reference));
        expect(modeScore).toBeCloseTo(inceptionScore(generated, 4), 9);
      }),
    );
  });

  it('IS is between 1 and K, AM is not negative', () => {
    fc.assert(
      fc.property(rows(3), rows(3), (generated, real) => {
        const score = inceptionScore(generated, 3);
        expect(score).toBeGreaterThan(1 - 1e-12);
        expect(score).toBeLessThan(3 + 1e-12);
        expect(amScore(generated, real, 3).divergence).toBeGreaterThan(-1e-12);
      }),
    );
  });

  it('pass on what is not a number', () => {
    expect(entropy([Number.NaN, 1])).toBeNaN();
    expect(inceptionScore([Number.NaN, Number.NaN], 2)).toBeNaN();
  });
});

describe('most probable classes', () => {
  it('are found with their confidence, the first of equal ones, and counted', () => {
    const { classes, confidence } = mostProbable([0.2, 0.5, 0.3, 0.4, 0.4, 0.2, 0, 0, 1], 3);
    expect([...classes]).toEqual([1, 0, 2]);
    expect([...confidence]).toEqual([0.5, 0.4, 1]);
    expect([...histogram([1, 1, 3, 1], 4)]).toEqual([0, 0.75, 0, 0.25]);
  });
});
