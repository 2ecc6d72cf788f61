import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pixelsPerImage, rowsByClass } from './imageSet.ts';
import { loadMnist } from './mnist.ts';
import { splitImages } from './split.ts';

const mnist = await loadMnist();

describe('the digits', () => {
  it('are 10,000 grey images of ten classes', () => {
    expect(mnist.count).toBe(10_000);
    expect(mnist.pixels).toHaveLength(10_000 * 784);
    expect(rowsByClass(mnist).map((rows) => rows.length)).toEqual([
      1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978,
    ]);
  });

  it('all have ink on an empty margin', () => {
    const size = pixelsPerImage(mnist);
    const odd: number[] = [];
    for (let row = 0; row < mnist.count; row++) {
      const image = mnist.pixels.subarray(row * size, (row + 1) * size);
      const isFramed = image.subarray(0, mnist.width).every((pixel) => pixel === 0);
      if (!isFramed || !image.some((pixel) => pixel > 200)) odd.push(row);
    }
    expect(odd).toEqual([]);
  });

  it('are loaded once', async () => {
    expect(await loadMnist()).toBe(mnist);
  });

  it('stay the same: links and judges rely on it', () => {
    expect(createHash('sha256').update(mnist.pixels).digest('hex').slice(0, 16)).toBe('0768d16c5adea568');
  });
});

describe('their split', () => {
  const { train, test } = splitImages(mnist);

  it('holds out two thousand, a fifth of every class', () => {
    expect([train.length, test.length]).toEqual([8000, 2000]);
    const perClass = Array(10).fill(0);
    for (const row of test) perClass[mnist.labels?.[row] as number]++;
    const sizes = rowsByClass(mnist).map((rows) => rows.length);
    perClass.forEach((held, label) => {
      expect(Math.abs(held - (sizes[label] as number) / 5)).toBeLessThan(1);
    });
  });
});
