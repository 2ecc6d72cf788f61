import type { Evaluation } from '../train/frame.ts';
import type { RunEvent } from './seriesStore.ts';

/** What happened between two evaluations that deserves a line through the charts. */
export function eventBetween(before: Evaluation | null, now: Evaluation): RunEvent | null {
  if (!before || before.run !== now.run || before.step >= now.step) return null;
  const captured = ({ shares }: Evaluation): number => shares.filter((share) => share.captured).length;
  const lost = now.shares.filter((share, i) => !share.captured && before.shares[i]?.captured).length;
  if (lost === 0) return null;
  const collapse = captured(before) >= 2 && captured(now) <= captured(before) / 2;
  return { step: now.step, kind: collapse ? 'collapse' : 'mode-lost' };
}
