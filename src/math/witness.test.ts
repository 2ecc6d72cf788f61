import { describe, expect, it } from 'vitest';
import { biasedMmd2 } from './mmd.ts';
import { pointPairs } from './pointPairs.ts';
import { key, normal } from './rng.ts';
import { SMOOTHERS, type Smoother } from './smoother.ts';
import { mean, variance } from './stats.ts';
import { witnessAt } from './witness.ts';

const cloud = (seed: number, n: number, shift = 0): Float64Array =>
  Float64Array.from(normal(key(seed, 'witness'), 2 * n), (value) => value + shift);

/** Kernels at r bandwidths, 1 at r = 0, written out. */
const PROFILES: Readonly<Record<Smoother, (r: number) => number>> = {
  gaussian: (r) => Math.exp(-r * r * 0.5),
  laplace: (r) => Math.exp(-Math.sqrt(3) * r),
  epanechnikov: (r) => Math.max(0, 1 - (r * r) / 6),
  'student-t': (r) => (1 + r * r) ** -2.5,
  mixture: (r) => {
    const scales = [0.25, 0.5, 1, 2, 4];
    const at = (x: number) => scales.reduce((sum, a) => sum + Math.exp(-(x * x) / (2 * a * a)) / (a * a), 0);
    return at(r) / at(0);
  },
};

describe.each(SMOOTHERS)('the witness of the %s kernel', (smoother) => {
  const bandwidth = 0.7;

  it('is the difference of two kernels for two point masses', () => {
    const pairs = pointPairs([1, 0], [-1, 0]);
    const places = [1, 0, -1, 0, 0, 0, 0.3, -0.4, 9, 9];
    const profile = PROFILES[smoother];
    const expected = [0, 1, 2, 3, 4].map((i) => {
      const [x, y] = [places[2 * i] as number, places[2 * i + 1] as number];
      return profile(Math.hypot(x - 1, y) / bandwidth) - profile(Math.hypot(x + 1, y) / bandwidth);
    });
    const { values, errors } = witnessAt(places, pairs, { bandwidth, smoother });
    // The Laplace kernel is rounded off at its peak, which its scaling carries along.
    const digits = smoother === 'laplace' ? 2 : 12;
    for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i] as number, digits);
    expect(values[2]).toBe(0);
    expect([...errors]).toEqual([0, 0, 0, 0, 0]);
  });

  it('changes its sign when real and generated change places', () => {
    const [real, generated, places] = [cloud(1, 40), cloud(2, 30, 0.5), cloud(3, 25)];
    const one = witnessAt(places, pointPairs(real, generated), { bandwidth, smoother });
    const other = witnessAt(places, pointPairs(generated, real), { bandwidth, smoother });
    for (const [i, value] of one.values.entries()) expect(other.values[i]).toBeCloseTo(-value, 14);
    for (const [i, error] of one.errors.entries()) expect(other.errors[i]).toBeCloseTo(error, 14);
  });

  it.each([0.005, 0.3, 3])('has MMD² as its mean over data minus that over generated points at σ = %d', (h) => {
    const pairs = pointPairs(cloud(4, 50), cloud(5, 35, 0.8));
    const on = (points: Float64Array) => mean(witnessAt(points, pairs, { bandwidth: h, smoother }).values);
    const settings = { bandwidth: h, smoother };
    expect(on(pairs.real) - on(pairs.generated)).toBeCloseTo(biasedMmd2(pairs, settings), 12);
  });
});

it('knows its standard error', () => {
  const place = [0.2, -0.1];
  const draws = Array.from({ length: 400 }, (_, i) =>
    witnessAt(place, pointPairs(cloud(1_000 + i, 60), cloud(5_000 + i, 40)), { bandwidth: 0.5 }),
  );
  const told = mean(draws.map(({ errors }) => errors[0] as number));
  const seen = Math.sqrt(variance(draws.map(({ values }) => values[0] as number)));
  expect(Math.abs(seen / told - 1)).toBeLessThan(0.12);
});

it('stays finite for all points in one place and at any distance, and refuses a bandwidth of 0', () => {
  const same = pointPairs([1, 1, 1, 1], [1, 1]);
  const { values, errors } = witnessAt([1, 1, 1e9, -1e9], same, { bandwidth: 0.005 });
  expect([...values]).toEqual([0, 0]);
  expect([...errors]).toEqual([0, 0]);
  expect(() => witnessAt([0, 0], same, { bandwidth: 0 })).toThrow(RangeError);
});
