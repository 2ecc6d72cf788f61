import { difference } from '../../experiment/restart.ts';
import type { Way } from '../../worker/protocol.ts';

/** Steps that stand at least `gap` apart on a scale of `last` steps over `width`, the first and the last of them kept. */
export function apart(steps: readonly number[], last: number, width: number, gap: number): readonly number[] {
  const least = (gap * last) / Math.max(1, width);
  const kept: number[] = [];
  for (const step of steps) if (kept.length === 0 || step - (kept.at(-1) as number) >= least) kept.push(step);
  return kept;
}

/** Something that was done to a run. */
export interface Done {
  readonly step: number;
  /** Dotted keys of settings that were moved. */
  readonly keys: readonly string[];
  /** Settings before and after. */
  readonly from: Way['log'][number]['experiment'];
  readonly to: Way['log'][number]['experiment'];
  /** The state here follows from nothing before. */
  readonly isBreak: boolean;
  /** The engine from here on, where it is another one. */
  readonly engine?: string;
}

/** What the log tells that was done, and not merely noted. */
export function doneIn(log: Way['log']): readonly Done[] {
  return log.slice(1).flatMap((told, i): Done[] => {
    const before = log[i] as Way['log'][number];
    const keys = Object.keys(difference(before.experiment, told.experiment).changes);
    const isOther = told.engine !== before.engine;
    const done = {
      step: told.step,
      keys,
      from: before.experiment,
      to: told.experiment,
      isBreak: told.isBreak === true,
    };
    if (keys.length === 0 && !isOther && !done.isBreak) return [];
    return [{ ...done, ...(isOther && { engine: told.engine }) }];
  });
}

/** The step that an arrow leads to: the nearest kept state on that side, or the end. */
export function nextKept(snapshots: readonly number[], step: number, now: number, side: -1 | 1): number {
  if (side > 0) return snapshots.find((kept) => kept > step) ?? now;
  return snapshots.findLast((kept) => kept < step) ?? 0;
}
