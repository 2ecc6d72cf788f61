import { expect, it } from 'vitest';
import { arrowsOn, belowPeak, levelAt, relativeErrors, typicalScore } from './scoreMap.ts';

const bounds = { xMin: -1, xMax: 1, yMin: -1, yMax: 1 };
const transform = { width: 200, height: 200, scale: 100, x: 0, y: 0 };

it('measures errors by the score itself, and where that is small by what is typical', () => {
  const target = Float32Array.of(3, 4, 0, 5, 0, 0);
  expect(typicalScore({ target })).toBe(5);
  const errors = relativeErrors({ target, learnt: Float32Array.of(3, 4, 0, 4, 1, 0) });
  [0, 0.2, 0.4].forEach((error, i) => {
    expect(errors[i]).toBeCloseTo(error, 6);
  });
  expect(belowPeak(Float32Array.of(-3, 2, Number.NEGATIVE_INFINITY))).toEqual(
    Float32Array.of(-5, 0, Number.NEGATIVE_INFINITY),
  );
});

it('draws arrows that point where scores do, shorter than the gap between them', () => {
  const columns = 24;
  const vectors = new Float32Array(2 * columns * columns);
  for (let cell = 0; cell < columns * columns; cell++) vectors.set([0, cell % 2 === 0 ? 3 : 1e6], 2 * cell);
  const arrows = arrowsOn(vectors, { bounds, columns, rows: columns }, 3, transform);
  expect(arrows).toHaveLength(144);
  for (const { angle, length, x, y } of arrows) {
    expect(angle).toBeCloseTo(-Math.PI / 2);
    expect(length).toBeLessThanOrEqual(200 / 12);
    expect(length).toBeGreaterThan(200 / 12 / 2 - 0.01);
    expect(Math.min(x, y)).toBeGreaterThan(0);
    expect(Math.max(x, y)).toBeLessThan(200);
  }
  expect(arrowsOn(new Float32Array(8), { bounds, columns: 2, rows: 2 }, 1, transform)).toEqual([]);
});

it('goes to the nearest level, and with a key to the next', () => {
  const levels = [0.1, 0.4, 1.6];
  expect(levelAt(levels, 0, 0.3, false)).toBe(1);
  expect(levelAt(levels, 0, 0.11, false)).toBe(0);
  expect(levelAt(levels, 0, 0.11, true)).toBe(1);
  expect(levelAt(levels, 1, 0.38, true)).toBe(0);
  expect(levelAt(levels, 2, 1.7, true)).toBe(2);
  expect(levelAt([0.1], 0, 0.2, true)).toBe(0);
});
