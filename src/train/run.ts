import { type Law, LawError } from '../data/law.ts';
import type { Engine, Report, Snapshot } from '../engine/contract.ts';
import { effective } from '../experiment/availability.ts';
import { incompatibility } from '../experiment/compatibility.ts';
import { type Experiment, isLive, withValues } from '../experiment/experiment.ts';
import { key } from '../math/rng.ts';
import { samplesPerEvaluation } from '../metrics/contract.ts';
import type { ParamValue } from '../schema/param.ts';
import { createEvaluator, perfectSamples } from './evaluate.ts';
import { createGallery } from './gallery.ts';
import { needsJudge, noJudge } from './gan/features.ts';
import type { Divergence } from './health.ts';
import { createKeeping } from './keeping.ts';
import { labOf } from './labs.ts';
import { createLog, haveSameBits, type InForce } from './log.ts';
import { createPast } from './past.ts';
import { buildProgram } from './program.ts';
import { createReel } from './reel.ts';
import { settingsAt } from './settings.ts';
import { SNAPSHOT_EVERY } from './snapshots.ts';
import { type FeatureNetwork, subjectOf } from './subject.ts';
import type { TrainingRun } from './trainingRun.ts';
import type { Views } from './views.ts';

export type { TrainingRun };

const isMidStep = ({ phase, repeat }: Snapshot): boolean => phase !== 0 || repeat !== 0;

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

  const here = () => ({ experiment, law, report });
  const log = createLog({ step: 0, experiment, law, engine: execution.info.id });
  const keeping = await createKeeping({
    execution,
    log,
    here,
    milestones,
    onBoundary: async (step) => reel?.record(step, await views.tiles()),
    async takeBack(snapshot, reported) {
      await past.comeBack();
      await restore(snapshot);
      report = reported;
      reel?.cut(snapshot.step);
    },
  });
  const { snapshots } = keeping;

  /** Puts settings and law in force, with what was reported of them. */
  async function put(next: InForce, reported = report): Promise<void> {
    report = reported;
    if (next.experiment !== experiment) {
      experiment = next.experiment;
      trained = effective(experiment);
      settings = settingsAt(trained);
    }
    if (next.law === law) return;
    await execution.refill(buildProgram(trained, next.law, network).data.values);
    law = next.law;
    reference = referenceNow();
    Object.assign(run, viewsNow());
  }

  async function restore(snapshot: Snapshot): Promise<void> {
    await execution.restore(snapshot);
    keeping.opened(isMidStep(snapshot));
  }

  async function train(steps: number): Promise<void> {
    report = { ...report, ...(await execution.run(steps, settings)) };
    keeping.opened(false);
  }

  const past = createPast({ execution, snapshots, log, here, put, restore, train, isOpen: keeping.isOpen });

  async function advance(steps: number): Promise<Divergence | null> {
    if (past.now() !== undefined) {
      await past.replay(steps);
      return null;
    }
    await keeping.milestone();
    await keeping.note();
    const { step } = execution;
    const next = milestones().filter((each) => each > step);
    const most = keeping.isBroken() ? Math.min(1, steps) : steps;
    const count = Math.min(most, SNAPSHOT_EVERY - (step % SNAPSHOT_EVERY), ...next.map((each) => each - step));
    if (count <= 0) return null;
    await train(count);
    if (keeping.isBroken()) await keeping.note();
    const reportsHealthy = Object.values(report).every(Number.isFinite);
    return execution.step % SNAPSHOT_EVERY === 0 || !reportsHealthy ? keeping.guard() : null;
  }

  /** Runs the phase that is due, or the next execution of the one that is asked for. */
  async function runPhase(asked?: string) {
    let phase = '';
    const go = async (wanted?: string): Promise<void> => {
      const due = execution.nextPhase(settings);
      const result = await execution.runPhase(settings, wanted);
      phase = result.phase;
      report = { ...report, ...result.report };
      keeping.opened(!result.stepFinished, wanted !== undefined && wanted !== due);
    };
    if (past.now() !== undefined) {
      // A player that is trained alone goes another way than the run went.
      await past.replayPhase(go);
      return { phase, divergence: null };
    }
    await keeping.note();
    await go(asked);
    const divergence = await keeping.guard();
    if (keeping.isBroken()) await keeping.note();
    return { phase, divergence };
  }

  /** Settings in force from here on. Throws a RangeError for those that cannot be changed like this. */
  function take(changes: Readonly<Record<string, ParamValue>>, isOfLaw: boolean): void {
    if (past.now() !== undefined) throw new RangeError('the past is not changed');
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
    runPhase,
    nextPhase: () => execution.nextPhase(settings),
    hasPhase: (id) => program.phases.some((phase) => phase.id === id),
    hasClassLogits: 'classLogits' in program.probes,
    set: (changes) => take(changes, false),
    async aim(changes, next) {
      take(changes, true);
      await put({ experiment, law: next });
    },
    async resume(given, reported = {}, kept, lived) {
      const snapshot = labOf(trained).fitted?.(trained, given, program.state) ?? given;
      const { step } = snapshot;
      await restore(snapshot);
      report = reported;
      log.take(lived?.log ?? []);
      log.cut(step);
      snapshots.take(lived?.snapshots ?? [], step);
      const entry = { experiment, law, engine: execution.info.id };
      // Without a log nobody knows how it came here, nor what was done in a step that is not over; another engine has other bits.
      if (!lived && step > 1) log.note({ ...entry, step: 1, isBreak: true });
      const isBreak = !lived || isMidStep(snapshot) || !haveSameBits(log.at(step).engine, entry.engine);
      if (step > 0) log.note({ ...entry, step, isBreak });
      snapshots.add(snapshot, report);
      if (kept) reel?.restore(kept);
      reel?.cut(snapshot.step);
      if (!kept) reel?.record(snapshot.step, await views.tiles());
    },
    back: (steps) => keeping.restore(Math.max(0, execution.step - steps)),
    past,
    lived: () => ({ log: log.entries(), snapshots: snapshots.all() }),
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
