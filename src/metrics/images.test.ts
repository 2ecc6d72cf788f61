import { describe, expect, it } from 'vitest';
import { imageSpace } from '../data/space.ts';
import { key, normal, uniform } from '../math/rng.ts';
import type { Judged, MetricContext } from './contract.ts';
import { evaluateAll, METRICS } from './index.ts';

const SIDE = 14;
const SIZE = SIDE * SIDE;
const FEATURES = 4;
const CLASSES = 2;

/** Images [count, 196] that differ in everything. */
const images = (seed: number, count: number): Float32Array =>
  uniform(key(seed, 'images'), count * SIZE).map((value) => 2 * value - 1);

/** A judge that is sure: even rows are of class 0; features are standard normal. */
const judged = (seed: number, count: number): Required<Judged> => ({
  probabilities: Float32Array.from({ length: count * CLASSES }, (_, at) =>
    Number(at % CLASSES === Math.floor(at / CLASSES) % CLASSES),
  ),
  features: normal(key(seed, 'features'), count * FEATURES),
});

interface Parts {
  readonly samples: Float32Array;
  readonly generated: Required<Judged>;
}
const reference = images(1, 60);
const real = judged(1, 60);
const training = images(2, 80);
const trainingFeatures = judged(2, 80).features;

const contextOf = ({ samples, generated }: Parts, more: Partial<MetricContext['images']> = {}): MetricContext => ({
  samples,
  reference,
  modes: [],
  images: {
    space: imageSpace(SIDE, SIDE, 1),
    training,
    trainingFeatures,
    features: { size: FEATURES, generated: generated.features, real: real.features },
    ...more,
  },
  classes: { count: CLASSES, shares: [0.5, 0.5], generated, real, featureSize: FEATURES },
});
const measure = (parts: Parts, more?: Partial<MetricContext['images']>) =>
  evaluateAll(contextOf(parts, more)).metrics as Record<string, number>;

/** Every image the same as the first of its class. */
function collapsed({ samples, generated }: Parts): Parts {
  const repeat = (rows: Float32Array, size: number) => rows.map((_, at) => rows[at % (2 * size)] as number);
  return {
    samples: repeat(samples, SIZE),
    generated: { ...generated, features: repeat(generated.features, FEATURES) },
  };
}

describe('metrics of images', () => {
  it('know the reference itself', () => {
    const found = measure({ samples: reference, generated: real });
    expect(found.frechet).toBeLessThan(1e-9);
    expect(found).toMatchObject({ featureDiversity: 1, ssimDiversity: 1, nearestPixels: 1, nearestFeatures: 1 });
    expect(found).toMatchObject({ precision: 1, recall: 1, density: expect.closeTo(6 / 5, 9), coverage: 1 });
  });

  it('find copies of training images, by pixels and by features', () => {
    const copies = { samples: training, generated: { ...judged(3, 80), features: trainingFeatures } };
    expect(measure(copies)).toMatchObject({ nearestPixels: 0, nearestFeatures: 0 });
  });

  it('measure nearness by all fresh images, so that a few unlucky ones move nothing', () => {
    const size = 300;
    const fresh = { samples: images(6, size), features: judged(6, size).features };
    const parts = { samples: images(7, 60), generated: judged(7, 60) };
    const found = measure(parts, { fresh });
    // The first sixth of the fresh images are copies of training images.
    const spoilt = { samples: fresh.samples.slice(), features: fresh.features.slice() };
    spoilt.samples.set(training.subarray(0, 50 * SIZE));
    spoilt.features.set(trainingFeatures.subarray(0, 50 * FEATURES));
    const other = measure(parts, { fresh: spoilt });
    for (const name of ['nearestPixels', 'nearestFeatures']) {
      expect(other[name]).not.toBe(found[name]);
      expect(Math.abs((other[name] as number) / (found[name] as number) - 1)).toBeLessThan(0.2);
    }
  });

  it('find classes of one image each', () => {
    const found = measure(collapsed({ samples: images(4, 60), generated: judged(4, 60) }));
    expect(found).toMatchObject({ featureDiversity: 0, recall: 0 });
    expect(found.ssimDiversity).toBeCloseTo(0, 12);
  });

  it('measure a shift of the features as its square, and half a spread as half the diversity', () => {
    const moved = { ...real, features: real.features.map((value, at) => value + (at % FEATURES === 0 ? 3 : 0)) };
    expect(measure({ samples: reference, generated: moved }).frechet).toBeCloseTo(9, 4);
    const tight = { ...real, features: real.features.map((value) => value / 2) };
    expect(measure({ samples: reference, generated: tight }).featureDiversity).toBeCloseTo(0.5, 6);
  });

  it('count combinations of stacked digits and their divergence from even shares', () => {
    const stacked = (...generated: number[]) => ({ stacked: { modes: 1_000, generated: Uint16Array.from(generated) } });
    const parts = { samples: reference, generated: real };
    expect(measure(parts, stacked(7, 7, 7, 7))).toMatchObject({ stackedModes: 1, stackedKl: Math.log(1_000) });
    const even = measure(parts, stacked(...Array(1_000).keys()));
    expect(even.stackedModes).toBe(1_000);
    expect(even.stackedKl).toBeCloseTo(0, 12);
    expect(measure(parts, stacked(1, 1, 2, 2)).stackedKl).toBeCloseTo(Math.log(500), 12);
  });

  it('are not taken on the plane, nor those of the plane here', () => {
    const here = Object.keys(measure({ samples: reference, generated: real }));
    expect(here).not.toContain('w1');
    expect(here).not.toContain('modes');
    const there = evaluateAll({ samples: new Float32Array(8), reference: new Float32Array(8), modes: [] }).metrics;
    expect(Object.keys(there)).not.toContain('frechet');
    expect(here.length + Object.keys(there).length).toBe(METRICS.length + METRICS.filter(({ on }) => !on).length);
  });

  it('give a reason where there is no number', () => {
    const context = contextOf({ samples: reference, generated: real });
    const blind = { space: imageSpace(SIDE, SIDE, 1), training };
    const { metrics, reasons } = evaluateAll({ ...context, images: blind });
    for (const name of ['frechet', 'featureDiversity', 'precision', 'mmd2', 'stackedModes', 'nearestFeatures']) {
      expect(metrics[name]).toBeNull();
      expect(reasons[name]?.ja).toMatch(/\S/);
    }
    const few = contextOf({ samples: images(5, 8), generated: judged(5, 8) });
    expect(evaluateAll(few).reasons.featureDiversity?.en).toMatch(/ten times/);
    const small = contextOf({ samples: reference, generated: real }, { space: imageSpace(4, 49, 1) });
    expect(evaluateAll(small).reasons.ssimDiversity?.en).toMatch(/14 × 14/);
    const nowhere = { ...few, samples: few.samples.map(() => Number.NaN) };
    expect(evaluateAll(nowhere).metrics.nearestPixels).toBeNull();
    const learnt = evaluateAll({ ...context, reference: training });
    expect(learnt.metrics.nearestPixels).toBeNull();
    expect(learnt.reasons.nearestPixels?.en).toMatch(/All images are learnt/);
  });
});
