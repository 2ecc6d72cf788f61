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
  /** Steps back (or forward) in the history of settings; null when there is nothing to step to. */
  travel(direction: 'undo' | 'redo'): Experiment | null;
}

export function createExperimentStore(): ExperimentStore {
  const store = createStore<ExperimentState>()(() => ({
    experiment: defaultExperiment(),
    preset: 'collapse',
    notices: [],
    locks: NO_LOCKS,
    held: [],
    watched: null,
    past: [],
    future: [],
  }));
  let lastGroup: string | undefined;

  return {
    ...store,
    change(changes, group) {
      const { experiment, past } = store.getState();
      const next = withValues(experiment, changes);
      const merged = group !== undefined && group === lastGroup;
      lastGroup = group;
      store.setState({ experiment: next, past: merged ? past : [...past, experiment].slice(-UNDO_DEPTH), future: [] });
      return next;
    },
    replace(experiment, preset, notices = []) {
      const { experiment: current, past } = store.getState();
      lastGroup = undefined;
      store.setState({
        experiment,
        preset,
        notices,
        watched: null,
        past: [...past, current].slice(-UNDO_DEPTH),
        future: [],
      });
    },
    travel(direction) {
      const { experiment, past, future } = store.getState();
      const [from, to] = direction === 'undo' ? [past, future] : [future, past];
      const target = from.at(-1);
      if (!target) return null;
      lastGroup = undefined;
      const rest = from.slice(0, -1);
      const grown = [...to, experiment];
      store.setState(
        direction === 'undo'
          ? { experiment: target, watched: null, past: rest, future: grown }
          : { experiment: target, watched: null, past: grown, future: rest },
      );
      return target;
    },
  };
}
