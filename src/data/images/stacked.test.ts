import { expect, it } from 'vitest';
import { key } from '../../math/rng.ts';
import { smallSet } from '../../testing/images.ts';
import { ImageDataError } from './imageDataError.ts';
import { chooseImages, scalePixels } from './sampleImages.ts';
import { sampleStacked } from './stacked.ts';

const labels = Array.from({ length: 30 }, (_, row) => row % 10);
const set = smallSet(labels, 30, 2);
const all = Int32Array.from(labels.keys());
const poolOf = (given: typeof set) => chooseImages(given, all, { classes: null, weights: [], limit: null, seed: 0 });

it('puts one digit into each channel and names the class by the three', () => {
  const { rows, pixels, classes } = sampleStacked(set, poolOf(set), key(1, 'stack'), 50);
  expect(pixels).toHaveLength(50 * 4 * 3);
  for (let image = 0; image < 50; image++) {
    const [red, green, blue] = rows.subarray(3 * image, 3 * image + 3) as unknown as [number, number, number];
    const places = [0, 1, 2, 3].flatMap(() => [red, green, blue]);
    expect(pixels.subarray(12 * image, 12 * image + 12)).toEqual(scalePixels(Uint8Array.from(places)));
    expect(classes[image]).toBe(100 * (red % 10) + 10 * (green % 10) + (blue % 10));
  }
});

it('reaches the thousand modes with channels that do not depend on each other', () => {
  const { classes } = sampleStacked(set, poolOf(set), key(2, 'stack'), 20_000);
  // 20 draws a mode on average: 1,000 · e⁻²⁰ modes are missed.
  expect(new Set(classes).size).toBe(1000);
  const equal = classes.filter((label) => Math.floor(label / 100) === label % 10).length;
  expect(Math.abs(equal - 2000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.1 * 0.9));
});

it('is the same for the same key and other for another', () => {
  const draw = (step: number) => sampleStacked(set, poolOf(set), key(1, 'stack', step), 20);
  expect(draw(4)).toEqual(draw(4));
  expect(draw(4).rows).not.toEqual(draw(5).rows);
});

it('needs grey images with at most ten classes', () => {
  const pool = poolOf(set);
  const draw = (given: typeof set) => () => sampleStacked(given, pool, key(1, 'stack'), 1);
  expect(draw({ ...set, labels: null })).toThrow(ImageDataError);
  expect(draw({ ...set, channels: 3 })).toThrow(ImageDataError);
  expect(draw({ ...set, classes: [...set.classes, 'k'] })).toThrow(/at most ten/);
});
