import { describe, expect, it } from 'vitest';
import { findLaw } from '../data/index.ts';
import type { Law } from '../data/law.ts';
import { key } from '../math/rng.ts';
import { defaultsOf, type ParamValue } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { exactClasses } from './classes.ts';
import type { ClassContext, MetricContext } from './contract.ts';
import { evaluateAll } from './index.ts';

const lawOf = (id: string, settings: Readonly<Record<string, ParamValue>> = {}): Law =>
  findLaw(id).create({ ...defaultsOf(findLaw(id).params), ...settings }, { imported: new Map() });

/** Metrics of judged samples, of which these are the probabilities. */
function judged(rows: readonly (readonly number[])[], more: Partial<ClassContext> = {}) {
  const probabilities = (given: readonly (readonly number[])[]) => ({ probabilities: Float32Array.from(given.flat()) });
  const count = rows[0]?.length ?? 0;
  const real = Array.from({ length: count }, (_, k) => Array.from({ length: count }, (_, i) => Number(i === k)));
  const shares = Array<number>(count).fill(1 / count);
  const classes = { count, shares, generated: probabilities(rows), real: probabilities(real), featureSize: 0, ...more };
  const points = new Float32Array(2 * rows.length);
  return evaluateAll({ samples: points, reference: points, modes: [], classes });
}

/** Metrics of samples of one law against another that knows the classes. */
function against(law: Law, samples: Float32Array, asked?: Uint16Array) {
  const reference = law.sample(key(1, 'reference'), 2_500);
  const { modes } = law;
  return evaluateAll({ samples, reference, modes, ...exactClasses(law, samples, reference, asked) }).metrics;
}

describe('class metrics', () => {
  it('of samples that are clearly of seven of eight classes', () => {
    const rows = Array.from({ length: 70 }, (_, i) => Array.from({ length: 8 }, (_, k) => Number(k === i % 7)));
    const { metrics } = judged(rows, { asked: Uint16Array.from(rows, (_, i) => i % 2) });
    expect(metrics).toMatchObject({
      classesCaptured: 7,
      recognisable: 1,
      confidence: 1,
      inceptionScore: expect.closeTo(7, 5),
      marginalEntropy: expect.closeTo(Math.log(7), 6),
      amScoreEntropy: 0,
      amScore: expect.closeTo(1.926, 3),
      classKl: expect.closeTo(1.926, 3),
      // Classes 0 … 6 in turn meet 0 and 1 in turn once in seven.
      askedClass: expect.closeTo(1 / 7, 6),
    });
    expect(metrics.amScoreKl).toBe(metrics.amScore);
  });

  it('count a class from a quarter of its fair share on, and none that the data lack', () => {
    const rows = [...Array(96).fill([0.8, 0.1, 0.1]), ...Array(4).fill([0.2, 0.6, 0.2])];
    expect(judged(rows, { shares: [0.84, 0.16, 0] }).metrics.classesCaptured).toBe(2);
    expect(judged(rows, { shares: [0.83, 0.17, 0] }).metrics.classesCaptured).toBe(1);
    expect(judged([[0, 0, 1]], { shares: [0.5, 0.5, 0] }).metrics.classesCaptured).toBe(0);
  });

  it('recognise what is more than 70 % certain', () => {
    const { metrics } = judged([
      [0.71, 0.29],
      [0.69, 0.31],
      [0.2, 0.8],
      [0.5, 0.5],
    ]);
    expect(metrics.recognisable).toBe(0.5);
    expect(metrics.confidence).toBeCloseTo((0.71 + 0.69 + 0.8 + 0.5) / 4, 6);
  });

  it('say why there is nothing to say', () => {
    const points = Float32Array.of(0, 0, 1, 1);
    const measure = (more: Partial<MetricContext>) =>
      evaluateAll({ samples: points, reference: points, modes: [], ...more });
    expect(measure({}).reasons.amScore?.en).toMatch(/no classes/);
    expect(measure({ noClasses: text('The judge is asleep.', '判定器が寝ています。') }).reasons.classKl?.en).toMatch(
      /asleep/,
    );
    expect(judged([[1, 0]]).reasons.askedClass?.ja).toMatch(/指定/);
    const ring = lawOf('ring');
    expect(exactClasses(ring, Float32Array.of(Number.NaN, 0), points).noClasses?.en).toMatch(/not finite/);
    expect(exactClasses(lawOf('gaussian'), points, points)).toEqual({});
  });
});

describe('on the plane, by the exact posterior', () => {
  const ring = lawOf('ring', { radius: 1, std: 0.06 });
  const samplesOf = (weights: readonly number[]): Float32Array =>
    lawOf('ring', { radius: 1, std: 0.06, weights }).sample(key(2, 'samples'), 2_500);

  it('a perfect sampler has AM Score near 0 and all classes', () => {
    const metrics = against(ring, samplesOf([]));
    expect(metrics).toMatchObject({ classesCaptured: 8, recognisable: expect.closeTo(1, 2) });
    expect(metrics.amScore).toBeLessThan(0.01);
    expect(metrics.inceptionScore).toBeGreaterThan(7.9);
    expect(metrics.askedClass).toBeNull();
  });

  it('Inception Score counts the classes that are left, and the AM Score rises', () => {
    const scores = [8, 6, 3, 1].map((left) =>
      against(ring, samplesOf(Array.from({ length: 8 }, (_, i) => Number(i < left)))),
    );
    scores.forEach((metrics, i) => {
      const left = [8, 6, 3, 1][i] as number;
      expect(Math.abs((metrics.inceptionScore as number) - left)).toBeLessThan(0.05);
      expect(metrics.classesCaptured).toBe(left);
    });
    const am = scores.map(({ amScore }) => amScore as number);
    expect(am).toEqual([...am].sort((a, b) => a - b));
  });

  it('neither sees that a class has lost one of its variants; spread and modes do', () => {
    const grouped = lawOf('ring', { radius: 1, std: 0.06, classes: 4 });
    const halved = samplesOf([1, 0, 1, 0, 1, 0, 1, 0]);
    const metrics = against(grouped, halved);
    expect(metrics).toMatchObject({ classesCaptured: 4, modes: 4, modeCount: 8 });
    expect(metrics.amScore).toBeLessThan(0.02);
  });

  it('knows whether samples are what was asked for, but for the points of no one', () => {
    const { samples, classes } = (ring.labels as NonNullable<Law['labels']>).sample(key(3, 'asked'), 500);
    expect(against(ring, samples, classes).askedClass).toBeGreaterThan(0.99);
    expect(
      against(
        ring,
        samples,
        classes.map((label) => (label + 1) % 8),
      ).askedClass,
    ).toBeLessThan(0.01);
  });

  it('asks each law about its own reference', () => {
    const [a, b] = [lawOf('ring'), lawOf('ring', { classes: 2 })];
    const reference = a.sample(key(1, 'both'), 50);
    expect(exactClasses(a, reference, reference).classes?.real.probabilities).toHaveLength(400);
    expect(exactClasses(b, reference, reference).classes?.real.probabilities).toHaveLength(100);
  });
});

describe('spread within modes', () => {
  const ring = lawOf('ring');
  const samples = ring.sample(key(4, 'spread'), 2_500);
  const shrunk = (factor: number): Float32Array =>
    samples.map((value, i) => {
      const nearest = ring.modes.reduce((best, mode) => {
        const to = ({ x, y }: typeof mode) =>
          Math.hypot(x - (samples[i & ~1] as number), y - (samples[i | 1] as number));
        return to(mode) < to(best) ? mode : best;
      });
      const centre = i % 2 === 0 ? nearest.x : nearest.y;
      return centre + factor * (value - centre);
    });

  it('is that of a normal law cut at three deviations for a perfect sampler, and follows a factor', () => {
    const cut = Math.sqrt(1 - (4.5 * Math.exp(-4.5)) / (1 - Math.exp(-4.5)));
    expect(Math.abs((against(ring, samples).modeSpread as number) - cut)).toBeLessThan(0.02);
    expect(against(ring, shrunk(0.3)).modeSpread).toBeCloseTo(0.3, 1);
    expect(against(ring, shrunk(0)).modeSpread).toBeCloseTo(0, 6);
  });

  it('needs ten samples of a mode, and modes', () => {
    const few = evaluateAll({ samples: samples.slice(0, 16), reference: samples, modes: ring.modes });
    expect(few.metrics.modeSpread).toBeNull();
    expect(few.reasons.modeSpread?.en).toMatch(/ten samples/);
    expect(evaluateAll({ samples, reference: samples, modes: [] }).reasons.modeSpread?.en).toMatch(/no separate modes/);
  });
});
