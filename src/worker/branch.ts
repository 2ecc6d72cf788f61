import type { Experiment } from '../experiment/experiment.ts';
import { labOf } from '../train/labs.ts';
import { FILM_TILES } from '../train/reel.ts';
import type { TrainingRun } from '../train/run.ts';
import type { Checkpoint } from './protocol.ts';

/**
 * What another experiment goes on from as if it had trained from step 0: the last state in which this run is still the same as that one
 * would be. Undefined where they part from the beginning, or the state was not kept.
 */
export async function branchOf(run: TrainingRun, experiment: Experiment): Promise<Checkpoint | undefined> {
  const step = labOf(experiment).sharedSteps?.(run.experiment, experiment) ?? 0;
  if (step === 0 || step > run.step) return undefined;
  const snapshot = run.step === step ? await run.execution.snapshot() : run.snapshots.at(step);
  if (snapshot?.step !== step || snapshot.phase !== 0 || snapshot.repeat !== 0) return undefined;
  const reel = run.reel(FILM_TILES);
  const engine = run.execution.info.id;
  return { run: 0, engine, experiment, snapshot, report: {}, ...(reel && { reel }) };
}
