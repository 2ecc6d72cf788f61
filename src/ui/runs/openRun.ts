import { translator } from '../../i18n/index.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { openRunFile } from '../../store/runsToKeep.ts';
import { announce } from '../kit/announcer.ts';
import { runsDialog } from './runsDialog.ts';

/** Goes on with the run of a file, or says in the list of runs why there is none in it. */
export async function openRun(file: File): Promise<void> {
  const refusal = await openRunFile(file);
  runsDialog.setState({ isOpen: refusal !== null, refusal });
  if (!refusal) announce(translator(prefsStore.getState().language)('runs.opened', { name: file.name }));
}
