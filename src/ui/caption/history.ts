import type { Evaluation } from '../../train/frame.ts';

/** Enough for every diagnosis to see a trend. */
const KEPT = 240;

/** Evaluations of one run in order of steps, the new one last; going back in a run forgets what came after. */
export function extendHistory(history: readonly Evaluation[], now: Evaluation | null): readonly Evaluation[] {
  if (!now) return [];
  return [...history.filter(({ run, step }) => run === now.run && step < now.step), now].slice(-KEPT);
}
