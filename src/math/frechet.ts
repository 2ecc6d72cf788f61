import { symmetricEigen } from './symmetricEigen.ts';

/** Mean [d] and covariance [d, d] (divided by n − 1) of samples. */
export interface Moments {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** Moments of samples [n, d]. Throws a RangeError below two samples. */
export function momentsOf(samples: ArrayLike<number>, d: number): Moments {
  const n = Math.floor(samples.length / d);
  if (n < 2) throw new RangeError('moments need two samples');
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++)
    for (let a = 0; a < d; a++) mean[a] = (mean[a] as number) + (samples[i * d + a] as number) / n;
  const covariance = new Float64Array(d * d);
  const centred = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < d; a++) centred[a] = (samples[i * d + a] as number) - (mean[a] as number);
    for (let a = 0; a < d; a++) {
      const value = (centred[a] as number) / (n - 1);
      // Units that never fire are common in features.
      if (value === 0) continue;
      for (let b = 0; b <= a; b++)
        covariance[a * d + b] = (covariance[a * d + b] as number) + value * (centred[b] as number);
    }
  }
  for (let a = 0; a < d; a++) for (let b = 0; b < a; b++) covariance[b * d + a] = covariance[a * d + b] as number;
  return { mean, covariance };
}

/** Product of square matrices [d, d]. */
function product(a: Float64Array, b: Float64Array, d: number): Float64Array {
  const out = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < d; k++) {
      const value = a[i * d + k] as number;
      if (value === 0) continue;
      for (let j = 0; j < d; j++) out[i * d + j] = (out[i * d + j] as number) + value * (b[k * d + j] as number);
    }
  }
  return out;
}

/** Symmetric root of a positive semidefinite matrix [d, d]; eigenvalues that rounding made negative count as 0. */
export function symmetricRoot(matrix: Float64Array, d: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, d);
  const scaled = vectors.map((value, at) => value * Math.sqrt(Math.max(0, values[at % d] as number)));
  const transposed = new Float64Array(d * d);
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) transposed[j * d + i] = vectors[i * d + j] as number;
  return product(scaled, transposed, d);
}

/**
 * Squared Fréchet (Wasserstein-2) distance ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁Σ₂)^½) of Gaussians with these moments (Dowson and
 * Landau 1982; Heusel et al., arXiv:1706.08500, eq. 6). The root has the trace of that of Σ₁^½ Σ₂ Σ₁^½, which is symmetric;
 * `root` is Σ₁^½ if it is known already.
 */
export function frechetDistance(a: Moments, b: Moments, root = symmetricRoot(a.covariance, a.mean.length)): number {
  const d = a.mean.length;
  const middle = product(product(root, b.covariance, d), root, d);
  const common = symmetricEigen(middle, d, false).values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  let distance = -2 * common;
  for (let i = 0; i < d; i++) {
    distance += ((a.mean[i] as number) - (b.mean[i] as number)) ** 2;
    distance += (a.covariance[i * d + i] as number) + (b.covariance[i * d + i] as number);
  }
  return Math.max(0, distance);
}
