import { describe, expect, it } from 'vitest';
import { findLaw } from '../data/index.ts';
import type { Mode } from '../data/law.ts';
import { createMixture } from '../math/mixture.ts';
import { integers, type Key, key, uniform } from '../math/rng.ts';
import { defaultsOf } from '../schema/param.ts';
import { ringModes } from '../testing/mixtures.ts';
import { EVALUATION_SAMPLES } from './contract.ts';
import { evaluateAll, METRICS } from './index.ts';
import { bandsOf, exactBands, FLOOR_REPEATS, type NoiseFloor, perfectSampler, quickFloor } from './noiseFloor.ts';

const lawOf = (modes: readonly Mode[]) => ({ modes, sample: createMixture(modes).sample });

function floorOf(law: Parameters<typeof perfectSampler>[0], repeats = 8): NoiseFloor {
  const reference = law.sample(key(7, 'reference'), EVALUATION_SAMPLES);
  return bandsOf(Array.from({ length: repeats }, (_, repeat) => perfectSampler(law, reference, repeat)));
}

const grid = Array.from({ length: 25 }, (_, i) => ({
  x: 2 * (i % 5),
  y: 2 * Math.floor(i / 5),
  stdX: 0.05,
  stdY: 0.05,
  weight: 0.04,
}));

describe('the noise floor', () => {
  it.each([
    { count: 8, modes: ringModes(8), kl: 0.0015 },
    { count: 25, modes: grid, kl: 0.0049 },
  ])('matches the simulated perfect sampler of $count modes', ({ count, modes, kl }) => {
    const floor = floorOf(lawOf(modes));
    expect(floor.modes).toEqual({ median: count, low: count, high: count });
    expect(floor.strictModes?.median).toBe(count);
    expect(Math.abs((floor.highQuality?.median ?? 0) - 0.9889)).toBeLessThan(0.003);
    expect(Math.abs((floor.reverseKl?.median ?? 0) - kl)).toBeLessThan(0.0015);
    expect(Math.abs((floor.coverage?.median ?? 0) - (1 - 2 ** -5))).toBeLessThan(0.02);
    expect(Math.abs(floor.mmd2?.median ?? 1)).toBeLessThan(0.005);
    expect(floor.jsd?.high).toBeLessThan(0.01);
    expect(floor.w1?.low).toBeGreaterThan(0.02);
    for (const { low, median, high } of Object.values(floor)) {
      expect(low).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(high);
    }
  });

  it('has a band for every metric that is declared to have one', () => {
    const ring = findLaw('ring').create(defaultsOf(findLaw('ring').params), { imported: new Map() });
    expect(Object.keys(floorOf(ring, 2))).toEqual(
      METRICS.filter(({ band, on }) => band && on !== 'image').map((metric) => metric.key),
    );
  });

  it('asks the law itself, so modes need not be Gaussian', () => {
    const modes = [{ x: 0.5, y: 0.5, stdX: 1 / Math.sqrt(12), stdY: 1 / Math.sqrt(12), weight: 1 }];
    const square = { modes, sample: (k: Parameters<typeof uniform>[0], count: number) => uniform(k, 2 * count) };
    expect(floorOf(square, 2).highQuality?.median).toBe(1);
  });

  it('leaves out what is undefined for the law, and repeats itself', () => {
    const law = lawOf(ringModes(3));
    const floor = floorOf({ ...law, modes: [] }, 2);
    expect(floor.modes).toBeUndefined();
    expect(floor.w1).toBeDefined();
    expect(floorOf(law, 2)).toEqual(floorOf(law, 2));
    expect(bandsOf([])).toEqual({});
  });

  it('is known in part before the first step: the share on separated Gaussian modes in closed form', () => {
    const ring = findLaw('ring').create(defaultsOf(findLaw('ring').params), { imported: new Map() });
    const quick = quickFloor(ring);
    expect(Object.keys(quick).sort()).toEqual(['highQuality', 'reverseKl']);
    expect(quick.highQuality?.median).toBeCloseTo(1 - Math.exp(-4.5), 12);
    // The closed form is what simulation finds, and the rest of it is that simulation: one perfect sampler in full, all in these.
    const reference = ring.sample(key(7, 'reference'), EVALUATION_SAMPLES);
    const named = METRICS.filter(({ key: name }) => name in quick);
    const perfect = Array.from({ length: FLOOR_REPEATS }, (_, repeat) => {
      const samples = ring.sample(key(1, 'noise floor', repeat), EVALUATION_SAMPLES);
      return evaluateAll({ samples, reference, modes: ring.modes }, named).metrics;
    });
    expect(perfectSampler(ring, reference, 3)).toMatchObject(perfect[3] as object);
    const full = bandsOf(perfect);
    for (const end of ['median', 'low', 'high'] as const) {
      expect(Math.abs((quick.highQuality?.[end] ?? 0) - (full.highQuality?.[end] ?? 1)), end).toBeLessThan(0.002);
    }
    expect(quick.reverseKl).toEqual(full.reverseKl);
  });

  it('has a closed form for no other law', () => {
    const wide = ringModes(8).map((mode) => ({ ...mode, stdX: 0.5, stdY: 0.5 }));
    expect(exactBands({ modes: wide, logDensity: createMixture(wide).logDensity })).toEqual({});
    const fitted = lawOf(ringModes(8));
    expect(exactBands(fitted)).toEqual({});
    expect(quickFloor(fitted).highQuality?.median).toBeGreaterThan(0.98);
    expect(quickFloor({ ...fitted, modes: [] })).toEqual({});
  });

  it.each([1, 20, 150])('knows the neighbours of data on %i places', (places) => {
    const at = uniform(key(5, 'places'), 2 * places);
    const sample = (from: Key, count: number) => {
      const rows = integers(from, count, places);
      return Float32Array.from({ length: 2 * count }, (_, i) => at[2 * (rows[i >> 1] as number) + (i % 2)] as number);
    };
    const floor = floorOf({ modes: [], sample }, 4);
    expect(floor.precision?.median).toBeGreaterThan(0.99);
    expect(floor.recall?.median).toBeGreaterThan(0.99);
    expect(Math.abs((floor.density?.median ?? 0) - 1)).toBeLessThan(0.08);
    expect(floor.coverage?.median).toBeGreaterThan(0.96);
    expect(Math.abs(floor.mmd2?.median ?? 1)).toBeLessThan(0.005);
  });
});
