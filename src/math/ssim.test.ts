import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key, normal, uniform } from './rng.ts';
import { twoScaleSsim } from './ssim.ts';

const grey = { height: 28, width: 28, range: [0, 255] as const };
const image = (seed: number, length = 784): number[] => [...uniform(key(seed, 'ssim'), length)].map((u) => 255 * u);

/** The definition, window by window, straight from the formulas. */
function oracle(a: readonly number[], b: readonly number[], side: number, extent: number): number {
  const scale = (x: readonly number[], y: readonly number[], n: number) => {
    let structure = 0;
    let similarity = 0;
    for (let top = 0; top + 7 <= n; top++) {
      for (let left = 0; left + 7 <= n; left++) {
        const at = Array.from({ length: 49 }, (_, i) => (top + Math.floor(i / 7)) * n + left + (i % 7));
        const average = (value: (i: number) => number) => at.reduce((sum, i) => sum + value(i), 0) / 49;
        const [p, q] = [average((i) => x[i] as number), average((i) => y[i] as number)];
        const [dx, dy] = [(i: number) => (x[i] as number) - p, (i: number) => (y[i] as number) - q];
        const [c1, c2] = [(0.01 * extent) ** 2, (0.03 * extent) ** 2];
        const c =
          (2 * average((i) => dx(i) * dy(i)) + c2) / (average((i) => dx(i) ** 2) + average((i) => dy(i) ** 2) + c2);
        structure += c;
        similarity += (c * (2 * p * q + c1)) / (p * p + q * q + c1);
      }
    }
    return { structure: structure / (n - 6) ** 2, similarity: similarity / (n - 6) ** 2 };
  };
  const half = (x: readonly number[]) =>
    Array.from({ length: (side / 2) ** 2 }, (_, i) => {
      const at = 2 * Math.floor(i / (side / 2)) * side + 2 * (i % (side / 2));
      return [at, at + 1, at + side, at + side + 1].reduce((sum, j) => sum + (x[j] as number), 0) / 4;
    });
  const fine = scale(a, b, side).structure;
  const coarse = scale(half(a), half(b), side / 2).similarity;
  return Math.sqrt(Math.max(0, fine) * Math.max(0, coarse));
}

describe('two-scale SSIM', () => {
  it('is what the formulas say', () => {
    for (const seed of [1, 2, 3]) {
      const a = image(seed);
      const b = a.map((value, i) => 0.6 * value + 0.4 * (image(seed + 10)[i] as number));
      expect(twoScaleSsim(a, b, grey)).toBeCloseTo(oracle(a, b, 28, 255), 12);
    }
  });

  it('is 1 for equal images, also for flat ones', () => {
    expect(twoScaleSsim(image(1), image(1), grey)).toBeCloseTo(1, 12);
    expect(twoScaleSsim(new Uint8Array(784), new Uint8Array(784), grey)).toBe(1);
  });

  it('sees a flat shift in the luminance of the coarse scale only', () => {
    const [p, q] = [60, 100];
    const luminance = (2 * p * q + 2.55 ** 2) / (p * p + q * q + 2.55 ** 2);
    const flat = (value: number) => new Float64Array(784).fill(value);
    expect(twoScaleSsim(flat(p), flat(q), grey)).toBeCloseTo(Math.sqrt(luminance), 12);
  });

  it('is 0 where one image is the negative of the other', () => {
    const a = image(4);
    expect(
      twoScaleSsim(
        a,
        a.map((value) => 255 - value),
        grey,
      ),
    ).toBe(0);
  });

  it('is symmetric, within 0…1, and the same in bytes and in −1…1', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (first, second, share) => {
        const a = image(first);
        const b = image(second).map((value, i) => share * value + (1 - share) * (a[i] as number));
        const similarity = twoScaleSsim(a, b, grey);
        expect(twoScaleSsim(b, a, grey)).toBeCloseTo(similarity, 12);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        const scaled = (values: readonly number[]) => values.map((value) => value / 127.5 - 1);
        expect(twoScaleSsim(scaled(a), scaled(b), { ...grey, range: [-1, 1] })).toBeCloseTo(similarity, 10);
      }),
      { numRuns: 20 },
    );
  });

  it('falls as noise grows', () => {
    const a = image(5);
    const noise = normal(key(6, 'ssim'), 784);
    const noisy = [0, 10, 40, 120].map((std) => a.map((value, i) => value + std * (noise[i] as number)));
    const similarities = noisy.map((b) => twoScaleSsim(a, b, grey));
    expect(similarities).toEqual([...similarities].sort((x, y) => y - x));
    expect(similarities.at(-1)).toBeLessThan(0.7);
  });

  it('is the mean over channels', () => {
    const planes = [1, 2, 3].map((seed) => [image(seed), image(seed).map((value) => 200 - value / 2)] as const);
    const interleaved = (side: 0 | 1) =>
      Array.from({ length: 3 * 784 }, (_, i) => planes[i % 3]?.[side][Math.floor(i / 3)] as number);
    const each = planes.map(([a, b]) => twoScaleSsim(a, b, grey));
    const colour = twoScaleSsim(interleaved(0), interleaved(1), { ...grey, channels: 3 });
    expect(colour).toBeCloseTo(each.reduce((sum, value) => sum + value, 0) / 3, 12);
  });

  it('refuses images of another size, or too small for two scales', () => {
    expect(() => twoScaleSsim(image(1), image(1, 700), grey)).toThrow(RangeError);
    expect(() => twoScaleSsim(image(1, 169), image(1, 169), { ...grey, height: 13, width: 13 })).toThrow(/14 × 14/);
  });
});
