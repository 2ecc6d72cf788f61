import type { Mode } from '../../data/law.ts';
import type { Evaluation } from '../../train/frame.ts';
import type { DrawnMode } from './drawModes.ts';

/** Milliseconds over which the outline of a freshly captured mode is stroked in. */
export const STROKE_IN_MS = 300;

/**
 * Remembers when modes were captured, so that each capture is animated once. Modes that the law gives no weight are left
 * out; their numbers are not reused.
 */
export function createCaptures() {
  let run = -1;
  let captured: readonly boolean[] = [];
  let since: readonly number[] = [];
  return {
    /** Notes an evaluation seen at time `now` (ms). The first of a run animates nothing: it is not news. */
    note(evaluation: Evaluation | null, now: number): void {
      const next = evaluation?.shares.map((share) => share.captured) ?? [];
      const isNews = evaluation !== null && evaluation.run === run;
      since = next.map((is, index) => {
        if (!is) return Number.NEGATIVE_INFINITY;
        if (captured[index] && isNews) return since[index] ?? Number.NEGATIVE_INFINITY;
        return isNews ? now : Number.NEGATIVE_INFINITY;
      });
      captured = next;
      run = evaluation?.run ?? -1;
    },
    /** The modes as they look at time `now`; without motion every change is immediate. */
    drawn(modes: readonly Mode[], now: number, hasMotion: boolean): DrawnMode[] {
      return modes
        .map((mode, index) => {
          const age = now - (since[index] ?? Number.NEGATIVE_INFINITY);
          const progress = hasMotion ? Math.min(1, Math.max(0, age / STROKE_IN_MS)) : 1;
          return { mode, number: index + 1, captured: captured[index] ?? false, progress };
        })
        .filter(({ mode }) => mode.weight > 0);
    },
    /** True while an outline is still being stroked in. */
    isMoving: (now: number): boolean => since.some((start) => now - start < STROKE_IN_MS),
  };
}
