import { expect, test } from 'vitest';
import { panBy, zoomAt } from '../stage/transform.ts';
import { chooseCarriers, forceLength, STILL } from './drawForces.ts';

const transform = { width: 400, height: 300, scale: 80, x: 0, y: 0 };
const crowd = Float32Array.from({ length: 200 }, (_, i) => Math.sin(i * 7.3) * 1.5);

test('points that carry arrows are visible and keep apart, at every zoom', () => {
  for (const view of [transform, zoomAt(transform, 3, 100, 80), panBy(transform, 90, -40)]) {
    const chosen = chooseCarriers(crowd, view);
    expect(chosen.length).toBeGreaterThan(2);
    for (const [at, index] of chosen.entries()) {
      const [x, y] = [crowd[2 * index] as number, crowd[2 * index + 1] as number];
      expect(Math.abs(x - view.x) * view.scale).toBeLessThanOrEqual(view.width / 2);
      expect(Math.abs(y - view.y) * view.scale).toBeLessThanOrEqual(view.height / 2);
      for (const other of chosen.slice(0, at)) {
        const distance = Math.hypot(x - (crowd[2 * other] as number), y - (crowd[2 * other + 1] as number));
        expect(distance * view.scale).toBeGreaterThan(18);
      }
    }
  }
});

test('a dead force has no arrow, and a stronger one is never shorter', () => {
  expect(forceLength(STILL / 2)).toBe(0);
  expect(forceLength(0.2)).toBeGreaterThan(forceLength(0.1));
  expect(forceLength(1e6)).toBe(forceLength(1e5));
});
