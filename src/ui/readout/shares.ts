import type { Mode } from '../../data/law.ts';
import type { ClassShare, ModeShare } from '../../train/frame.ts';

/** One mode as the read-out draws it. `share` is null before the first evaluation. */
export interface Bar {
  /** Number of the mode as on the stage, from 1. */
  readonly number: number;
  /** In place of the number, for a class. */
  readonly name?: string;
  readonly share: number | null;
  readonly target: number;
  readonly captured: boolean;
}

/** Modes in the law's order, with their shares once there are any. */
export function barsOf(modes: readonly Mode[], shares: readonly ModeShare[] | undefined): readonly Bar[] {
  if (shares && shares.length > 0) {
    return shares.map(({ share, target, captured }, index) => ({ number: index + 1, share, target, captured }));
  }
  return modes.map(({ weight }, index) => ({ number: index + 1, share: null, target: weight, captured: false }));
}

/** Classes in the law's order with their names, and with their shares once there are any. */
export function classBars(
  names: readonly string[],
  targets: readonly number[],
  shares: readonly ClassShare[] | undefined,
): readonly Bar[] {
  return names.map((name, index) => {
    const measured = shares?.[index] ?? { share: null, target: targets[index] ?? 0, captured: false };
    return { number: index + 1, name, ...measured };
  });
}

/** The largest shortfall from the target first; equal ones in the law's order. */
export function byDeficit(bars: readonly Bar[]): readonly Bar[] {
  const deficit = ({ share, target }: Bar) => target - (share ?? 0);
  return [...bars].sort((a, b) => deficit(b) - deficit(a) || a.number - b.number);
}

/** Upper end of the share axis: room over the tallest bar, and never less than twice the largest target. */
export function shareLimit(bars: readonly Bar[]): number {
  return bars.reduce((limit, { share, target }) => Math.max(limit, 2 * target, 1.1 * (share ?? 0)), 0) || 1;
}

/** Modes with a share of their own to lose: measured, and not captured. */
export const lostBars = (bars: readonly Bar[]): readonly Bar[] =>
  bars.filter(({ share, captured }) => share !== null && !captured);

/** The one target all modes share, or null if their weights differ. */
export function commonTarget(bars: readonly Bar[]): number | null {
  const [first] = bars;
  return first && bars.every(({ target }) => Math.abs(target - first.target) < 1e-6) ? first.target : null;
}
