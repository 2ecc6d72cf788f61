import type { Experiment } from '../experiment/experiment.ts';
import { difference } from '../experiment/restart.ts';
import type { Checkpoint } from '../worker/protocol.ts';
import type { ExperimentStore } from './experimentStore.ts';
import type { FilmStore, Moment } from './filmStore.ts';
import type { Series, SeriesStore } from './seriesStore.ts';

/** A run as it stood: enough to bring it back whole, with its charts. */
export interface KeptRun {
  /** The same for a run and for whatever goes on from it. */
  readonly line: string;
  /** The run that it branched off, and where; absent for one that began by itself. */
  readonly parent?: { readonly line: string; readonly step: number };
  readonly preset: string;
  readonly checkpoint: Checkpoint;
  readonly series: Series;
  /** How the plane looked on the way; absent for one of an earlier visit. */
  readonly film?: readonly Moment[];
}

/** Runs that were left are kept in memory up to these bounds, newest first. */
const MOST_RUNS = 8;
const MOST_BYTES = 96 * 1024 * 1024;

const sizeOf = ({ checkpoint }: KeptRun): number =>
  Object.values(checkpoint.snapshot.state).reduce((sum, vector) => sum + vector.byteLength, 0);

const isSame = (a: Experiment, b: Experiment): boolean => {
  const { changes, restart } = difference(a, b);
  return !restart && Object.keys(changes).length === 0;
};

const newLine = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (word) => word.toString(36)).join('');

/** The same state and charts as the beginning of another run. */
export const forked = (run: KeptRun): KeptRun => ({ ...run, line: newLine() });

/** A state out of the past of a run as the beginning of a branch. */
export const forkOf = ({ line, preset, series, film }: KeptRun, checkpoint: Checkpoint): KeptRun => ({
  line: newLine(),
  parent: { line, step: checkpoint.snapshot.step },
  preset,
  checkpoint,
  series,
  ...(film && { film }),
});

interface KeptParts {
  readonly experiment: ExperimentStore;
  readonly series: SeriesStore;
  readonly film?: Pick<FilmStore, 'take'>;
}

/** The state of a page's run that a new worker would go on from, and runs that were left for others. */
export function createKeptRuns({ experiment, series, film }: KeptParts) {
  /** Lines of runs by their number. */
  const lines = new Map<number, string>();
  /** What branches came off, by the numbers of their runs. */
  const parents = new Map<number, KeptRun['parent']>();
  /** Presets of runs by their number: that of the page may already be that of the run which takes its place. */
  const presets = new Map<number, string>();
  let current: Checkpoint | undefined;
  /** The last checkpoint of the run before: it is handed out while its successor is being loaded. */
  let previous: Checkpoint | undefined;
  /** While a run is being loaded, charts and settings are those of one run and checkpoints may be those of another. */
  let isLoading = false;
  /** Number of the run whose charts are those of the page. */
  let onStage = 0;
  let shelf: readonly KeptRun[] = [];
  const listeners = new Set<(run: KeptRun) => void>();
  /** The state that the listeners heard of last, until its charts are whole. */
  let unmeasured: Checkpoint | undefined;

  function lineOf(run: number): string {
    const line = lines.get(run) ?? newLine();
    lines.set(run, line);
    return line;
  }

  /** A checkpoint of the run on the stage, with the charts of the page. */
  function keptRunOf(checkpoint: Checkpoint): KeptRun {
    const parent = parents.get(checkpoint.run);
    return {
      line: lineOf(checkpoint.run),
      ...(parent && { parent }),
      preset: presets.get(checkpoint.run) ?? experiment.getState().preset,
      checkpoint,
      series: series.take(),
      ...(film && { film: film.take() }),
    };
  }

  function tell(run: KeptRun | undefined): void {
    if (!run || run.checkpoint.snapshot.step === 0) return;
    unmeasured = run.checkpoint;
    for (const listener of listeners) listener(run);
  }

  const keptRuns = {
    /** A run with this number is being loaded: a new one, or one that goes on from a kept one. */
    begin(run: number, from?: KeptRun): void {
      isLoading = true;
      lines.set(run, from?.line ?? newLine());
      parents.set(run, from?.parent);
      presets.set(run, from?.preset ?? experiment.getState().preset);
    },
    /** The load has ended: it brought this run, or none, and the one before goes on. */
    settle(run = onStage): void {
      isLoading = false;
      onStage = run;
    },
    /** A checkpoint that the worker has handed out; those of older runs are dropped. */
    take(checkpoint: Checkpoint): void {
      if (current && checkpoint.run < current.run) return;
      if (current && checkpoint.run > current.run) previous = current;
      current = checkpoint;
      if (!isLoading) tell(keptRuns.current());
    },
    /** A run was measured at this step: if that is where its last checkpoint was taken, its charts are whole only now. */
    measured(run: number, step: number): void {
      if (isLoading || !current || unmeasured !== current) return;
      if (current.run !== run || current.snapshot.step !== step) return;
      tell(keptRuns.current());
      unmeasured = undefined;
    },
    /** The page's run as it stood at its last checkpoint; undefined before the first. */
    current(): KeptRun | undefined {
      return current && keptRunOf(current);
    },
    /** Another run has taken the place of this one. If it has trained it is put on the shelf. */
    leave(left: KeptRun): void {
      const { run } = left.checkpoint;
      const checkpoint = [current, previous].find((each) => each?.run === run) ?? left.checkpoint;
      if (checkpoint.snapshot.step === 0) return;
      const last = { ...left, checkpoint };
      const kept = [last, ...shelf.filter((other) => other.line !== left.line)].slice(0, MOST_RUNS);
      const bytesUpTo = (end: number) => kept.slice(0, end + 1).reduce((sum, each) => sum + sizeOf(each), 0);
      shelf = kept.filter((_, i) => bytesUpTo(i) <= MOST_BYTES);
      tell(last);
    },
    /** The run that the one on the stage branched off, if it can be taken up again. */
    trunk(): KeptRun | undefined {
      const parent = parents.get(onStage);
      return parent && shelf.find(({ line }) => line === parent.line);
    },
    /** Lines in the order in which they began. */
    order: (): readonly string[] => [...new Set(lines.values())],
    /** Runs that were left and can be taken up again, newest first. */
    shelf: (): readonly KeptRun[] => shelf,
    /** The newest run that stood at exactly these settings; undefined if none was kept. */
    find(experiment: Experiment): KeptRun | undefined {
      // The run on the stage is on no shelf, and has these settings if another one was only about to take its place.
      const here = [current, previous].find((each) => each?.run === onStage && each.snapshot.step > 0);
      const kept = here ? [keptRunOf(here), ...shelf] : shelf;
      return kept.find(({ checkpoint }) => isSame(checkpoint.experiment, experiment));
    },
    /** Calls `listener` with every state that is worth keeping until the returned function is called. */
    subscribe(listener: (run: KeptRun) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return keptRuns;
}

export type KeptRuns = ReturnType<typeof createKeptRuns>;
