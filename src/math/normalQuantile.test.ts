import { expect, it } from 'vitest';
import { normalQuantile } from './normalQuantile.ts';

it.each([
  // From Python's statistics.NormalDist.
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798405],
  [1e-6, -4.753424308822899],
  [0.01, -2.3263478740408408],
  [0.1, -1.2815515655446008],
  [0.3, -0.5244005127080407],
  [0.5, 0],
  [0.925, 1.439531470938456],
  [0.975, 1.9599639845400536],
  [0, Number.NEGATIVE_INFINITY],
  [1, Number.POSITIVE_INFINITY],
])('of %f is %f', (probability, expected) => {
  expect(normalQuantile(probability)).toBeCloseTo(expected, 13);
});

it('inverts the integral of the density', () => {
  // Simpson's rule from 0, through all three pieces of the approximation.
  const density = (x: number): number => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
  for (const x of [0.4, 1.1, 1.5, 3, 4.9, 5.5]) {
    const step = x / 2_000;
    let sum = density(0) + density(x);
    for (let i = 1; i < 2_000; i++) sum += (i % 2 === 0 ? 2 : 4) * density(i * step);
    const below = 0.5 + (sum * step) / 3;
    expect(Math.abs(normalQuantile(below) - x) * density(x)).toBeLessThan(1e-13);
    expect(normalQuantile(1 - below)).toBe(-normalQuantile(1 - (1 - below)));
  }
});

it('is nothing for what is no probability', () => {
  for (const none of [-0.1, 1.1, Number.NaN]) expect(normalQuantile(none)).toBeNaN();
});
