import { createStore, type StoreApi } from 'zustand/vanilla';
import { defaultExperiment, type Experiment, withValues } from '../experiment/experiment.ts';
import { type Locks, NO_LOCKS } from '../experiment/locks.ts';
import type { Notice } from '../schema/codec.ts';
import type { ParamValue } from '../schema/param.ts';
import type { Text } from '../schema/text.ts';

/** A claim that is being watched, and the cell of it that was opened. */
export interface Watched {
  readonly claim: Text;
  readonly cell: Text;
}

/** The experiment as the page shows it, with its history for undo. */
export interface ExperimentState {
  readonly experiment: Experiment;
  /** Settings of now while those of then are shown, because the run is looked at as it was; null otherwise. */
  readonly present: Experiment | null;
  /** Preset that the link's differences refer to. */
  readonly preset: string;
  /** Remarks about the last link or file, until dismissed. */
  readonly notices: readonly Notice[];
  /** What the link keeps from hands, until another link is opened. */
  readonly locks: Locks;
  /** Dotted keys of locked settings that a hand has just tried to change. */
  readonly held: readonly string[];
  /** Claim that the experiment belongs to, until another is loaded. */
  readonly watched: Watched | null;
  readonly past: readonly Experiment[];
  readonly future: readonly Experiment[];
}

const UNDO_DEPTH = 100;

/** The experiment of a run, and the only ways in which it changes. */
export interface ExperimentStore extends StoreApi<ExperimentState> {
  /** Applies changes; `group` merges a drag of one control into one undo step. */
  change(changes: Readonly<Record<string, ParamValue>>, group?: string): Experiment;
  /** Replaces the whole experiment (preset, link, file); undoable. */
  replace(experiment: Experiment, preset: string, notices?: readonly Notice[]): void;
  /** Shows settings as they were then, or those of now again; no step of undo. */
  look(then: Experiment | null): void;
  /** What is shown of then becomes what is worked with; undo leads to what was of now. */
  settle(): void;
  /** Steps back (or forward) in the history of settings; null when there is nothing to step to. */
  travel(direction: 'undo' | 'redo'): Experiment | null;
}

export function createExperimentStore(): ExperimentStore {
  const store = createStore<ExperimentState>()(() => ({
    experiment: defaultExperiment(),
    present: null,
    preset: 'collapse',
    notices: [],
    locks: NO_LOCKS,
    held: [],
    watched: null,
    past: [],
    future: [],
  }));
  let lastGroup: string | undefined;
  /** Settings of now, whatever is shown. */
  const now = ({ experiment, present }: ExperimentState): Experiment => present ?? experiment;

  return {
    ...store,
    look(then) {
      const state = store.getState();
      if (then) store.setState({ experiment: then, present: now(state) });
      else if (state.present) store.setState({ experiment: state.present, present: null });
    },
    settle() {
      const { experiment, present, past } = store.getState();
      if (present)
        store.setState({ experiment, present: null, past: [...past, present].slice(-UNDO_DEPTH), future: [] });
    },
    change(changes, group) {
      const { past, ...state } = store.getState();
      const next = withValues(state.experiment, changes);
      const merged = group !== undefined && group === lastGroup && !state.present;
      lastGroup = group;
      store.setState({
        experiment: next,
        present: null,
        past: merged ? past : [...past, now({ past, ...state })].slice(-UNDO_DEPTH),
        future: [],
      });
      return next;
    },
    replace(experiment, preset, notices = []) {
      const { past, ...state } = store.getState();
      const current = now({ past, ...state });
      lastGroup = undefined;
      store.setState({
        experiment,
        present: null,
        preset,
        notices,
        watched: null,
        past: [...past, current].slice(-UNDO_DEPTH),
        future: [],
      });
    },
    travel(direction) {
      const { past, future, ...state } = store.getState();
      const experiment = now({ past, future, ...state });
      const [from, to] = direction === 'undo' ? [past, future] : [future, past];
      const target = from.at(-1);
      if (!target) return null;
      lastGroup = undefined;
      const rest = from.slice(0, -1);
      const grown = [...to, experiment];
      store.setState(
        direction === 'undo'
          ? { experiment: target, present: null, watched: null, past: rest, future: grown }
          : { experiment: target, present: null, watched: null, past: grown, future: rest },
      );
      return target;
    },
  };
}
