import type { Law } from '../data/law.ts';
import { PLANE, type Space } from '../data/space.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { findMethod } from '../methods/index.ts';
import type { Layout } from '../nn/layout.ts';
import type { NetworkSpec } from '../nn/spec.ts';

/** A network that has learnt, and whose last hidden layer describes images of one channel. */
export interface FeatureNetwork {
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
}

/** That network as phases of a program see it: its weights are a state vector that none of them changes. */
export interface Eye {
  readonly spec: NetworkSpec;
  readonly layout: Layout;
  /** Factor of its features. */
  readonly scale: number;
}

/**
 * How a kernel compares images: by what an eye sees, by their pixels, or by both side by side. Variances over the data add up
 * to 2, half of it each if there are both, as those of standardised points on the plane do: images are as far apart as such
 * points, and bandwidths mean the same. All coordinates of a kind have one factor, so each keeps its importance.
 */
export interface Comparison {
  readonly eye?: Eye;
  /** Factor of the pixels; 0 leaves them out. */
  readonly pixels: number;
}

/** What the networks of a run are about: the space of its samples and, where its method needs them, their classes. */
export interface Subject {
  readonly space: Space;
  /** Number of classes K that the method works with; 0 for a method without labels. */
  readonly classes: number;
  /** Share of each class among the data. */
  readonly shares: readonly number[];
  /** Present where a method compares images. */
  readonly comparison?: Comparison;
}

/** Points on the plane without classes. */
export const POINTS: Subject = { space: PLANE, classes: 0, shares: [] };

/** What a run of this experiment on this law is about. */
export function subjectOf({ method }: Pick<Experiment, 'method'>, { space = PLANE, labels }: Law): Subject {
  const shares = findMethod(method.id).needs.labels ? (labels?.shares ?? []) : [];
  return { space, classes: shares.length, shares };
}
