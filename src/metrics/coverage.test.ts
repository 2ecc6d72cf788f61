import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactSamples, ringModes } from '../testing/mixtures.ts';
import { EVALUATION_SAMPLES, type MetricContext } from './contract.ts';
import { evaluateAll } from './index.ts';

const ring = ringModes(8);
const reference = exactSamples(ring, 500, 99);
const at = (samples: Float32Array, modes = ring, more: Partial<MetricContext> = {}) =>
  evaluateAll({
    samples,
    modes,
    reference,
    ...more,
  });

describe('coverage of known samplers', () => {
  it.each([1, 2, 3, 4, 5])('an exact sampler gets all modes at the noise floor (seed %i)', (seed) => {
    const { metrics, shares } = at(exactSamples(ring, EVALUATION_SAMPLES, seed));
    expect(metrics).toMatchObject({ modes: 8, strictModes: 8, modeCount: 8 });
    expect(metrics.highQuality).toBeGreaterThan(0.983);
    expect(metrics.highQuality).toBeLessThan(0.995);
    expect(metrics.reverseKl).toBeGreaterThanOrEqual(0);
    expect(metrics.reverseKl).toBeLessThan(0.005);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('one mode only gives 1 of 8 and ln 8', () => {
    const { metrics, shares } = at(exactSamples(ring.slice(3, 4), EVALUATION_SAMPLES, 1));
    expect(metrics).toMatchObject({ modes: 1, strictModes: 1, modeCount: 8 });
    expect(metrics.reverseKl).toBeCloseTo(Math.log(8), 12);
    expect(shares.map(({ share }) => share)).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it('measures against the true weights when they are unequal', () => {
    const modes = ringModes(4, [1, 2, 3, 4]);
    expect(at(exactSamples(modes, EVALUATION_SAMPLES, 2), modes).metrics.reverseKl).toBeLessThan(0.005);
    const even = at(exactSamples(ringModes(4), 40_000, 2), modes).metrics.reverseKl;
    const expected = [0.1, 0.2, 0.3, 0.4].reduce((sum, weight) => sum + 0.25 * Math.log(0.25 / weight), 0);
    expect(even).toBeCloseTo(expected, 2);
  });

  it('leaves out modes of zero weight but keeps their place in the list', () => {
    const modes = ringModes(4, [1, 0, 1, 1]);
    const onAbsent = Float32Array.from([modes[1]?.x ?? 0, modes[1]?.y ?? 0]);
    const { metrics, shares } = at(onAbsent, modes);
    expect(metrics).toMatchObject({
      modes: 0,
      modeCount: 3,
      highQuality: 0,
      reverseKl: null,
    });
    expect(shares[1]).toEqual({
      share: 0,
      target: 0,
      captured: false,
      strict: false,
    });
    expect(shares).toHaveLength(4);
  });

  it('knows a single mode', () => {
    const modes = [{ x: 1, y: 2, stdX: 0.5, stdY: 0.1, weight: 1 }];
    const { metrics } = at(exactSamples(modes, EVALUATION_SAMPLES, 3), modes);
    expect(metrics).toMatchObject({
      modes: 1,
      strictModes: 1,
      modeCount: 1,
      reverseKl: 0,
    });
  });

  it('counts a mode as strict from a quarter of its fair share on', () => {
    const modes = ringModes(2);
    const points = (first: number, second: number) =>
      Float32Array.from([
        ...Array.from({ length: first }, () => [modes[0]?.x ?? 0, modes[0]?.y ?? 0]).flat(),
        ...Array.from({ length: second }, () => [modes[1]?.x ?? 0, modes[1]?.y ?? 0]).flat(),
      ]);
    expect(at(points(125, 875), modes).metrics).toMatchObject({
      modes: 2,
      strictModes: 2,
    });
    expect(at(points(124, 876), modes).metrics).toMatchObject({
      modes: 2,
      strictModes: 1,
    });
  });

  it('measures distance per axis, strictly below three standard deviations', () => {
    const modes = [{ x: 0, y: 0, stdX: 1, stdY: 0.5, weight: 1 }];
    const samples = Float32Array.from([2.99, 0, 0, 1.49, 3, 0, 0, 1.5, 2.5, 1]);
    expect(at(samples, modes).metrics.highQuality).toBe(2 / 5);
  });

  it('gives null and a reason in both languages where a number would be a lie', () => {
    const far = at(Float32Array.from([50, 50, Number.NaN, 0]));
    expect(far.metrics).toMatchObject({
      modes: 0,
      highQuality: 0,
      reverseKl: null,
      slicedWasserstein: null,
    });
    expect(far.reasons.reverseKl?.ja).toMatch(/モード/);
    expect(at(new Float32Array(0)).metrics.highQuality).toBeNull();
    const none = at(exactSamples(ring, 100, 1), []);
    for (const key of [
      'modes',
      'strictModes',
      'modeCount',
      'highQuality',
      'reverseKl',
      'criticLoss',
      'criticSlopeMax',
    ]) {
      expect(none.metrics[key]).toBeNull();
      expect(none.reasons[key]?.en).toMatch(/\S/);
    }
    expect(none.shares).toEqual([]);
  });

  it('holds its invariants on any points', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float(), { maxLength: 60 }),
        fc.array(fc.integer({ min: 0, max: 5 }), {
          minLength: 1,
          maxLength: 6,
        }),
        (points, weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          const modes = ringModes(weights.length, weights);
          const { metrics, reasons } = at(Float32Array.from(points.slice(0, points.length & ~1)), modes);
          const { modes: found, strictModes, modeCount, reverseKl } = metrics as Record<string, number>;
          expect(strictModes).toBeLessThanOrEqual(found as number);
          expect(found).toBeLessThanOrEqual(modeCount as number);
          if (reverseKl !== null) expect(reverseKl).toBeGreaterThanOrEqual(-1e-12);
          for (const [key, value] of Object.entries(metrics)) expect(value === null).toBe(Object.hasOwn(reasons, key));
        },
      ),
    );
  });
});
