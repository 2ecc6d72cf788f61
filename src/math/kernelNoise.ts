import { MIXTURE_SCALES, STUDENT_FREEDOM } from './kernels.ts';
import { type Key, type Stream, sequence } from './rng.ts';
import type { Smoother } from './smoother.ts';

/** χ² of `freedom` degrees. */
function chiSquared(stream: Stream, freedom: number): number {
  let sum = 0;
  for (let i = 0; i < freedom; i++) sum += stream.gaussian() ** 2;
  return sum;
}

/** Gamma of whole shape. */
function gamma(stream: Stream, shape: number): number {
  let sum = 0;
  for (let i = 0; i < shape; i++) sum -= Math.log(1 - stream.next());
  return sum;
}

/** Factor of a standard normal vector of squared length q that makes it a draw of the kernel at bandwidth 1. */
const factors: Readonly<Record<Smoother, (stream: Stream, q: number, d: number) => number>> = {
  gaussian: () => 1,
  // The radius of exp(−√(d+1)·r) has density ∝ r^(d−1) exp(−√(d+1)·r).
  laplace: (stream, q, d) => gamma(stream, d) / Math.sqrt((d + 1) * q),
  // r²/(d+4) is Beta(d/2, 2) for a density ∝ 1 − r²/(d+4).
  epanechnikov(stream, q, d) {
    const inner = chiSquared(stream, d) / 2;
    return Math.sqrt(((d + 4) * inner) / ((inner + gamma(stream, 2)) * q));
  },
  'student-t': (stream) => Math.sqrt((STUDENT_FREEDOM - 2) / chiSquared(stream, STUDENT_FREEDOM)),
  mixture: (stream) => MIXTURE_SCALES[Math.floor(stream.next() * MIXTURE_SCALES.length)] as number,
};

/** `count` draws [count, dimension] of noise whose density is the kernel at bandwidth 1; multiply by h for any other. */
export function kernelNoise(smoother: Smoother, key: Key, count: number, dimension = 2): Float64Array {
  const stream = sequence(key);
  const noise = new Float64Array(count * dimension);
  for (let row = 0; row < count; row++) {
    const vector = Array.from({ length: dimension }, () => stream.gaussian());
    const squared = vector.reduce((sum, x) => sum + x * x, 0) || Number.MIN_VALUE;
    const factor = factors[smoother](stream, squared, dimension);
    noise.set(
      vector.map((x) => x * factor),
      row * dimension,
    );
  }
  return noise;
}
