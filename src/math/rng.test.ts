import { describe, expect, it } from 'vitest';
import { moments } from '../testing/matchers.ts';
import { integers, key, normal, pcg4d, sequence, streamOf, uniform } from './rng.ts';

const hash = (x: number, y: number, z: number, w: number): number[] => {
  const out = new Uint32Array(4);
  pcg4d(x, y, z, w, out);
  return [...out];
};

/** Largest gap between the empirical and the given distribution function (Kolmogorov–Smirnov). */
function ksDistance(values: Float32Array, cdf: (x: number) => number): number {
  const sorted = values.slice().sort();
  return sorted.reduce((worst, value, i) => {
    const p = cdf(value);
    return Math.max(worst, Math.abs(p - i / sorted.length), Math.abs(p - (i + 1) / sorted.length));
  }, 0);
}

/** Abramowitz & Stegun 26.2.17, error below 7.5e-8. */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return x > 0 ? 1 - tail : tail;
}

const correlation = (a: Float32Array, b: Float32Array): number => {
  const [p, q] = [moments(a), moments(b)];
  const covariance = a.reduce((sum, x, i) => sum + (x - p.mean) * ((b[i] as number) - q.mean), 0) / a.length;
  return covariance / Math.sqrt(p.variance * q.variance);
};

const COUNT = 40_000;
/** Critical KS distance at a level of about 1e-4. */
const KS_LIMIT = 2.23 / Math.sqrt(COUNT);

describe('known answers', () => {
  it('pcg4d matches an implementation with big integers', () => {
    expect(hash(0, 0, 0, 0)).toEqual([251852841, 760645481, 850445371, 3542436074]);
    expect(hash(1, 2, 3, 4)).toEqual([908250390, 4044648920, 3775961919, 45698095]);
    expect(hash(-1, -1, -1, -1)).toEqual([2538526866, 3222658151, 2677364576, 2713428488]);
    expect(hash(123456789, 0xdeadbeef, 0, 42)).toEqual([1023779785, 1364347432, 4004813135, 986143513]);
  });

  it('stream names are FNV-1a', () => {
    expect(streamOf('')).toBe(2166136261);
    expect(streamOf('a')).toBe(0xe40c292c);
    expect(streamOf('foobar')).toBe(0xbf9cf968);
  });

  it('uniforms are the top 24 bits', () => {
    expect([...uniform(key(7, 'critic/latent', 3), 5)]).toEqual([
      0.20049071311950684, 0.428683876991272, 0.6158442497253418, 0.9519205689430237, 0.056003034114837646,
    ]);
  });
});

describe('laws', () => {
  it('uniform: range, moments, Kolmogorov–Smirnov', () => {
    const values = uniform(key(1, 'u'), COUNT);
    const { mean, variance } = moments(values);
    expect(Math.min(...values.subarray(0, 1000))).toBeGreaterThanOrEqual(0);
    expect(values.every((value) => value < 1)).toBe(true);
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * COUNT));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.002);
    expect(ksDistance(values, (x) => x)).toBeLessThan(KS_LIMIT);
  });

  it('normal: moments up to the fourth, Kolmogorov–Smirnov, finite', () => {
    const values = normal(key(1, 'n'), COUNT);
    const { mean, variance } = moments(values);
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(COUNT));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / COUNT));
    expect(Math.abs(moments(values.map((x) => x ** 3)).mean)).toBeLessThan(4 * Math.sqrt(15 / COUNT));
    expect(Math.abs(moments(values.map((x) => x ** 4)).mean - 3)).toBeLessThan(4 * Math.sqrt(96 / COUNT));
    expect(ksDistance(values, normalCdf)).toBeLessThan(KS_LIMIT);
  });

  it('integers: every value equally often, none out of range', () => {
    const counts = new Float64Array(7);
    for (const value of integers(key(3, 'i'), 70_000, 7)) counts[value] = (counts[value] as number) + 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(counts.reduce((a, b) => a + b)).toBe(70_000);
    expect(chiSquare).toBeLessThan(30);
  });

  it('sequence: uniform and normal one by one', () => {
    const stream = sequence(key(5, 's'));
    const values = Float32Array.from({ length: COUNT }, () => stream.next());
    expect(ksDistance(values, (x) => x)).toBeLessThan(KS_LIMIT);
    expect(
      ksDistance(
        values.map(() => stream.gaussian()),
        normalCdf,
      ),
    ).toBeLessThan(KS_LIMIT);
  });
});

describe('independence', () => {
  const base = normal(key(1, 'a', 5), COUNT);
  it.each([
    ['seed', normal(key(2, 'a', 5), COUNT)],
    ['stream', normal(key(1, 'b', 5), COUNT)],
    ['step', normal(key(1, 'a', 6), COUNT)],
    ['lag', normal(key(1, 'a', 5), COUNT + 1).subarray(1)],
  ])('another %s is uncorrelated', (_name, other) => {
    expect(Math.abs(correlation(base, other as Float32Array))).toBeLessThan(4 / Math.sqrt(COUNT));
  });

  it('a shorter draw is the beginning of a longer one, also at odd lengths', () => {
    for (const draw of [uniform, normal]) {
      const long = draw(key(9, 'x', 1), 9);
      for (let count = 0; count < 9; count++) expect(draw(key(9, 'x', 1), count)).toEqual(long.slice(0, count));
    }
  });
});
