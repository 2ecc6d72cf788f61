import { type Text, text } from '../schema/text.ts';
import type { MetricContext } from './contract.ts';

/** Why a comparison of clouds has no value. */
export const noComparison = text(
  'There are too few points, or some are not finite.',
  '点の数が足りないか、有限でない点があります。',
);

/** Why nothing is known of features and classes. */
export const noJudge = text('There is no judge whose features could be compared.', '特徴を比べる判定器がありません。');

/** Why there is no diversity within classes. */
export const tooFewOfAClass = text(
  'The judge finds no class ten times, in generated and in held-out images alike.',
  '生成画像と評価用の実画像の両方で 10 枚以上あるクラスがありません。',
);

/** Why there are no modes of a stack. */
export const notStacked = text(
  'These images show one thing each: choose Stacked MNIST.',
  '1 枚に 1 つのものが写った画像です。Stacked MNIST を選ぶと測れます。',
);

/** Why there are no clouds to compare: for images the judge is missing, else points are. */
export const whyNoClouds = ({ images, noClasses }: MetricContext): Text =>
  images && !images.features ? (noClasses ?? noJudge) : noComparison;

/** The first `count` points [count, dimension] of a cloud, fewer if it has fewer; null if one of them is not finite. */
export function leading(points: Float32Array, count: number, dimension = 2): Float32Array | null {
  const first = points.subarray(0, dimension * count);
  return first.every(Number.isFinite) ? first : null;
}

/** What `derive` makes of a reference [count, dimension], once per array: the reference of a run never changes. */
/*#__NO_SIDE_EFFECTS__*/
export function perReference<T>(
  derive: (reference: Float32Array, dimension: number) => T,
): (reference: Float32Array, dimension?: number) => T {
  const known = new WeakMap<Float32Array, { readonly value: T }>();
  return (reference, dimension = 2) => {
    const entry = known.get(reference) ?? { value: derive(reference, dimension) };
    known.set(reference, entry);
    return entry.value;
  };
}
