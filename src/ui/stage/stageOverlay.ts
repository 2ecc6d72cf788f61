import { createStore, type StoreApi } from 'zustand/vanilla';
import { perRun, type RunStores } from '../../store/runStores.ts';
import type { FieldFrame } from '../../train/frame.ts';
import { useStores } from '../hooks.ts';

/** Parts of the closed-form force, in drawing order. */
export const FORCE_PARTS = ['pull', 'meanShift', 'repulsion', 'total'] as const;
export type ForcePart = (typeof FORCE_PARTS)[number];

/** Arrows on generated points: x0, y0, x1, y1, … in data units, and one such array of vectors per part to draw. */
export interface ForceArrows {
  readonly generated: Float32Array;
  readonly parts: Readonly<Partial<Record<ForcePart, Float32Array>>>;
}

/** Places where a penalty is violated, x0, y0, x1, y1, …; of a pair both ends, x, y, x′, y′. */
export interface ViolationMarks {
  readonly points: Float32Array;
  readonly ends: 1 | 2;
  /** How far each goes beyond its bound, in the unit of the penalty; negative where a slope is too small. */
  readonly excess: Float32Array;
}

/** Losses whose pulls on a point can be compared. */
export type PullKind = 'labelGan' | 'amGan';

/** Pulls of two losses on one point: −∂L/∂l_k of each, and gradients of the logits l_k in the point, x and y of each. */
export interface ClassPullArrows {
  readonly point: Float32Array;
  readonly gradients: Float32Array;
  readonly labelGan: Float32Array;
  readonly amGan: Float32Array;
  readonly shown: PullKind;
}

/** What an instrument lays over the stage while it is open. */
export interface StageOverlay {
  /** Bandwidth (data units) that the kernel circle shows instead of the run's. */
  readonly bandwidth: number | null;
  /** Drawn in place of the critic's gradients. */
  readonly forces: ForceArrows | null;
  readonly violations: ViolationMarks | null;
  /** Optimal transport, x, y, x′, y′ for each of the first generated points; drawn in place of the critic's gradients. */
  readonly plan: Float32Array | null;
  /** The MMD witness, drawn in place of the critic field. */
  readonly witness: FieldFrame | null;
  /** Drawn in place of the critic's gradients. */
  readonly pulls: ClassPullArrows | null;
  /** Class that the critic sees in each of the first generated points, which are then drawn as marks of classes. */
  readonly guesses: Uint16Array | null;
}

const NOTHING: StageOverlay = {
  bandwidth: null,
  forces: null,
  violations: null,
  plan: null,
  witness: null,
  pulls: null,
  guesses: null,
};

/** What lies over the stage of a run. */
export const overlayOf: (stores: RunStores) => StoreApi<StageOverlay> = perRun(() =>
  createStore<StageOverlay>()(() => NOTHING),
);

/** The overlay of the run that this part of the page is about. */
export const useOverlay = (): StoreApi<StageOverlay> => overlayOf(useStores());
