import { writeSafetensors } from '../data/safetensors.ts';
import { plainExperiment } from '../experiment/json.ts';
import { labOf } from './labs.ts';
import type { TrainingRun } from './run.ts';
import { stateTensors } from './stateTensors.ts';

/** What a file of weights says of the run, as texts. */
export const aboutRun = (
  { experiment, step, execution }: Pick<TrainingRun, 'experiment' | 'step' | 'execution'>,
  link: string,
): Readonly<Record<string, string>> => ({
  format: 'pt',
  producer: 'Modescope',
  link,
  settings: JSON.stringify(plainExperiment(experiment)),
  step: String(step),
  engine: execution.info.id,
});

/**
 * All that a run has learned, as it stands, as a safetensors file: networks in the shapes of PyTorch's state_dict (see `stateTensors`),
 * and what their optimisers keep. `link` is its address, which the file tells beside settings, step and engine.
 */
export async function weightsFile(run: TrainingRun, link: string): Promise<Uint8Array<ArrayBuffer>> {
  const { state } = await run.execution.snapshot();
  const tensors = stateTensors(state, labOf(run.trained).networks(run.trained, run.law));
  return writeSafetensors({ tensors, metadata: aboutRun(run, link) });
}
