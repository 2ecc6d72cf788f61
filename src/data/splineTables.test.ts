import { describe, expect, it } from 'vitest';
import { key, normal } from '../math/rng.ts';
import { readSpline } from '../math/spline.ts';
import { defaultsOf } from '../schema/param.ts';
import { moments } from '../testing/matchers.ts';
import { findLaw } from './index.ts';
import type { Law } from './law.ts';
import { splineTables } from './splineTables.ts';

const create = (id: string): Law => {
  const law = findLaw(id);
  return law.create(defaultsOf(law.params), { imported: new Map() });
};

const TAUS = [0, 0.25, 1];

describe.each(['two-islands', 'donut', 'rosenbrock', 'two-arcs'])('tables of %s', (id) => {
  const law = create(id);
  if (!law.potential) throw new Error('no potential');
  const tables = splineTables(law.potential, TAUS);

  it('hold the density itself without smoothing', () => {
    const points = law.sample(key(2, 'tables'), 300);
    const { score, value } = readSpline(tables);
    const constants: number[] = [];
    let [error, size] = [0, 0];
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = [points[i] as number, points[i + 1] as number];
      // A cone has no slope at its tip, and no spline follows it there.
      if (id !== 'rosenbrock' && Math.hypot(x, y) < 0.5) continue;
      const [own, exact] = [score(x, y), law.score?.(x, y) ?? [Number.NaN, Number.NaN]];
      error += (own[0] - exact[0]) ** 2 + (own[1] - exact[1]) ** 2;
      size += exact[0] ** 2 + exact[1] ** 2;
      constants.push(value(x, y) - (law.logDensity?.(x, y) ?? Number.NaN));
    }
    expect(Math.sqrt(error / size)).toBeLessThan(0.01);
    expect(Math.max(...constants) - Math.min(...constants)).toBeLessThan(0.02);
  });

  it('have the score of the law with noise, by the identity of Stein', () => {
    // E score = 0 and E[(x − m) · score] = −2 under any density.
    const n = 8000;
    const points = law.sample(key(5, 'stein'), n);
    const noise = normal(key(6, 'stein'), 2 * n);
    const [m0, m1] = [0, 1].map((axis) => points.reduce((sum, value, i) => sum + (i % 2 === axis ? value / n : 0), 0));
    TAUS.forEach((tau, level) => {
      const { score } = readSpline(tables, level);
      const products = Array.from({ length: n }, (_, i) => {
        const x = (points[2 * i] as number) + tau * (noise[2 * i] as number);
        const y = (points[2 * i + 1] as number) + tau * (noise[2 * i + 1] as number);
        const [u, v] = score(x, y);
        return (x - (m0 as number)) * u + (y - (m1 as number)) * v;
      });
      const { mean, variance } = moments(products);
      expect(Math.abs(mean + 2)).toBeLessThan(5 * Math.sqrt(variance / n));
    });
  });
});
