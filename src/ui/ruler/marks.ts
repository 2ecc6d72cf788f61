import { valueAt } from '../../experiment/experiment.ts';
import type { ParamValue } from '../../schema/param.ts';
import type { Way } from '../../worker/protocol.ts';

/** Steps that stand at least `gap` apart on a scale of `last` steps over `width`; the first of them is kept. */
export function apart(steps: readonly number[], last: number, width: number, gap: number): readonly number[] {
  const least = (gap * last) / Math.max(1, width);
  const kept: number[] = [];
  for (const step of steps) if (kept.length === 0 || step - (kept.at(-1) as number) >= least) kept.push(step);
  return kept;
}

/** Something that was done to a run, at one step or, as a slider is dragged, over a few. */
export interface Done {
  readonly step: number;
  /** Values before and after, by dotted key of what was moved. */
  readonly from: Values;
  readonly to: Values;
  /** The state here follows from nothing before. */
  readonly isBreak: boolean;
  /** The engine from here on, where it is another one. */
  readonly engine?: string;
}

type Values = Readonly<Record<string, ParamValue>>;

/** Shares of the way within which moves of the same settings are one. */
const ONE_DRAG = 1 / 60;

/** What the log tells that was done, and not merely noted: a drag is one thing that was done. */
export function doneIn({ start, log }: Pick<Way, 'start' | 'log'>): readonly Done[] {
  const near = ONE_DRAG * (log.at(-1)?.step ?? 0);
  const values: Record<string, ParamValue> = {};
  const done: Done[] = [];
  let endsAt = Number.NEGATIVE_INFINITY;
  log.slice(1).forEach(({ step, changes, engine, isBreak = false }, i) => {
    const keys = Object.keys(changes);
    const from = Object.fromEntries(keys.map((key) => [key, values[key] ?? valueAt(start, key)]));
    Object.assign(values, changes);
    const isOther = engine !== log[i]?.engine;
    if (keys.length === 0 && !isOther && !isBreak) return;
    const last = done.at(-1);
    const goesOn = last && step - endsAt <= near && keys.join() === Object.keys(last.to).join();
    endsAt = step;
    if (goesOn && !isOther && !isBreak) done[done.length - 1] = { ...last, to: changes };
    else done.push({ step, from, to: changes, isBreak, ...(isOther && { engine }) });
  });
  return done;
}

/** The step that an arrow leads to: the nearest kept state on that side, or the end. */
export function nextKept(snapshots: readonly number[], step: number, now: number, side: -1 | 1): number {
  if (side > 0) return snapshots.find((kept) => kept > step) ?? now;
  return snapshots.findLast((kept) => kept < step) ?? 0;
}
