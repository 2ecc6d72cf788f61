import { commandLine } from '../experiment/commandLine.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { linkedEngine } from './engineChoice.ts';
import { imagesFor } from './imageStore.ts';
import { importedFor } from './importStore.ts';
import type { RunStores } from './runStores.ts';

/** Laws that learn from files of a person's own. */
const OWN = ['imported', 'imported-images'];

/** Name that stands for a file which is not on this device. */
const UNKNOWN = 'FILE';

async function filesOf(experiment: Experiment): Promise<readonly string[]> {
  if (!OWN.includes(experiment.data.id)) return [];
  const [points] = await importedFor(experiment);
  const [images] = await imagesFor(experiment);
  const names = images ? (images.files ?? [images.name]) : points ? [points.name] : [];
  const known = names.filter((name) => name !== '');
  return known.length > 0 ? known : [UNKNOWN];
}

/** The command that runs in Node what the page runs now. */
export async function runCommand({ experiment: settings, run }: RunStores): Promise<string> {
  const { experiment, preset } = settings.getState();
  const files = await filesOf(experiment);
  return commandLine({ experiment, preset, steps: run.getState().status.step, files, engine: linkedEngine() });
}
