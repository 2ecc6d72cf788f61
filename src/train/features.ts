import * as tf from '@tensorflow/tfjs-core';
import { PLANE } from '../data/space.ts';
import type { Program } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { forward, momentsOfRows } from '../nn/forward.ts';
import { layoutOf, type Pieces } from '../nn/layout.ts';
import { applyFeatures, piecesFrom } from '../nn/network.ts';
import { text } from '../schema/text.ts';
import { spreadRows } from './residentData.ts';
import type { FeatureNetwork, Features, Subject } from './subject.ts';

/** State vector of the weights. */
export const FEATURE_WEIGHTS = 'features.weights';

/** Images from which the scale is taken. */
const IMAGES = 256;

/** Whether a program of this experiment, as `effective` returns it, compares features of a network. */
export const needsFeatures = ({ method }: Pick<Experiment, 'method'>): boolean => method.space === 'features';

/** Why a run that compares features cannot start. */
export const noFeatures = text(
  'This method compares what a judge sees, and there is no judge for these images: one learns from labelled images of one channel. Choose pixels, or other data.',
  'この手法は判定器の特徴量を比べますが、この画像には判定器がありません（ラベル付き 1 チャネルの画像から学習します）。画素を選ぶか、別のデータを選んでください。',
);

/** Channel `index` of channels-last images x [rows, pixels · channels], as images of their own [rows, pixels]. */
function channelOf(x: tf.Tensor2D, channels: number, index: number): tf.Tensor2D {
  if (channels === 1) return x;
  const [rows, size] = x.shape;
  const pixels = tf.reshape(x, [(rows * size) / channels, channels]) as tf.Tensor2D;
  return tf.reshape(tf.slice2d(pixels, [0, index], [-1, 1]), [rows, size / channels]);
}

/** Features [rows, features · channels] of images [rows, size]; the network looks at every channel by itself. */
export function featuresOf(
  { space, features }: Subject,
  state: (name: string) => tf.Tensor1D,
  samples: tf.Tensor2D,
): tf.Tensor2D {
  if (!features || space.kind !== 'image') throw new RangeError('there is no network that could see features');
  const { spec, layout, scale } = features;
  const pieces: Pieces = piecesFrom(state(FEATURE_WEIGHTS), layout);
  const seen = Array.from({ length: space.channels }, (_, i) =>
    applyFeatures(spec, layout, pieces, channelOf(samples, space.channels, i)),
  );
  return tf.mul(seen.length === 1 ? (seen[0] as tf.Tensor2D) : tf.concat2d(seen, 1), scale);
}

/** Sum over columns of the variance over rows of x [rows, columns]. */
function totalVariance(x: Float32Array, columns: number): number {
  return momentsOfRows(x, columns)
    .subarray(columns)
    .reduce((sum, variance) => sum + variance, 0);
}

/**
 * The features that an experiment compares, scaled by the data; undefined where it compares none. Throws a RangeError if
 * there is no network, or if it is one for other images.
 */
export function featuresFor(
  experiment: Experiment,
  { space }: Subject,
  data: Program['data'],
  network: FeatureNetwork | undefined,
): Features | undefined {
  if (!needsFeatures(experiment)) return undefined;
  const pixels = space.kind === 'image' ? space.height * space.width : 0;
  if (!network || network.spec.inputs !== pixels) throw new RangeError('features need a network that sees such images');
  const { spec, weights } = network;
  const rows = spreadRows(data, IMAGES);
  const channels = space.size / pixels;
  // Channels are alike: the first stands for all.
  const images = Float32Array.from({ length: IMAGES * pixels }, (_, i) => {
    const [image, pixel] = [Math.floor(i / pixels), i % pixels];
    return rows[image * data.columns + pixel * channels] as number;
  });
  const { features } = forward(spec, weights, images);
  const variance = channels * totalVariance(features, features.length / IMAGES);
  return { spec, layout: layoutOf(spec), scale: variance > 0 ? Math.sqrt(PLANE.size / variance) : 1 };
}
