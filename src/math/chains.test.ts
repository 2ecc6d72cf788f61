import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixture from '../testing/fixtures/chains.json' with { type: 'json' };
import { type Chains, mixingOf } from './chains.ts';
import { key, normal } from './rng.ts';

/** Stationary chains xₜ = ρ xₜ₋₁ + √(1 − ρ²) εₜ of the standard normal distribution. */
function autoregressive(rho: number, count: number, length: number, seed = 1): Float64Array[] {
  return Array.from({ length: count }, (_, chain) => {
    const noise = Float64Array.from(normal(key(seed, 'chain', chain), length));
    for (let t = 1; t < length; t++) {
      noise[t] = rho * (noise[t - 1] as number) + Math.sqrt(1 - rho ** 2) * (noise[t] as number);
    }
    return noise;
  });
}

describe('the mixing of chains', () => {
  it.each(fixture.cases)('is that of ArviZ: $name', ({ chains, rHat, bulkEss, tailEss }) => {
    const mixing = mixingOf(chains);
    expect(mixing.rHat).toBeCloseTo(rHat, 10);
    expect(mixing.bulkEss / bulkEss).toBeCloseTo(1, 10);
    expect(mixing.tailEss / tailEss).toBeCloseTo(1, 10);
  });

  it('is perfect for independent draws', () => {
    const { rHat, bulkEss, tailEss } = mixingOf(autoregressive(0, 4, 2_000));
    expect(Math.abs(rHat - 1)).toBeLessThan(0.003);
    expect(Math.abs(bulkEss / 8_000 - 1)).toBeLessThan(0.1);
    expect(Math.abs(tailEss / 8_000 - 1)).toBeLessThan(0.1);
  });

  it.each([0.5, 0.9, -0.5])('has N (1 − ρ)/(1 + ρ) effective draws at autocorrelation %f', (rho) => {
    const { bulkEss, rHat } = mixingOf(autoregressive(rho, 8, 4_000));
    expect(Math.abs(bulkEss / ((32_000 * (1 - rho)) / (1 + rho)) - 1)).toBeLessThan(0.12);
    expect(rHat).toBeLessThan(1.01);
  });

  it('shows chains that stay apart, by place, by width or by drift', () => {
    const chains = autoregressive(0, 4, 500);
    const scaled = (of: (x: number, chain: number, t: number) => number): Chains =>
      chains.map((draws, chain) => draws.map((x, t) => of(x, chain, t)));
    const apart = mixingOf(scaled((x, chain) => x + chain));
    expect(apart.rHat).toBeGreaterThan(1.1);
    expect(apart.bulkEss).toBeLessThan(20);
    expect(mixingOf(scaled((x, chain) => x * (1 + 3 * chain))).rHat).toBeGreaterThan(1.1);
    expect(mixingOf(scaled((x, _, t) => x + t / 200)).rHat).toBeGreaterThan(1.1);
  });

  it('does not depend on the unit, nor in the bulk on any rising transformation', () => {
    // Powers of two round nothing, so that ties stay ties.
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.constantFrom(-4, -1, 0.5, 1_024), (seed, unit) => {
        const chains = autoregressive(0.3, 3, 40, seed);
        const mixing = mixingOf(chains);
        const other = mixingOf(chains.map((draws) => draws.map((x) => unit * x)));
        expect(other.rHat).toBeCloseTo(mixing.rHat, 9);
        expect(other.bulkEss / mixing.bulkEss).toBeCloseTo(1, 9);
        expect(mixingOf(chains.map((draws) => draws.map(Math.exp))).bulkEss).toBe(mixing.bulkEss);
      }),
      { numRuns: 20 },
    );
  });

  it('says nothing where draws say nothing', () => {
    const nothing = { rHat: Number.NaN, bulkEss: Number.NaN, tailEss: Number.NaN };
    for (const chains of [[], [[1, 2, 3]], [[1, 2, Number.NaN, 4]], [Array(10).fill(1), Array(10).fill(1)]]) {
      expect(mixingOf(chains)).toEqual(nothing);
    }
    // Each stands still, at a place of its own.
    const stuck = mixingOf([Array(60).fill(1), Array(60).fill(2)]);
    expect(stuck.rHat).toBe(Number.POSITIVE_INFINITY);
    expect(stuck.bulkEss).toBeLessThan(5);
    // A tenth of the draws is the largest value: there is a lower tail only.
    const tied = autoregressive(0, 2, 100).map((draws) => draws.map((x) => Math.min(x, 1)));
    expect(mixingOf(tied).tailEss).toBeGreaterThan(0);
  });
});
