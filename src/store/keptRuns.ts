import type { Experiment } from '../experiment/experiment.ts';
import { difference } from '../experiment/restart.ts';
import type { Checkpoint } from '../worker/protocol.ts';
import { experimentStore } from './experimentStore.ts';
import { type Series, seriesStore } from './seriesStore.ts';

/** A run as it stood: enough to bring it back whole, with its charts. */
export interface KeptRun {
  /** The same for a run and for whatever goes on from it. */
  readonly line: string;
  readonly preset: string;
  readonly checkpoint: Checkpoint;
  readonly series: Series;
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

let line = newLine();
let current: Checkpoint | undefined;
/** The last checkpoint of the run before: it is handed out while its successor is being loaded. */
let previous: Checkpoint | undefined;
let shelf: readonly KeptRun[] = [];
const listeners = new Set<() => void>();

function newLine(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (word) => word.toString(36)).join('');
}

/** The state of the page's run that a new worker would go on from, and runs that were left for others. */
export const keptRuns = {
  /** A checkpoint that the worker has handed out; those of older runs are dropped. */
  take(checkpoint: Checkpoint): void {
    if (current && checkpoint.run < current.run) return;
    if (current && checkpoint.run > current.run) previous = current;
    current = checkpoint;
    for (const listener of listeners) listener();
  },
  /** The page's run as it stood at its last checkpoint; undefined before the first. */
  current(): KeptRun | undefined {
    if (!current) return undefined;
    const { preset } = experimentStore.getState();
    return { line, preset, checkpoint: current, series: seriesStore.take() };
  },
  /** Another run takes the place of the page's. One that has trained is put on the shelf. */
  leave(left: KeptRun | undefined): void {
    if (!left) return;
    const { run } = left.checkpoint;
    const checkpoint = [current, previous].find((each) => each?.run === run) ?? left.checkpoint;
    if (checkpoint.snapshot.step === 0) return;
    const kept = [{ ...left, checkpoint }, ...shelf.filter((other) => other.line !== left.line)].slice(0, MOST_RUNS);
    const bytesUpTo = (last: number) => kept.slice(0, last + 1).reduce((sum, each) => sum + sizeOf(each), 0);
    shelf = kept.filter((_, i) => bytesUpTo(i) <= MOST_BYTES);
  },
  /** What is reported from now on belongs to this run: one that goes on, or a new one. */
  follow(run: KeptRun | undefined): void {
    line = run?.line ?? newLine();
  },
  /** The newest run that stood at exactly these settings; undefined if none was kept. */
  find: (experiment: Experiment): KeptRun | undefined =>
    shelf.find(({ checkpoint }) => isSame(checkpoint.experiment, experiment)),
  /** Calls `listener` after every checkpoint until the returned function is called. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
