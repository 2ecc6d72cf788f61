import { basename } from 'node:path';
import { effective } from '../experiment/availability.ts';
import { encodeLink } from '../experiment/link.ts';
import { scriptRefusal } from '../train/pytorch/refusal.ts';
import { pytorchOf } from '../train/pytorch/script.ts';
import type { TrainingRun } from '../train/run.ts';
import { weightsFile } from '../train/weightsFile.ts';
import type { Arguments } from './arguments.ts';
import { startEngine } from './engines.ts';
import { writeContent } from './report.ts';
import { fromHere } from './subject.ts';
import { UsageError } from './usageError.ts';

/** Files that a command line wants of the run itself. */
type Taken = Pick<Arguments, 'weights' | 'script'>;

/** Whether a command line asks for files of the run itself. */
export const isTakingAway = ({ weights, script }: Taken): boolean => weights !== undefined || script !== undefined;

/** Writes a script of PyTorch and, beside it, the tensors that it starts from. Throws a UsageError for a run that has none. */
async function writeScript(path: string, { experiment, law }: TrainingRun, link: string): Promise<void> {
  const refusal = scriptRefusal(effective(experiment), law);
  if (refusal) throw new UsageError(`--script: ${refusal.en}`);
  const start = path.replace(/(\.py)?$/, '.safetensors');
  // Whatever trains: the figures of a script are the same on every machine.
  const engine = await startEngine('compiled-wasm-strict');
  try {
    const made = await pytorchOf({ experiment, law, link, start: basename(start) }, engine);
    await writeContent(start, made.start);
    await writeContent(path, made.script);
  } finally {
    await engine.dispose();
  }
}

/** Writes what a command line wants of a run at its end; undefined where it wants nothing. Links are told from this preset. */
export function takeaway(given: Taken, preset: string): ((run: TrainingRun) => Promise<void>) | undefined {
  const { weights, script } = given;
  if (!isTakingAway(given)) return undefined;
  return async (run) => {
    const link = encodeLink(run.experiment, preset);
    if (weights !== undefined) await writeContent(fromHere(weights), await weightsFile(run, link));
    if (script !== undefined) await writeScript(fromHere(script), run, link);
  };
}
