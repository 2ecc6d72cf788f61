import { expect, it } from 'vitest';
import { key, sequence } from '../../math/rng.ts';
import { ORIENTATIONS, seemsLying, turnPixels } from './orientation.ts';

it('turns square images', () => {
  // 1 2 3 / 4 5 6 / 7 8 9, and the same plus ten.
  const pixels = Uint8Array.from({ length: 18 }, (_, at) => (at < 9 ? at + 1 : at + 2));
  const first = (orientation: (typeof ORIENTATIONS)[number]) => [...turnPixels(pixels, 3, orientation).subarray(0, 9)];
  expect(first('stored')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(first('transposed')).toEqual([1, 4, 7, 2, 5, 8, 3, 6, 9]);
  expect(first('left')).toEqual([3, 6, 9, 2, 5, 8, 1, 4, 7]);
  expect(first('right')).toEqual([7, 4, 1, 8, 5, 2, 9, 6, 3]);
  for (const [there, back] of [
    ['transposed', 'transposed'],
    ['left', 'right'],
    ['right', 'left'],
  ] as const) {
    expect(turnPixels(turnPixels(pixels, 3, there), 3, back)).toEqual(pixels);
  }
});

it('guesses from the shape of the ink whether images lie on their side', () => {
  const random = sequence(key(0, 'strokes'));
  // Strokes that are high and narrow, more or less, as digits are.
  const strokes = Array.from({ length: 60 }, (_, image) => {
    const across = image % 10 === 0 ? 12 : 3 + Math.floor(7 * random.next());
    const isInk = (at: number): boolean => Math.abs((at % 28) - 14) < across && Math.abs(Math.floor(at / 28) - 14) < 10;
    return Array.from({ length: 784 }, (_, at) => (isInk(at) ? 255 : 0));
  });
  const upright = Uint8Array.from(strokes.flat());
  const expected = { stored: false, transposed: true, left: true, right: true };
  for (const orientation of ORIENTATIONS) {
    expect(seemsLying(turnPixels(upright, 28, orientation), 28)).toBe(expected[orientation]);
  }
  expect(seemsLying(new Uint8Array(5 * 784), 28)).toBe(false);
  const noise = Uint8Array.from({ length: 12 * 784 }, () => (random.next() < 0.1 ? 255 : 0));
  expect(seemsLying(noise, 28)).toBe(false);
});
