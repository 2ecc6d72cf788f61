import { shellWord } from '../../experiment/commandLine.ts';
import { difference } from '../../experiment/restart.ts';
import { encodeValue } from '../../schema/codec.ts';
import type { Pair } from '../../store/pairStore.ts';
import { runCommand } from '../../store/runCommand.ts';

/** The command that trains both runs over twenty seeds and prints the paired differences. */
export async function versusCommand({ a, b }: Pair): Promise<string> {
  const [ofA, ofB] = [a, b].map(({ stores }) => stores.experiment.getState().experiment);
  if (!ofA || !ofB) return '';
  // Both arms have the seeds that the command gives them.
  const changes = Object.entries(difference(ofA, ofB).changes).filter(([key]) => key !== 'seed');
  const words = changes.flatMap(([key, value]) => ['--vs', shellWord(`${key}=${encodeValue(value)}`)]);
  return [await runCommand(a.stores), ...words, '--seeds', '20'].join(' ');
}
