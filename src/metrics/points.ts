import { text } from '../schema/text.ts';

/** Why a comparison of clouds has no value. */
export const noComparison = text(
  'There are too few points, or some are not finite.',
  '点の数が足りないか、有限でない点があります。',
);

/** The first `count` points x0, y0, … of a cloud, fewer if it has fewer; null if one of them is not finite. */
export function leading(points: Float32Array, count: number): Float32Array | null {
  const first = points.subarray(0, 2 * count);
  return first.every(Number.isFinite) ? first : null;
}

/** What `derive` makes of a reference, once per array: the reference of a run never changes. */
export function perReference<T>(derive: (reference: Float32Array) => T): (reference: Float32Array) => T {
  const known = new WeakMap<Float32Array, { readonly value: T }>();
  return (reference) => {
    const entry = known.get(reference) ?? { value: derive(reference) };
    known.set(reference, entry);
    return entry.value;
  };
}
