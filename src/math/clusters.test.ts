import { describe, expect, it } from 'vitest';
import { TABLE_KINDS, tableOf } from '../testing/clusteredTables.ts';
import { findClusters } from './clusters.ts';
import { key, sequence } from './rng.ts';

const find = (points: Float64Array) => findClusters(points, key(0, 'clusters test'));

describe('the number of clusters', () => {
  it('is found for nine in ten tables of every kind, and for all but one in twenty altogether', () => {
    const wrong = TABLE_KINDS.flatMap((kind) =>
      Array.from({ length: 3 }, (_, i) => tableOf(kind, key(i, `table ${kind}`)))
        .map(({ points, clusters }) => ({ kind, clusters, found: find(points).length }))
        .filter(({ clusters, found }) => clusters !== found),
    );
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(2);
  });

  it('of two crescents is two and of a ring one, though many Gaussians describe them', () => {
    const stream = sequence(key(5, 'shapes'));
    const bent = (turn: number, x: number, y: number): number[] => {
      const angle = turn * stream.next();
      return [x + Math.cos(angle) + 0.08 * stream.gaussian(), y + Math.sin(angle) + 0.08 * stream.gaussian()];
    };
    const moons = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? bent(Math.PI, 0, 0) : bent(-Math.PI, 1, 0.5)));
    expect(find(Float64Array.from(moons.flat()))).toHaveLength(2);
    const ring = Array.from({ length: 400 }, () => bent(2 * Math.PI, 0, 0));
    expect(find(Float64Array.from(ring.flat()))).toHaveLength(1);
  });

  it('is the same every time, and the shares sum to one', () => {
    const { points } = tableOf('outliers', key(3, 'again'));
    const clusters = find(points);
    expect(find(points)).toEqual(clusters);
    expect(clusters.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it.each([
    ['no points', [], 0],
    ['one point', [1, 2], 1],
    ['equal points', [1, 2, 1, 2, 1, 2, 1, 2], 1],
    ['a few points on a line', [0, 0, 1, 0, 2, 0, 3, 0], 1],
    ['three places, each many times', Array.from({ length: 120 }, (_, i) => [0, 0, 3, 0, 0, 3][i % 6] as number), 3],
  ])('of %s', (_, points, expected) => {
    const found = find(Float64Array.from(points));
    expect(found).toHaveLength(expected);
    for (const { x, y, stdX, stdY } of found) expect([x, y, stdX, stdY].every(Number.isFinite)).toBe(true);
  });
});
