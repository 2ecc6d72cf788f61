import type { Mode } from '../data/law.ts';
import { createMixture } from '../math/mixture.ts';
import { key } from '../math/rng.ts';

/** Equal or weighted modes on a circle of radius 2, std 0.1, for tests of metrics. */
export function ringModes(count: number, weights: readonly number[] = []): Mode[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: count }, (_, i) => ({
    x: 2 * Math.sin((2 * Math.PI * i) / count),
    y: 2 * Math.cos((2 * Math.PI * i) / count),
    stdX: 0.1,
    stdY: 0.1,
    weight: total > 0 ? (weights[i] ?? 0) / total : 1 / count,
  }));
}

/** `count` exact draws of a mixture x0, y0, x1, y1, … */
export function exactSamples(modes: readonly Mode[], count: number, seed: number): Float32Array {
  return createMixture(modes).sample(key(seed, 'exact sampler'), count);
}
