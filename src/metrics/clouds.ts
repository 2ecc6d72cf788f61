import type { MetricContext } from './contract.ts';

/** Generated and real samples as clouds of points [count, dimension] whose distances mean something. */
export interface Clouds {
  readonly generated: Float32Array;
  readonly real: Float32Array;
  readonly dimension: number;
}

/**
 * The clouds that distances are taken in: points of the plane themselves, images by the features that the judge sees in them,
 * because distances of pixels say little. Null for images without a judge.
 */
export function cloudsOf({ samples, reference, images }: MetricContext): Clouds | null {
  if (!images) return { generated: samples, real: reference, dimension: 2 };
  const { features } = images;
  return features ? { generated: features.generated, real: features.real, dimension: features.size } : null;
}
