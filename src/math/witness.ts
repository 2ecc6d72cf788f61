import { kernelValue, type MmdSettings } from './mmd.ts';
import type { PointPairs } from './pointPairs.ts';

/** The witness function at a list of places, in units of the kernel (1 at distance 0). */
export interface Witness {
  /** w: positive where data outweigh generated points, negative where generated points do. */
  readonly values: Float64Array;
  /** Standard error of each value, from the spread of the kernel over either set; 0 for sets of one point. */
  readonly errors: Float64Array;
}

/**
 * Empirical witness function of MMD, w(x) = 1/n Σ k_h(x, Xᵢ) − 1/m Σ k_h(x, Yⱼ), at places x0, y0, …: the function of the
 * kernel's space on which the two samples differ most, up to a factor (Gretton et al., "A kernel two-sample test", JMLR 13,
 * 2012, § 2.3). Its mean over the data minus that over the generated points is MMD² with self terms.
 */
export function witnessAt(
  places: ArrayLike<number>,
  { real, generated, dimension }: Pick<PointPairs, 'real' | 'generated' | 'dimension'>,
  settings: MmdSettings,
): Witness {
  const value = kernelValue(settings, dimension);
  const count = places.length / dimension;
  const values = new Float64Array(count);
  const errors = new Float64Array(count);
  for (const [centres, sign] of [[real, 1] as const, [generated, -1] as const]) {
    const n = centres.length / dimension;
    for (let place = 0; place < count; place++) {
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < n; i++) {
        let squared = 0;
        for (let axis = 0; axis < dimension; axis++) {
          const difference = (places[place * dimension + axis] as number) - (centres[i * dimension + axis] as number);
          squared += difference * difference;
        }
        const k = value(squared);
        sum += k;
        squares += k * k;
      }
      const mean = sum / n;
      values[place] = (values[place] as number) + sign * mean;
      errors[place] = (errors[place] as number) + (n > 1 ? Math.max(0, squares / n - mean * mean) / (n - 1) : 0);
    }
  }
  return { values, errors: errors.map(Math.sqrt) };
}
