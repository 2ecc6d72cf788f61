import { describe, expect, it } from 'vitest';
import { cellMasses, jensenShannon, smoothingFor } from './jensenShannon.ts';
import { key, normal } from './rng.ts';

const gaussian = (seed: number, n: number): Float32Array => normal(key(seed, 'jsd'), 2 * n);

/** JSD between smoothed clouds, both smoothed as the first one asks. */
function between(reference: ArrayLike<number>, samples: ArrayLike<number>): number {
  const smoothing = smoothingFor(reference);
  if (!smoothing) throw new Error('no smoothing');
  return jensenShannon(cellMasses(reference, smoothing), cellMasses(samples, smoothing));
}

describe('Jensen–Shannon divergence', () => {
  it('knows discrete laws', () => {
    expect(jensenShannon([0.5, 0.5], [0.5, 0.5])).toBe(0);
    expect(jensenShannon([1, 0], [0, 1])).toBeCloseTo(Math.LN2, 14);
    expect(jensenShannon([1, 0], [0.5, 0.5])).toBeCloseTo(0.75 * Math.log(4 / 3), 14);
  });

  it('puts all mass on the grid and its outside', () => {
    const smoothing = smoothingFor(gaussian(1, 500));
    expect(smoothing).not.toBeNull();
    if (!smoothing) return;
    const masses = cellMasses(gaussian(1, 500), smoothing);
    expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 12);
    expect(masses.at(-1)).toBeLessThan(1e-7);
    expect(cellMasses([1e6, 0, 0, 0], smoothing).at(-1)).toBeCloseTo(0.5, 6);
  });

  it('is 0 for the same points and log 2 for points far away', () => {
    const points = gaussian(2, 400);
    expect(between(points, points)).toBe(0);
    expect(
      between(
        points,
        points.map((value) => value + 50),
      ),
    ).toBeCloseTo(Math.LN2, 7);
  });

  it('is small between samples of one law, and less so with more points', () => {
    expect(between(gaussian(3, 2_500), gaussian(4, 2_500))).toBeLessThan(0.04);
    expect(between(gaussian(3, 10_000), gaussian(4, 10_000))).toBeLessThan(
      between(gaussian(3, 2_500), gaussian(4, 2_500)),
    );
  });

  it('approaches the divergence of two shifted Gaussians', () => {
    const shift = 2;
    // Along the shift both laws are one-dimensional, smoothing adds a hundredth to the variance.
    const std = Math.sqrt(1.01);
    const density = (x: number) => Math.exp(-0.5 * (x / std) ** 2) / (std * Math.sqrt(2 * Math.PI));
    const cells = Array.from({ length: 2_000 }, (_, i) => -10 + 0.01 * i);
    const exact = jensenShannon(
      cells.map((x) => 0.01 * density(x)),
      cells.map((x) => 0.01 * density(x - shift)),
    );
    const estimate = between(
      gaussian(5, 20_000),
      gaussian(6, 20_000).map((value, i) => (i % 2 === 0 ? value + shift : value)),
    );
    expect(Math.abs(estimate - exact)).toBeLessThan(0.01);
  });

  it('has no smoothing for a reference without spread', () => {
    expect(smoothingFor([])).toBeNull();
    expect(smoothingFor([1, 1, 1, 1])).toBeNull();
    expect(smoothingFor([1, Number.NaN, 2, 2])).toBeNull();
  });

  it('keeps its grid small when the reference has an outlier', () => {
    const smoothing = smoothingFor(Float32Array.of(...gaussian(7, 1_000), 1e4, 1e4));
    expect(smoothing && cellMasses(gaussian(8, 10), smoothing).length).toBeLessThan(20_000);
  });
});
