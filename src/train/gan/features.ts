import * as tf from '@tensorflow/tfjs-core';
import { type ImageSpace, PLANE } from '../../data/space.ts';
import type { Program } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { forward, momentsOfRows } from '../../nn/forward.ts';
import { layoutOf, type Pieces } from '../../nn/layout.ts';
import { applyFeatures, piecesFrom } from '../../nn/network.ts';
import { text } from '../../schema/text.ts';
import { spreadRows } from '../residentData.ts';
import type { Comparison, Eye, FeatureNetwork, Subject } from '../subject.ts';

/** State vector of the judge's weights, which no phase changes. */
export const JUDGE = 'features.weights';

/** Images from which the scale is taken. */
const IMAGES = 256;

/** Whether a program of this experiment, as `effective` returns it, asks a judge what it sees in images. */
export const needsJudge = ({ method }: Pick<Experiment, 'method'>): boolean =>
  method.space === 'both' || method.space === 'features';

/** Why a run that compares features cannot start. */
export const noJudge = text(
  'This method compares what a judge sees in images, and there is no judge for these images: one learns from labelled images of one channel. Compare by pixels, or choose other data.',
  'この手法は判定器の特徴量を比べますが、この画像には判定器がありません（ラベル付き 1 チャネルの画像から学習します）。画素を選ぶか、別のデータを選んでください。',
);

/** Channel `index` of channels-last images x [rows, pixels · channels], as images of their own [rows, pixels]. */
function channelOf(x: tf.Tensor2D, channels: number, index: number): tf.Tensor2D {
  if (channels === 1) return x;
  const [rows, size] = x.shape;
  const pixels = tf.reshape(x, [(rows * size) / channels, channels]) as tf.Tensor2D;
  return tf.reshape(tf.slice2d(pixels, [0, index], [-1, 1]), [rows, size / channels]);
}

/** What the judge sees in images [rows, size], each channel by itself [rows, features · channels]. */
function judged(space: ImageSpace, { spec, layout }: Eye, pieces: Pieces, samples: tf.Tensor2D): tf.Tensor2D {
  const seen = Array.from({ length: space.channels }, (_, i) =>
    applyFeatures(spec, layout, pieces, channelOf(samples, space.channels, i)),
  );
  return seen.length === 1 ? (seen[0] as tf.Tensor2D) : tf.concat2d(seen, 1);
}

/** Samples [rows, size] as a kernel compares them [rows, coordinates]: see `Comparison`. */
export function comparedSamples(
  { space, comparison }: Subject,
  state: (name: string) => tf.Tensor1D,
  samples: tf.Tensor2D,
): tf.Tensor2D {
  if (!comparison || space.kind !== 'image') return samples;
  const { eye, pixels } = comparison;
  const parts = [
    ...(eye ? [tf.mul(judged(space, eye, piecesFrom(state(JUDGE), eye.layout), samples), eye.scale)] : []),
    ...(pixels > 0 ? [tf.mul(samples, pixels)] : []),
  ] as tf.Tensor2D[];
  return parts.length === 1 ? (parts[0] as tf.Tensor2D) : tf.concat2d(parts, 1);
}

/** Sum over columns of the variance over rows of x [rows, columns]. */
function totalVariance(x: Float32Array, columns: number): number {
  return momentsOfRows(x, columns)
    .subarray(columns)
    .reduce((sum, variance) => sum + variance, 0);
}

/** Factor that makes variances which add up to `total` add up to `wanted`. */
const scaleTo = (wanted: number, total: number): number => (total > 0 ? Math.sqrt(wanted / total) : 1);

/**
 * How an experiment compares images, by the scales of the data; undefined for points, and for methods that compare nothing.
 * Throws a RangeError if a judge is needed and there is none, or it is one of other images.
 */
export function comparisonFor(
  experiment: Experiment,
  { space }: Subject,
  data: Program['data'],
  network: FeatureNetwork | undefined,
): Comparison | undefined {
  const by = experiment.method.space;
  if (space.kind !== 'image' || by === undefined) return undefined;
  const { height, width, channels, size } = space;
  const rows = spreadRows(data, IMAGES);
  const images = rows.filter((_, i) => i % data.columns < size);
  const each = PLANE.size / (by === 'both' ? 2 : 1);
  const pixels = by === 'features' ? 0 : scaleTo(each, totalVariance(images, size));
  if (!needsJudge(experiment)) return { pixels };
  if (network?.spec.inputs !== height * width) throw new RangeError('there is no judge of such images');
  const { spec, weights } = network;
  // Channels are alike: the first stands for all.
  const { features } = forward(spec, weights, channels === 1 ? images : images.filter((_, i) => i % channels === 0));
  const scale = scaleTo(each, channels * totalVariance(features, features.length / IMAGES));
  return { eye: { spec, layout: layoutOf(spec), scale }, pixels };
}
