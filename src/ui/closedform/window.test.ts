import { expect, test } from 'vitest';
import { mapWindow } from './window.ts';

const law = { xMin: -3, xMax: 3, yMin: -1, yMax: 1 };
const transform = { width: 800, height: 400, scale: 100, x: 1, y: -2 };

test('a fitted stage gives the whole law as a square', () => {
  expect(mapWindow({ transform, isFitted: true }, law)).toEqual({ xMin: -3, xMax: 3, yMin: -3, yMax: 3 });
  expect(mapWindow({ transform, isFitted: true }, undefined)).toBeUndefined();
});

test('a stage that was moved gives the square in its middle', () => {
  expect(mapWindow({ transform, isFitted: false }, law)).toEqual({ xMin: -1, xMax: 3, yMin: -4, yMax: 0 });
  expect(mapWindow({ transform: { ...transform, width: 0 }, isFitted: false }, law)).toBeUndefined();
});
