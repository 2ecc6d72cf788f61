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
export const documentOf = ({ plan, results }: Pick<SweepState, 'plan' | 'results'>): SweepDocument | null =>
  plan && collect(plan, ({ name }) => results.get(name));

/** Shows another plan; results that belong to it as well are kept. Throws a SweepError. */
export function showPlan(plan: SweepPlan, more: Partial<SweepState> = {}): void {
  const units = unitsOf(checkedPlan(plan));
  sweepStore.setState({ plan, units, failures: new Map(), pinned: null, notice: null, ...more });
}

/** Runs of the plan that have no result. */
export const missingUnits = ({ units, results }: Pick<SweepState, 'units' | 'results'>): readonly Unit[] =>
  units.filter(({ name }) => !results.has(name));

export const keepResult = (result: UnitResult, points: Float32Array): void =>
  sweepStore.setState(({ results, clouds, failures }) => ({
    results: new Map(results).set(result.name, result),
    clouds: new Map(clouds).set(result.name, points),
    failures: new Map([...failures].filter(([name]) => name !== result.name)),
  }));

export const keepFailure = (name: string, reason: string): void =>
  sweepStore.setState(({ failures }) => ({ failures: new Map(failures).set(name, reason) }));
