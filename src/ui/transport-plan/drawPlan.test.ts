import { expect, test } from 'vitest';
import { ringRadius } from '../microscope/drawViolations.ts';
import { planArrows } from './drawPlan.ts';

const transform = { width: 400, height: 300, scale: 100, x: 0, y: 0 };
const plan = Float32Array.of(0, 0, 1, 1, -1, 0, -1, 0.01);

test('arrows of the plan have true length, and one too short to see is left out', () => {
  const [arrow, ...others] = planArrows(plan, null, transform);
  expect(others).toEqual([]);
  expect(arrow).toMatchObject({ x: 200, y: 150 });
  expect(arrow?.length).toBeCloseTo(100 * Math.SQRT2, 4);
  // Up and to the right: y grows downwards on the screen.
  expect(arrow?.angle).toBeCloseTo(-Math.PI / 4, 6);
});

test('an arrow starts where its point stands now and ends where the plan says', () => {
  const moved = planArrows(plan, Float32Array.of(1, 0, -1, -1), transform);
  expect(moved.map(({ x, y, length }) => [x, y, Math.round(length)])).toEqual([
    [300, 150, 100],
    [100, 250, 101],
  ]);
});

test('a ring grows with the violation up to a limit, on both sides', () => {
  expect(ringRadius(0.5)).toBeGreaterThan(ringRadius(0.1));
  expect(ringRadius(-0.5)).toBe(ringRadius(0.5));
  expect(ringRadius(1e9)).toBe(ringRadius(1e4));
});
