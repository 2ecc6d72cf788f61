import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PhaseIo } from '../../engine/contract.ts';
import { smoothingSchema } from '../../experiment/groups.ts';
import { kernelOf, MIXTURE_SCALES } from '../../math/kernels.ts';
import { key, normal, uniform } from '../../math/rng.ts';
import { moments } from '../../testing/matchers.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import { kernelNoise } from './noise.ts';

const KERNELS = smoothingSchema.kernel.options.map(({ value }) => value);
type Kernel = (typeof KERNELS)[number];
const COUNT = 40_000;

const io = (seed: number): Pick<PhaseIo, 'normal' | 'uniform'> => ({
  normal: (stream, rows, columns) => tf.tensor2d(normal(key(seed, stream), rows * columns), [rows, columns]),
  uniform: (stream, rows, columns) => tf.tensor2d(uniform(key(seed, stream), rows * columns), [rows, columns]),
});

const drawn = (kernel: Kernel, d = 2): Float32Array =>
  tf.tidy(() => Float32Array.from(kernelNoise(kernel, io(5), 'noise', COUNT, d).dataSync()));

const gaussianRadius = (r: number): number => -Math.expm1((-r * r) / 2);

/** P(radius ≤ r) of each kernel at bandwidth 1 in the plane, integrated by hand from its density. */
const radiusLaws: Readonly<Record<Kernel, (r: number) => number>> = {
  gaussian: gaussianRadius,
  laplace: (r) => 1 - Math.exp(-Math.sqrt(3) * r) * (1 + Math.sqrt(3) * r),
  epanechnikov: (r) => (r >= Math.sqrt(6) ? 1 : 1 - (1 - (r * r) / 6) ** 2),
  'student-t': (r) => 1 - (1 + r * r) ** -1.5,
  mixture: (r) => MIXTURE_SCALES.reduce((sum, scale) => sum + gaussianRadius(r / scale), 0) / MIXTURE_SCALES.length,
};

/** Area of the unit sphere in five dimensions. */
const SPHERE5 = (8 * Math.PI ** 2) / 3;

/** P(radius ≤ r) of a kernel in five dimensions, by Simpson's rule on its density. */
function radiusLaw(kernel: Kernel, d: number): (r: number) => number {
  const scales = kernel === 'mixture' ? MIXTURE_SCALES : [1];
  const { log, logNormaliser } = kernelOf(kernel === 'mixture' ? 'gaussian' : kernel, d);
  const density = (r: number): number => SPHERE5 * r ** (d - 1) * Math.exp(logNormaliser + log(r * r));
  const [step, reach] = [1 / 256, 64];
  const sums = [0];
  for (let r = 0; r < reach; r += step) {
    const slice = (step / 6) * (density(r) + 4 * density(r + step / 2) + density(r + step));
    sums.push((sums.at(-1) as number) + slice);
  }
  const single = (r: number): number => sums[Math.min(sums.length - 1, Math.round(r / step))] as number;
  return (r) => scales.reduce((sum, scale) => sum + single(r / scale), 0) / scales.length;
}

/** Largest distance between the distribution function of values and a given one. */
function kolmogorovSmirnov(values: readonly number[], law: (x: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.reduce((worst, value, i) => {
    const expected = law(value);
    return Math.max(worst, expected - i / sorted.length, (i + 1) / sorted.length - expected);
  }, 0);
}

/** Exceeded by one true law in about 2,000. */
const LIMIT = 2.05 / Math.sqrt(COUNT);

beforeAll(startTfjs);

describe.each(KERNELS)('%s noise', (kernel) => {
  it('has the radius and the direction of its kernel', () => {
    const points = drawn(kernel);
    const at = (i: number): [number, number] => [points[2 * i] as number, points[2 * i + 1] as number];
    const every = Array.from({ length: COUNT }, (_, i) => at(i));
    const radii = every.map(([x, y]) => Math.hypot(x, y));
    expect(kolmogorovSmirnov(radii, radiusLaws[kernel])).toBeLessThan(LIMIT);
    const turns = every.map(([x, y]) => 0.5 + Math.atan2(y, x) / (2 * Math.PI));
    expect(kolmogorovSmirnov(turns, (u) => u)).toBeLessThan(LIMIT);
  });

  it('has mean 0 and the variance that its bandwidth promises', () => {
    const { mean, variance } = moments(drawn(kernel));
    const target = kernel === 'mixture' ? moments(MIXTURE_SCALES).variance + moments(MIXTURE_SCALES).mean ** 2 : 1;
    expect(Math.abs(mean)).toBeLessThan((4 * Math.sqrt(target)) / Math.sqrt(2 * COUNT));
    // The fourth moment of Student's t with 3 degrees of freedom does not exist: its variance is only roughly right.
    expect(Math.abs(variance / target - 1)).toBeLessThan(kernel === 'student-t' ? 0.3 : 0.05);
  });

  it('has the radius and the directions of its kernel in five dimensions', () => {
    const d = 5;
    const points = drawn(kernel, d);
    const rows = Array.from({ length: COUNT }, (_, i) => points.subarray(d * i, d * (i + 1)));
    expect(
      kolmogorovSmirnov(
        rows.map((row) => Math.hypot(...row)),
        radiusLaw(kernel, d),
      ),
    ).toBeLessThan(LIMIT);
    // u₁² of a direction in d dimensions has a Beta law, parameters ½ and (d − 1)/2: here P(u₁ ≤ u) = (2 + 3u − u³)/4.
    const cosines = rows.map((row) => (row[0] as number) / Math.hypot(...row));
    expect(kolmogorovSmirnov(cosines, (u) => (2 + 3 * u - u ** 3) / 4)).toBeLessThan(LIMIT);
  });

  it('stays finite at the ends of the uniform law', () => {
    const ends: Pick<PhaseIo, 'normal' | 'uniform'> = {
      normal: (_stream, rows, columns) => tf.zeros([rows, columns]),
      uniform: (_stream, rows, columns) =>
        tf.tensor2d(
          Array.from({ length: rows * columns }, (_, i) => (i % 2 === 0 ? 0 : 1 - 2 ** -24)),
          [rows, columns],
        ),
    };
    const points = tf.tidy(() => kernelNoise(kernel, ends, 'noise', 4).dataSync());
    expect([...points].every(Number.isFinite)).toBe(true);
  });
});
