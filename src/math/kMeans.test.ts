import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kMeans } from './kMeans.ts';
import { createMixture } from './mixture.ts';
import { key } from './rng.ts';

const k0 = key(1, 'k-means test');
const coordinate = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const cloud = fc
  .array(fc.tuple(coordinate, coordinate), { maxLength: 60 })
  .map((list) => Float64Array.from(list.flat()));

describe('kMeans', () => {
  it('finds separated clusters, their shares and their widths', () => {
    const truth = [
      { x: -3, y: 0, stdX: 0.2, stdY: 0.1, weight: 0.5 },
      { x: 3, y: 1, stdX: 0.1, stdY: 0.3, weight: 0.3 },
      { x: 0, y: 4, stdX: 0.1, stdY: 0.1, weight: 0.2 },
    ];
    const found = kMeans(createMixture(truth).sample(key(2, 'cloud'), 6000), 3, k0).sort((a, b) => b.weight - a.weight);
    expect(found).toHaveLength(3);
    found.forEach((cluster, i) => {
      for (const part of ['x', 'y', 'stdX', 'stdY', 'weight'] as const) {
        expect(Math.abs(cluster[part] - (truth[i]?.[part] ?? Number.NaN))).toBeLessThan(0.03);
      }
    });
  });

  it('is deterministic, finite, within the cloud, and its shares sum to one', () => {
    fc.assert(
      fc.property(cloud, fc.integer({ min: 1, max: 12 }), (points, k) => {
        const clusters = kMeans(points, k, k0);
        expect(clusters).toEqual(kMeans(points, k, k0));
        expect(clusters.length).toBeLessThanOrEqual(Math.min(k, points.length / 2));
        if (points.length === 0) return;
        expect(clusters.reduce((sum, cluster) => sum + cluster.weight, 0)).toBeCloseTo(1, 12);
        const spread = Math.max(...points) - Math.min(...points);
        for (const cluster of clusters) {
          for (const value of Object.values(cluster)) expect(Number.isFinite(value)).toBe(true);
          expect(cluster.x).toBeGreaterThanOrEqual(Math.min(...points) - 1e-9);
          expect(cluster.stdX).toBeLessThanOrEqual(spread + 1e-9);
        }
      }),
    );
  });

  it('gives the mean and deviation of the cloud for one cluster', () => {
    expect(kMeans([0, 0, 2, 0, 0, 4, 2, 4], 1, k0)).toEqual([{ x: 1, y: 2, stdX: 1, stdY: 2, weight: 1 }]);
  });

  it('gives one cluster without width for identical points, whatever k', () => {
    expect(kMeans(new Float32Array(200).fill(0.1), 7, k0)).toEqual([
      { x: Math.fround(0.1), y: Math.fround(0.1), stdX: 0, stdY: 0, weight: 1 },
    ]);
  });

  it('gives every distinct point its own cluster when k is larger', () => {
    const clusters = kMeans([0, 0, 5, 5, 0, 0, 9, 1], 10, k0);
    expect(clusters.map((cluster) => cluster.x).sort()).toEqual([0, 5, 9]);
    expect(clusters.every((cluster) => cluster.stdX === 0)).toBe(true);
  });

  it('gives nothing for nothing', () => {
    expect(kMeans([], 3, k0)).toEqual([]);
    expect(kMeans([1, 2], 0, k0)).toEqual([]);
  });
});
