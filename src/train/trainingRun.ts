import type { Law } from '../data/law.ts';
import type { Execution, Report, Snapshot } from '../engine/contract.ts';
import type { Trained } from '../experiment/availability.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { ParamValue } from '../schema/param.ts';
import type { Evaluation } from './frame.ts';
import type { Gallery } from './gallery.ts';
import type { Divergence } from './health.ts';
import type { Entry } from './log.ts';
import type { Past } from './past.ts';
import type { Reel } from './reel.ts';
import type { Snapshots } from './snapshots.ts';
import type { Subject } from './subject.ts';
import type { Views } from './views.ts';

/** What a run has lived through: what was in force when, and the states on the way that are kept. */
export interface Lived {
  readonly log: readonly Entry[];
  readonly snapshots: readonly Snapshot[];
}

/**
 * One experiment in training on one engine: steps, live settings, snapshots, health and evaluation. Knows no clock, no
 * page and no worker, so the page, the command line and tests run the very same thing.
 */
export interface TrainingRun extends Views {
  readonly law: Law;
  readonly subject: Subject;
  readonly execution: Execution;
  readonly snapshots: Snapshots;
  /** What a run of images has beside; absent on the plane. */
  readonly gallery?: Gallery;
  /** Settings as they are now, live changes included. */
  readonly experiment: Experiment;
  /** The same as they are trained: what is drawn and measured goes by these. */
  readonly trained: Trained;
  readonly step: number;
  /** Scalars of the last phases, e.g. `criticLoss`. */
  readonly report: Report;
  /** Runs up to `steps` steps but never past a snapshot boundary; returns the divergence that stopped it, if any. */
  advance(steps: number): Promise<Divergence | null>;
  /** Runs until exactly `step` or a divergence. */
  advanceTo(step: number): Promise<Divergence | null>;
  /** Runs the next phase, or the next execution of `phase`, leaving out what lies between. */
  runPhase(phase?: string): Promise<{ phase: string; divergence: Divergence | null }>;
  nextPhase(): string;
  /** Whether a step has a phase with this id: a method without a critic, or a frozen generator, lacks one. */
  hasPhase(id: string): boolean;
  /** Whether the critic has logits of classes, which the probes of `classProbes.ts` look at. */
  readonly hasClassLogits: boolean;
  /** Live settings, from the next step on. Throws a RangeError for a setting that needs a restart, or another law. */
  set(changes: Readonly<Record<string, ParamValue>>): void;
  /**
   * Live settings of the law, and the law that they make: what is learnt, drawn and measured against from here on, without anything being
   * compiled again. Throws a RangeError for other settings.
   */
  aim(changes: Readonly<Record<string, ParamValue>>, law: Law): Promise<void>;
  /** Continues from a snapshot taken by another run of the same experiment, which had last reported this, kept this reel and lived so. */
  resume(snapshot: Snapshot, reported?: Report, kept?: Reel, lived?: Lived): Promise<void>;
  /** Newest snapshot at least `steps` back, from where the run goes on anew; returns its step. */
  back(steps: number): Promise<number>;
  /** Where it has been: to look at, to play from, or for another run to go on from. */
  readonly past: Pick<Past, 'now' | 'present' | 'travel'>;
  /** What is kept of the way here. */
  lived(): Lived;
  /** How some tiles looked before, a moment every so many steps; null on the plane. */
  reel(tiles: readonly number[]): Reel | null;
  /** Fresh data [count, size] that evaluations compare with. */
  readonly reference: Float32Array;
  /** Every metric, or only those with the keys that are wanted. */
  evaluate(wanted?: readonly string[]): Promise<Omit<Evaluation, 'run'>>;
  /** Metrics of a perfect sampler against this run's reference, one of many by `repeat`; for the noise floor. */
  perfect(repeat: number, quick?: boolean): Promise<Evaluation['metrics']>;
  dispose(): void;
}
