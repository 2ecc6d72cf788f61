/** Parts of the closed-form force, in drawing order. */
export const FORCE_PARTS = ['pull', 'meanShift', 'repulsion', 'total'] as const;
export type ForcePart = (typeof FORCE_PARTS)[number];

/** Arrows on generated points: x0, y0, x1, y1, … in data units, and one such array of vectors per part to draw. */
export interface ForceArrows {
  readonly generated: Float32Array;
  readonly parts: Readonly<Partial<Record<ForcePart, Float32Array>>>;
}
