import { describe, expect, it } from 'vitest';
import { createMixture } from '../math/mixture.ts';
import { key } from '../math/rng.ts';
import { ringModes } from '../testing/mixtures.ts';
import { EVALUATION_SAMPLES, type MetricContext } from './contract.ts';
import { evaluateAll, findMetric } from './index.ts';

const NAMES = ['ksd', 'energyDistance', 'modeMassError'] as const;
const measure = (context: MetricContext) => evaluateAll(context, NAMES.map(findMetric));
const valuesOf = (context: MetricContext) => measure(context).metrics as Record<(typeof NAMES)[number], number>;

/** What a law with these weights on two modes measures of samples with other weights, or elsewhere. */
function between(distance: number, weights: readonly [number, number], std = 0.7) {
  const modesOf = (shares: readonly number[]) =>
    shares.map((weight, i) => ({ x: (i - 0.5) * distance, y: 0, stdX: std, stdY: std, weight }));
  const law = createMixture(modesOf(weights));
  const reference = law.sample(key(1, 'reference'), EVALUATION_SAMPLES);
  return (shares: readonly [number, number], count = EVALUATION_SAMPLES) => ({
    samples: createMixture(modesOf(shares)).sample(key(2, 'samples'), count),
    reference,
    modes: law.components,
    score: law.score,
  });
}

describe('samplers of a law that is known', () => {
  const far = between(8, [0.5, 0.5]);

  it('are told apart by masses and energy where the Stein discrepancy is blind', () => {
    const perfect = valuesOf(far([0.5, 0.5]));
    const lopsided = valuesOf(far([0.8, 0.2]));
    const one = valuesOf(far([1, 0]));
    expect(perfect.modeMassError).toBeLessThan(0.03);
    expect(Math.abs(perfect.energyDistance)).toBeLessThan(0.01);
    expect(Math.abs(lopsided.modeMassError - 0.3)).toBeLessThan(0.03);
    expect(one.modeMassError).toBe(0.5);
    expect(one.energyDistance).toBeGreaterThan(1);
    expect(one.ksd).toBeLessThan(2 * perfect.ksd);
  });

  it('are seen to be off the law by the Stein discrepancy', () => {
    const wide = { ...far([0.5, 0.5]), samples: between(8, [0.5, 0.5], 1.4)([0.5, 0.5]).samples };
    expect(valuesOf(wide).ksd).toBeGreaterThan(4 * valuesOf(far([0.5, 0.5])).ksd);
  });

  it('have the masses of cells, not the weights, where modes overlap', () => {
    // The mode of weight 0.9 leaves a sixth of itself nearer to the other's centre.
    const near = between(2, [0.9, 0.1], 1);
    expect(valuesOf(near([0.9, 0.1])).modeMassError).toBeLessThan(0.03);
  });

  it('are counted for the nearest mode from anywhere', () => {
    const context = { ...far([0.5, 0.5]), samples: Float32Array.of(-900, 3, -1, 40, -1, -7, 0.5, 0) };
    expect(valuesOf(context).modeMassError).toBe(0.25);
    const modes = ringModes(8, [1, 0, 1, 1, 1, 1, 1, 1]);
    const onFirst = new Float32Array(20).map((_, i) => (i % 2 === 0 ? 0 : 2));
    expect(valuesOf({ ...context, samples: onFirst, modes }).modeMassError).toBeCloseTo(6 / 7, 12);
  });

  it('measure a translation of everything as twice its length, once it is long', () => {
    const context = far([0.5, 0.5]);
    const moved = context.samples.map((value, i) => (i % 2 === 0 ? value : value + 4_000));
    const within = 2 * 4_000 - valuesOf({ ...context, samples: moved }).energyDistance;
    // Less the mean distances within both: a half of pairs at 8, the rest at E‖N(0, 2 · 0.49 I)‖ = 0.7 √π.
    expect(Math.abs(within / 2 - (0.5 * 8.06 + 0.5 * 0.7 * Math.sqrt(Math.PI)))).toBeLessThan(0.1);
  });

  it('give a reason where there is no number', () => {
    const context = far([0.5, 0.5]);
    for (const samples of [new Float32Array(0), Float32Array.of(Number.NaN, 0, 1, 1)]) {
      const { metrics, reasons } = measure({ ...context, samples });
      for (const name of NAMES) {
        expect(metrics[name]).toBeNull();
        expect(reasons[name]?.ja).toMatch(/点の数が足りない/);
      }
    }
    const { reasons } = measure({ samples: context.samples, reference: context.reference, modes: [] });
    expect(reasons.ksd?.en).toMatch(/gradient/);
    expect(reasons.modeMassError?.en).toMatch(/no separate modes/);
    expect(Object.keys(reasons)).toHaveLength(2);
  });
});
