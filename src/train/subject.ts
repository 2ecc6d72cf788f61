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

/** As phases of a program see it: its weights are a state vector that none of them changes. */
export interface Features {
  readonly spec: NetworkSpec;
  readonly layout: Layout;
  /**
   * Makes the variances over the data add up to 2, as those of standardised points on the plane do: samples are as far apart,
   * and bandwidths mean the same. One factor for all features: each keeps its importance.
   */
  readonly scale: number;
}

/** What the networks of a run are about: the space of its samples and, where its method needs them, their classes. */
export interface Subject {
  readonly space: Space;
  /** Number of classes K that the method works with; 0 for a method without labels. */
  readonly classes: number;
  /** Share of each class among the data. */
  readonly shares: readonly number[];
  /** Features in which a method compares samples, where it asks for them. */
  readonly features?: Features;
}

/** Points on the plane without classes. */
export const POINTS: Subject = { space: PLANE, classes: 0, shares: [] };

/** What a run of this experiment on this law is about. */
export function subjectOf({ method }: Pick<Experiment, 'method'>, { space = PLANE, labels }: Law): Subject {
  const shares = findMethod(method.id).needs.labels ? (labels?.shares ?? []) : [];
  return { space, classes: shares.length, shares };
}
