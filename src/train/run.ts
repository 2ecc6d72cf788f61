import { type Law, LawError } from '../data/law.ts';
import type { Engine, Execution, Report, Snapshot } from '../engine/contract.ts';
import { effective, type Trained } from '../experiment/availability.ts';
import { incompatibility } from '../experiment/compatibility.ts';
import { type Experiment, isLive, withValues } from '../experiment/experiment.ts';
import { key } from '../math/rng.ts';
import { samplesPerEvaluation } from '../metrics/contract.ts';
import type { ParamValue } from '../schema/param.ts';
import { createEvaluator, perfectSamples } from './evaluate.ts';
import type { Evaluation } from './frame.ts';
import { createGallery, type Gallery } from './gallery.ts';
import { needsJudge, noJudge } from './gan/features.ts';
import { type Divergence, firstNonFinite } from './health.ts';
import { labOf } from './labs.ts';
import { buildProgram } from './program.ts';
import { createReel, type Reel } from './reel.ts';
import { settingsAt } from './settings.ts';
import { createSnapshots, SNAPSHOT_EVERY, type Snapshots } from './snapshots.ts';
import { type FeatureNetwork, type Subject, subjectOf } from './subject.ts';
import type { Views } from './views.ts';

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
  /** Continues from a snapshot taken by another run of the same experiment, which had last reported this and kept this reel. */
  resume(snapshot: Snapshot, reported?: Report, kept?: Reel): Promise<void>;
  /** Newest snapshot at least `steps` back; returns its step. */
  back(steps: number): Promise<number>;
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

/** Whether a setting belongs to the law. */
export const ofLaw = (key: string): boolean => key.startsWith('data.');

/**
 * Throws LawError where the method cannot learn from the law, or compares what a judge sees and there is none:
 * nothing is loaded then.
 */
export async function startRun(
  given: Experiment,
  first: Law,
  engine: Engine,
  network?: FeatureNetwork,
): Promise<TrainingRun> {
  let law = first;
  const conflict = incompatibility(given, law);
  if (conflict) throw new LawError(conflict);
  if (!network && needsJudge(effective(given))) throw new LawError(noJudge);
  let experiment = given;
  let trained = effective(given);
  let settings = settingsAt(trained);
  let report: Report = {};
  const program = buildProgram(trained, law, network);
  const execution = await engine.load(program, experiment.seed);
  const milestones = (): readonly number[] => labOf(trained).milestones?.(trained) ?? [];
  const snapshots = createSnapshots((step) => milestones().includes(step));
  /** What the phases had reported when a snapshot was taken. */
  const reports = new WeakMap<Snapshot, Report>();
  snapshots.add(await execution.snapshot());
  const subject = subjectOf(trained, law);
  const { space } = subject;
  const most = samplesPerEvaluation(space);
  const viewsNow = (): Views => labOf(trained).views({ law, subject, execution, trained: () => trained, count: most });
  const views = viewsNow();
  const gallery =
    space.kind === 'image' && law.images ? createGallery(law, law.images, space, engine, experiment.seed) : undefined;
  const reel = space.kind === 'image' ? createReel(space) : undefined;
  const referenceNow = (): Float32Array => gallery?.reference ?? law.sample(key(experiment.seed, 'reference'), most);
  let reference = referenceNow();

  /** Keeps the state as a snapshot at a boundary of whole steps; goes back to the last one if the weights are not finite. */
  async function guard(): Promise<Divergence | null> {
    const snapshot = await execution.snapshot();
    const where = firstNonFinite(snapshot);
    if (where === null) {
      const atBoundary = snapshot.step % SNAPSHOT_EVERY === 0 && snapshot.phase === 0 && snapshot.repeat === 0;
      if (atBoundary && snapshot.step > 0) keep(snapshot);
      if (atBoundary) reel?.record(snapshot.step, await views.tiles());
      return null;
    }
    const step = snapshot.step;
    return { step, healthyStep: await restore(step), where };
  }

  function keep(snapshot: Snapshot): void {
    snapshots.add(snapshot);
    reports.set(snapshot, report);
  }

  async function restore(atMost: number): Promise<number> {
    const snapshot = snapshots.at(atMost);
    if (!snapshot) return execution.step;
    await execution.restore(snapshot);
    report = reports.get(snapshot) ?? {};
    reel?.cut(snapshot.step);
    return snapshot.step;
  }

  /** Keeps the state of a milestone that the run stands at: a part of the training may be ended anywhere. */
  async function keepMilestone(): Promise<void> {
    const { step } = execution;
    if (!milestones().includes(step) || snapshots.at(step)?.step === step) return;
    const snapshot = await execution.snapshot();
    if (snapshot.phase === 0 && snapshot.repeat === 0) keep(snapshot);
  }

  async function advance(steps: number): Promise<Divergence | null> {
    await keepMilestone();
    const { step } = execution;
    const next = milestones().filter((each) => each > step);
    const count = Math.min(steps, SNAPSHOT_EVERY - (step % SNAPSHOT_EVERY), ...next.map((each) => each - step));
    if (count <= 0) return null;
    report = { ...report, ...(await execution.run(count, settings)) };
    const reportsHealthy = Object.values(report).every(Number.isFinite);
    return execution.step % SNAPSHOT_EVERY === 0 || !reportsHealthy ? guard() : null;
  }

  /** Settings in force from here on. Throws a RangeError for those that cannot be changed like this. */
  function take(changes: Readonly<Record<string, ParamValue>>, isOfLaw: boolean): void {
    const fixed = Object.keys(changes).filter((name) => !isLive(experiment, name) || ofLaw(name) !== isOfLaw);
    if (fixed.length > 0) throw new RangeError(`needs a restart: ${fixed.join(', ')}`);
    experiment = withValues(experiment, changes);
    trained = effective(experiment);
    settings = settingsAt(trained);
  }

  reel?.record(0, await views.tiles());

  const run: TrainingRun = {
    get law() {
      return law;
    },
    subject,
    ...views,
    get reference() {
      return reference;
    },
    ...(gallery && { gallery }),
    reel: (wanted) => reel?.read(wanted) ?? null,
    execution,
    snapshots,
    get experiment() {
      return experiment;
    },
    get trained() {
      return trained;
    },
    get step() {
      return execution.step;
    },
    get report() {
      return report;
    },
    advance,
    async advanceTo(step) {
      while (execution.step < step) {
        const divergence = await advance(step - execution.step);
        if (divergence) return divergence;
      }
      return null;
    },
    async runPhase(phase) {
      const result = await execution.runPhase(settings, phase);
      report = { ...report, ...result.report };
      return { phase: result.phase, divergence: await guard() };
    },
    nextPhase: () => execution.nextPhase(settings),
    hasPhase: (id) => program.phases.some((phase) => phase.id === id),
    hasClassLogits: 'classLogits' in program.probes,
    set: (changes) => take(changes, false),
    async aim(changes, next) {
      take(changes, true);
      await execution.refill(buildProgram(trained, next, network).data.values);
      law = next;
      reference = referenceNow();
      Object.assign(run, viewsNow());
    },
    async resume(given, reported = {}, kept) {
      const snapshot = labOf(trained).fitted?.(trained, given, program.state) ?? given;
      await execution.restore(snapshot);
      report = reported;
      keep(snapshot);
      if (kept) reel?.restore(kept);
      reel?.cut(snapshot.step);
      if (!kept) reel?.record(snapshot.step, await views.tiles());
    },
    back: (steps) => restore(Math.max(0, execution.step - steps)),
    evaluate: (wanted) => evaluate(wanted),
    perfect: (repeat, quick) => perfectSamples(run, repeat, quick),
    dispose() {
      gallery?.dispose();
      execution.dispose();
    },
  };
  const evaluate = createEvaluator(run);
  return run;
}
