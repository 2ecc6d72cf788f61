import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key } from '../../math/rng.ts';
import { smallSet } from '../../testing/images.ts';
import { ImageDataError } from './imageDataError.ts';
import {
  chooseImages,
  drawRows,
  type ImageChoice,
  labelsOf,
  scaledImages,
  scalePixels,
  unscalePixels,
} from './sampleImages.ts';

const everything: ImageChoice = { classes: null, weights: [], limit: null, seed: 1 };
const rowsOf = (count: number): Int32Array => Int32Array.from({ length: count }, (_, row) => row);
/** 20 images of a, 10 of b, 10 of c. */
const labels = Array.from({ length: 40 }, (_, row) => (row < 20 ? 0 : row < 30 ? 1 : 2));
const set = smallSet(labels, 40);
const shares = (choice: Partial<ImageChoice>) =>
  chooseImages(set, rowsOf(40), { ...everything, ...choice }).groups.map(({ label, share }) => [label, share]);
const failure = (choice: Partial<ImageChoice>, rows = rowsOf(40)): string => {
  try {
    chooseImages(set, rows, { ...everything, ...choice });
    return 'accepted';
  } catch (error) {
    return error instanceof ImageDataError ? error.code : String(error);
  }
};

describe('choosing', () => {
  it('is by class and by weight relative to the set', () => {
    expect(shares({})).toEqual([
      [0, 0.5],
      [1, 0.25],
      [2, 0.25],
    ]);
    expect(shares({ classes: [2, 0] })).toEqual([
      [0, 2 / 3],
      [2, 1 / 3],
    ]);
    expect(shares({ weights: [0.5, 2] })).toEqual([
      [0, 0.25],
      [1, 0.5],
      [2, 0.25],
    ]);
    expect(shares({ weights: [0, 0] })).toEqual([[2, 1]]);
  });

  it('is refused where nothing is left', () => {
    expect(failure({ classes: [] })).toBe('no-class');
    expect(failure({ weights: [0, 0, 0] })).toBe('no-class');
    expect(failure({ classes: [1] }, rowsOf(20))).toBe('empty-class');
    expect(failure({ limit: 2 })).toBe('few-examples');
    expect(failure({ classes: [0], limit: 1 })).toBe('accepted');
  });

  it('keeps proportions under a limit, at least one image a class, and more of the same under a larger one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 45 }), fc.integer({ min: 0, max: 5 }), fc.nat(99), (limit, more, seed) => {
        const small = chooseImages(set, rowsOf(40), { ...everything, limit, seed });
        const large = chooseImages(set, rowsOf(40), { ...everything, limit: limit + more, seed });
        expect(small.count).toBe(Math.min(40, limit));
        expect(small.groups.reduce((sum, group) => sum + group.share, 0)).toBeCloseTo(1, 12);
        small.groups.forEach(({ rows, label }, i) => {
          expect(rows.length).toBeGreaterThan(0);
          expect(Math.abs(rows.length - small.count * ([0.5, 0.25, 0.25][i] as number))).toBeLessThan(2);
          expect([...rows].every((row) => labels[row] === label)).toBe(true);
          if (more === 0 || rows.length <= (large.groups[i]?.rows.length ?? 0)) {
            expect([...rows].filter((row) => !large.groups[i]?.rows.includes(row))).toEqual([]);
          }
        });
        expect(chooseImages(set, rowsOf(40), { ...everything, limit, seed })).toEqual(small);
      }),
    );
    const other = chooseImages(set, rowsOf(40), { ...everything, limit: 6, seed: 2 });
    expect(other).not.toEqual(chooseImages(set, rowsOf(40), { ...everything, limit: 6 }));
  });

  it('leaves unlabelled sets whole', () => {
    const plain = smallSet(null, 9);
    const pool = chooseImages(plain, rowsOf(9), { ...everything, classes: [3], weights: [0] });
    expect(pool).toEqual({ groups: [{ label: null, rows: rowsOf(9), share: 1 }], count: 9 });
    expect(chooseImages(plain, rowsOf(9), { ...everything, limit: 4 }).count).toBe(4);
    expect(labelsOf(plain, [0])).toBeNull();
  });
});

describe('drawing', () => {
  it('follows the shares, reaches every image, and is the same for the same key', () => {
    const pool = chooseImages(set, rowsOf(40), { ...everything, weights: [0.5, 2] });
    const rows = drawRows(pool, key(3, 'draw'), 8000);
    expect(drawRows(pool, key(3, 'draw'), 8000)).toEqual(rows);
    const counts = [0, 0, 0];
    for (const label of labelsOf(set, rows) ?? []) counts[label] = (counts[label] as number) + 1;
    [2000, 4000, 2000].forEach((expected, i) => {
      // Five standard deviations of a binomial of 8,000 draws.
      expect(Math.abs((counts[i] as number) - expected)).toBeLessThan(5 * Math.sqrt(8000 * 0.25));
    });
    expect(new Set(rows).size).toBe(40);
  });
});

describe('pixels', () => {
  it('become −1…1 and come back', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const scaled = scalePixels(bytes);
    expect([scaled[0], scaled[255]]).toEqual([-1, 1]);
    expect(scaled[100]).toBe(Math.fround(100 / 127.5 - 1));
    expect(Uint8Array.from(unscalePixels(scaled))).toEqual(bytes);
    expect([...unscalePixels([-7, 7, Number.NaN])]).toEqual([0, 255, 0]);
  });

  it('are taken from the rows asked for', () => {
    const images = scaledImages(smallSet(null, 4, 2), [3, 0]);
    expect(images).toEqual(scalePixels(Uint8Array.of(3, 3, 3, 3, 0, 0, 0, 0)));
  });
});
