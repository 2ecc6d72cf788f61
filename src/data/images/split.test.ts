import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImageSet } from './imageSet.ts';
import { apportion, splitImages } from './split.ts';

const setOf = (labels: readonly number[] | null, count: number): ImageSet => ({
  id: 'a',
  name: 'A',
  height: 1,
  width: 1,
  channels: 1,
  pixels: new Uint8Array(count),
  labels: labels && Uint8Array.from(labels),
  classes: labels ? ['a', 'b', 'c', 'd'] : [],
  count,
});
const labelled = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 400 })
  .map((labels) => setOf(labels, labels.length));
const unlabelled = fc.integer({ min: 1, max: 400 }).map((count) => setOf(null, count));

it('puts every row on one side, holds out a fifth of each class, and is the same every time', () => {
  fc.assert(
    fc.property(fc.oneof(labelled, unlabelled), (set) => {
      const { train, test } = splitImages(set);
      expect([...train, ...test].sort((a, b) => a - b)).toEqual(Array.from({ length: set.count }, (_, row) => row));
      expect(splitImages(set)).toEqual({ train, test });
      expect([...test]).toEqual([...test].sort((a, b) => a - b));
      for (const label of [0, 1, 2, 3]) {
        const inClass = (row: number): boolean => !set.labels || set.labels[row] === label;
        const held = [...test].filter(inClass).length;
        const size = held + [...train].filter(inClass).length;
        expect(Math.abs(held - size / 5)).toBeLessThanOrEqual(1);
        if (size > 0) expect(held).toBeLessThan(size);
      }
    }),
  );
});

it('holds out rows from all over the set, not its beginning', () => {
  const { test } = splitImages(setOf(null, 1000));
  expect(test).toHaveLength(200);
  expect(test.filter((row) => row < 500).length).toBeGreaterThan(60);
  expect(test.filter((row) => row >= 500).length).toBeGreaterThan(60);
});

it('apportions exactly and fairly', () => {
  expect(apportion([5, 5, 5], 10)).toEqual([4, 3, 3]);
  expect(apportion([0, 0], 3)).toEqual([0, 0]);
  fc.assert(
    fc.property(
      fc.array(fc.nat(100), { minLength: 1, maxLength: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (sizes, share) => {
        const all = sizes.reduce((sum, size) => sum + size, 0);
        const total = Math.floor(share * all);
        const given = apportion(sizes, total);
        expect(given.reduce((sum, part) => sum + part, 0)).toBe(total);
        given.forEach((part, i) => {
          expect(part).toBeLessThanOrEqual(sizes[i] as number);
          if (all > 0) expect(Math.abs(part - ((sizes[i] as number) * total) / all)).toBeLessThan(1);
        });
      },
    ),
  );
});
