import { describe, expect, it } from 'vitest';
import { gradient64 } from '../testing/finiteDifference.ts';
import fixture from '../testing/fixtures/kde.json' with { type: 'json' };
import { relativeError } from '../testing/matchers.ts';
import { forces, totalForce } from './kernelForces.ts';
import { jsdOfValue, logits, logitsAt, plugInJsd, plugInValue } from './kernelGan.ts';
import { unbiasedMmd2 } from './mmd.ts';
import { pointPairs } from './pointPairs.ts';
import { key, normal } from './rng.ts';
import { SMOOTHERS } from './smoother.ts';

const real = fixture.data.flat();
const generated = fixture.generated.flat();
const pairs = pointPairs(real, generated);

describe.each(fixture.rows)('PyTorch at h = $bandwidth, leave-one-out $leaveOneOut', (row) => {
  const settings = { bandwidth: row.bandwidth, leaveOneOut: row.leaveOneOut };

  it('has the same value, force on every point and logits', () => {
    expect(plugInValue(logits(pairs, settings))).toBeCloseTo(row.value, 9);
    const descent = totalForce(forces(pairs, settings)).map((value) => -value);
    expect(relativeError(descent, row.gradient.flat())).toBeLessThan(1e-9);
    const queries = fixture.queries.flat();
    expect(relativeError(logitsAt(queries, pairs, { bandwidth: row.bandwidth }).logits, row.logit)).toBeLessThan(1e-9);
  });

  it('has the same MMD²', () => {
    expect(unbiasedMmd2(pairs, { bandwidth: row.bandwidth })).toBeCloseTo(row.mmd2Unbiased, 10);
  });
});

describe.each(SMOOTHERS)('force with the %s kernel', (smoother) => {
  const cases = [
    { bandwidth: 0.9, smoother },
    { bandwidth: 0.9, smoother, leaveOneOut: true },
    { bandwidth: 0.6, smoother, floor: 0.01 },
  ];

  it.each(cases)('is minus the gradient of the value by central differences: %j', (settings) => {
    const value = (points: Float64Array): number => plugInValue(logits(pointPairs(real, points), settings));
    const expected = gradient64(value, generated, 1e-5).map((slope) => -slope);
    expect(relativeError(totalForce(forces(pairs, settings)), expected)).toBeLessThan(1e-5);
  });

  it('works in one dimension as well', () => {
    const [data, start] = [real.slice(0, 9), generated.slice(0, 7)];
    const settings = { bandwidth: 0.8, smoother };
    const value = (points: Float64Array): number => plugInValue(logits(pointPairs(data, points, 1), settings));
    const expected = gradient64(value, start, 1e-5).map((slope) => -slope);
    expect(relativeError(totalForce(forces(pointPairs(data, start, 1), settings)), expected)).toBeLessThan(1e-5);
  });

  it('is finite, with logits that are, down to bandwidth 0.005', () => {
    const settings = { bandwidth: 0.005, smoother };
    const { logits: atQueries } = logitsAt([...fixture.queries.flat(), 50, -50], pairs, settings);
    expect([...totalForce(forces(pairs, settings)), ...atQueries].every(Number.isFinite)).toBe(true);
  });

  it('finds equal sets equal: D̂ = ½ everywhere and no force', () => {
    const same = pointPairs(real, real);
    const settings = { bandwidth: 0.3, smoother };
    const { real: atReal, generated: atGenerated } = logits(same, settings);
    const { logits: atQueries } = logitsAt(fixture.queries.flat(), same, settings);
    for (const logit of [...atReal, ...atGenerated, ...atQueries]) expect(Math.abs(logit)).toBeLessThan(1e-10);
    for (const value of totalForce(forces(same, settings))) expect(Math.abs(value)).toBeLessThan(1e-10);
  });
});

describe('two repelling points between none and one datum', () => {
  it('pushes two close generated points apart by the repulsion alone', () => {
    const { repulsion } = forces(pointPairs([0, 0], [-0.1, 0, 0.1, 0]), { bandwidth: 0.5 });
    expect(repulsion[0]).toBeLessThan(0);
    expect(repulsion[2]).toBeCloseTo(-(repulsion[0] as number), 12);
  });

  it('keeps the only point of a set as its own centre when it is left out', () => {
    expect(logits(pointPairs([0, 0], [1, 0]), { bandwidth: 1, leaveOneOut: true }).real[0]).toBeCloseTo(0.5, 12);
  });

  it('gives ½ and no force far away with a floor', () => {
    const far = pointPairs([0, 0], [30, 0]);
    const settings = { bandwidth: 0.5, floor: 1e-3 };
    expect(logitsAt([15, 15], far, settings).logits[0]).toBeCloseTo(0, 12);
    expect(totalForce(forces(far, settings))[0]).toBeCloseTo(0, 12);
  });

  it('refuses a bandwidth of zero and an empty set', () => {
    expect(() => logits(pairs, { bandwidth: 0 })).toThrow(RangeError);
    expect(() => forces(pairs, { bandwidth: -1 })).toThrow(RangeError);
    expect(() => pointPairs([], [1, 1])).toThrow(RangeError);
  });
});

describe('plug-in JSD of two samples of one law', () => {
  const bandwidths = [0.05, 0.1, 0.2, 0.5, 1];
  // Means over 8 seeds for P = Q = N(0, I₂); the truth is 0.
  const table = [
    { count: 64, self: [0.626, 0.535, 0.298, 0.078, 0.018], left: [-10.1, -1.88, -0.42, -0.05, -0.004] },
    { count: 256, self: [0.501, 0.284, 0.115, 0.025, 0.005], left: [-3.24, -0.66, -0.13, -0.009, -0.001] },
    { count: 1024, self: [0.289, 0.122, 0.042, 0.007, 0.001], left: [-0.87, -0.17, -0.028, -0.002, -0] },
  ];

  it.each(table)('is biased as tabulated at n = m = $count', ({ count, self, left }) => {
    // Large samples hardly differ from each other.
    const seeds = count > 256 ? 2 : 8;
    const samples = Array.from({ length: seeds }, (_, seed) =>
      pointPairs(normal(key(seed, 'P'), 2 * count), normal(key(seed, 'Q'), 2 * count)),
    );
    const mean = (bandwidth: number, leaveOneOut: boolean): number =>
      samples.reduce((sum, sample) => sum + plugInJsd(sample, { bandwidth, leaveOneOut }), 0) / seeds;
    for (const [i, bandwidth] of bandwidths.entries()) {
      // Ten percent, and half of the table's last digit.
      const expected = self[i] as number;
      expect(Math.abs(mean(bandwidth, false) - expected)).toBeLessThan(0.1 * expected + 0.0006);
      // Heavy-tailed where bandwidths are small: sign and order of magnitude only.
      const down = left[i] as number;
      if (down > -0.02) continue;
      const ratio = mean(bandwidth, true) / down;
      expect(ratio).toBeGreaterThan(1 / 3);
      expect(ratio).toBeLessThan(3);
    }
  });
});

describe('reach of the force between two point masses', () => {
  /** JSD of N(0, 1) and N(Δ, 1) by the midpoint rule. */
  function jsd(gap: number): number {
    const cells = 40_000;
    const [from, to] = [-9, gap + 9];
    let value = 0;
    for (let i = 0; i < cells; i++) {
      const x = from + ((i + 0.5) / cells) * (to - from);
      const [p, q] = [Math.exp((-x * x) / 2), Math.exp(-((x - gap) ** 2) / 2)].map(
        (v) => v / Math.sqrt(2 * Math.PI),
      ) as [number, number];
      const logit = logitsAt(
        [x],
        { real: Float64Array.of(0), generated: Float64Array.of(gap), dimension: 1 },
        { bandwidth: 1 },
      ).logits[0] as number;
      value += p * -Math.log1p(Math.exp(-logit)) + q * -Math.log1p(Math.exp(logit));
    }
    return jsdOfValue((value * (to - from)) / cells);
  }

  it.each([
    [0.5, 0.03, 0.118],
    [1, 0.111, 0.199],
    [2.5, 0.442, 0.192],
    [4, 0.633, 0.069],
    [5, 0.676, 0.024],
    [6, 0.689, 0.006],
    [8, Math.LN2, 0.0002],
  ])('at Δ/h = %f', (gap, value, slope) => {
    expect(Math.abs(jsd(gap) - value)).toBeLessThan(0.0006);
    expect(Math.abs((jsd(gap + 0.01) - jsd(gap - 0.01)) / 0.02 - slope)).toBeLessThan(0.0006);
  });

  it('is greatest near 1.64', () => {
    const slope = (gap: number): number => (jsd(gap + 0.01) - jsd(gap - 0.01)) / 0.02;
    expect(slope(1.64)).toBeCloseTo(0.234, 3);
    expect(slope(1.64)).toBeGreaterThan(slope(1.3));
    expect(slope(1.64)).toBeGreaterThan(slope(2));
  });
});
