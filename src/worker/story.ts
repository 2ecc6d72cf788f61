import type { EngineId, Report, Snapshot } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { ParamValue } from '../schema/param.ts';
import type { Reel } from '../train/reel.ts';

/** What came into force at a step, and whether the state there does not follow from what came before. */
export interface Told {
  readonly step: number;
  /** Settings that are others than before, by dotted key. */
  readonly changes: Readonly<Record<string, ParamValue>>;
  readonly engine: EngineId;
  readonly isBreak?: boolean;
}

/** How a run came to where it stands: its states on the way follow from this, by the same program. */
export interface Story {
  /** Name under which the worker of the run keeps states of it. */
  readonly life: string;
  readonly numerics: number;
  /** Settings at the first entry of the log. */
  readonly start: Experiment;
  readonly log: readonly Told[];
}

/** What is kept of the way of a run, for its ruler. */
export interface Way {
  readonly run: number;
  /** Steps whose states are kept. */
  readonly snapshots: readonly number[];
  /** Settings at the first entry of the log. */
  readonly start: Experiment;
  readonly log: readonly Told[];
  /** Bytes of those states, and how many there may be. */
  readonly bytes: number;
  readonly mostBytes: number;
}

/** All that is needed to continue a run bit for bit on the same engine: what a new worker goes on from. */
export interface Checkpoint {
  readonly run: number;
  readonly engine: EngineId;
  /** Settings in force at the step of the snapshot, live changes included. */
  readonly experiment: Experiment;
  readonly snapshot: Snapshot;
  /** Scalars of the last phases, e.g. `criticLoss`. */
  readonly report: Report;
  /** What the first tiles of a run of images looked like so far: the film strip, of bounded size. */
  readonly reel?: Reel;
  /** How it came here; absent where nobody knows. */
  readonly story?: Story;
}
