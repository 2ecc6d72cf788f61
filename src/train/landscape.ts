import { sigmoid } from '../math/kernelGan.ts';
import type { Field } from '../methods/contract.ts';
import type { FieldFrame } from './frame.ts';

/**
 * What lies behind the points of a run as it is now: how real the critic of a GAN finds a place, or the log density that a
 * sampler learns. Samples are rows [count, size] in data units.
 */
export interface Landscape {
  /** Raw values (logits, scores, nats), one per sample. */
  outputs(samples: Float32Array): Promise<Float32Array>;
  /** Their gradients [count, size] in the samples. */
  gradients(samples: Float32Array): Promise<Float32Array>;
}

/** Anchors of a score that has no zero of its own: its mean over the window and the largest distance from it. */
export function relativeScale(values: Float32Array): [number, number, number] {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let reach = 0;
  for (const value of values) reach = Math.max(reach, Math.abs(value - mean));
  // A flat critic still needs three different anchors.
  return [mean - (reach || 1), mean, mean + (reach || 1)];
}

/** A log density relative to its largest value over the window, as a density; −∞ is nothing. */
function densityOf(values: Float32Array): Float32Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value < Number.POSITIVE_INFINITY) largest = Math.max(largest, value);
  return values.map((value) => Math.exp(value - largest) || 0);
}

const TRANSFORMS: Readonly<Record<Field['transform'], (values: Float32Array) => Float32Array>> = {
  identity: (values) => values,
  sigmoid: (values) => values.map(sigmoid),
  exp: densityOf,
};

/** Raw values as a method's field shows them. */
export const shownValues = ({ transform }: Field, raw: Float32Array): Float32Array => TRANSFORMS[transform](raw);

/** The three anchors of the colour scale for values as they are shown over a window. */
export function anchorsOf({ scale }: Field, values: Float32Array): FieldFrame['scale'] {
  if (scale === 'relative') return relativeScale(values);
  return scale === 'peak' ? [-1, 0, 1] : scale;
}
