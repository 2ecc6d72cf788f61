import { createStore } from 'zustand/vanilla';
import { collect, type SweepDocument, type UnitResult } from '../../experiment/sweep/document.ts';
import { checkedPlan, type SweepPlan } from '../../experiment/sweep/plan.ts';
import { type Unit, unitsOf } from '../../experiment/sweep/units.ts';
import type { Text } from '../../schema/text.ts';

/** A round of the search for the best point. */
export interface Round {
  readonly points: number;
  readonly kept: number;
  readonly seeds: number;
}

export interface SweepState {
  /** The sweep that is shown; null before the first. */
  readonly plan: SweepPlan | null;
  readonly units: readonly Unit[];
  readonly results: ReadonlyMap<string, UnitResult>;
  /** Some points of runs of this visit [count, x], by name. */
  readonly clouds: ReadonlyMap<string, Float32Array>;
  readonly failures: ReadonlyMap<string, string>;
  readonly isRunning: boolean;
  /** Rounds of the search, in their order; empty where all points are run alike. */
  readonly rounds: readonly Round[];
  readonly isSearching: boolean;
  /** Point that is looked at. */
  readonly pinned: number | null;
  readonly metric: string;
  /** What could not be kept or read. */
  readonly notice: Text | null;
}

/** Milliseconds between two times that the page hears of results. */
const TELL_MS = 200;
/** Pictures of runs that are kept, the newest. */
const MOST_CLOUDS = 2_000;

const EMPTY: SweepState = {
  plan: null,
  units: [],
  results: new Map(),
  clouds: new Map(),
  failures: new Map(),
  isRunning: false,
  rounds: [],
  isSearching: false,
  pinned: null,
  metric: '',
  notice: null,
};

export const sweepStore = createStore<SweepState>()(() => EMPTY);

/** The document of what is shown: every point of the plan, with the runs that are done. */
export const documentOf = ({
  plan,
  units,
  results,
}: Pick<SweepState, 'plan' | 'units' | 'results'>): SweepDocument | null =>
  plan && collect(plan, ({ name }) => results.get(name), units);

/** Shows another plan; results that belong to it as well are kept. Throws a SweepError. */
export function showPlan(plan: SweepPlan, more: Partial<SweepState> = {}): void {
  const units = unitsOf(checkedPlan(plan));
  sweepStore.setState({ plan, units, failures: new Map(), pinned: null, notice: null, ...more });
}

/** Runs of the plan that have no result. */
export const missingUnits = ({ units, results }: Pick<SweepState, 'units' | 'results'>): readonly Unit[] =>
  units.filter(({ name }) => !results.has(name));

/** Results that have come since the page was told, and when it is told next. */
const waiting: { readonly result: UnitResult; readonly points: Float32Array }[] = [];
let telling: ReturnType<typeof setTimeout> | undefined;

/** Tells the page of all that has come. */
export function tell(): void {
  clearTimeout(telling);
  telling = undefined;
  const come = waiting.splice(0);
  if (come.length === 0) return;
  sweepStore.setState(({ results, clouds, failures }) => {
    const names = new Set(come.map(({ result }) => result.name));
    const pictures = [...clouds, ...come.map(({ result, points }) => [result.name, points] as const)];
    return {
      results: new Map([...results, ...come.map(({ result }) => [result.name, result] as const)]),
      clouds: new Map(pictures.slice(-MOST_CLOUDS)),
      failures: new Map([...failures].filter(([name]) => !names.has(name))),
    };
  });
}

/** Keeps a result. A map of thousands of runs is drawn anew a few times a second, not for each. */
export function keepResult(result: UnitResult, points: Float32Array): void {
  waiting.push({ result, points });
  telling ??= setTimeout(tell, TELL_MS);
}

export const keepFailure = (name: string, reason: string): void =>
  sweepStore.setState(({ failures }) => ({ failures: new Map(failures).set(name, reason) }));
