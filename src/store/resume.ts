import { createStore } from 'zustand/vanilla';
import { difference } from '../experiment/restart.ts';
import type { Text } from '../schema/text.ts';
import { startAutosave } from './autosave.ts';
import type { KeptRun } from './keptRuns.ts';
import { pageStore } from './pageStore.ts';
import { keepAlso, pairStore } from './pairStore.ts';
import type { RunStores } from './runStores.ts';
import { forgetRuns, openRun, type Picture, type SavedRun, savedRuns } from './savedRuns.ts';
import { type Session, session } from './session.ts';

interface ResumeState {
  /** Run of an earlier visit that is offered; null once it was taken or declined, or another run has begun. */
  readonly offer: SavedRun | null;
  /** The run that was asked for could not be brought back. */
  readonly isGone: boolean;
}

export const resumeStore = createStore<ResumeState>()(() => ({ offer: null, isGone: false }));

/** Of two runs, the first is the page's own. */
const first = (): Session => pairStore.getState().pair?.a ?? session();

/** The run that this visit may go on with: that of the link, or the last one where the page was opened without a link. */
async function findOffer(): Promise<SavedRun | null> {
  const runs = await savedRuns();
  if (!pageStore.getState().hadLink) return runs[0] ?? null;
  const { experiment } = first().stores.experiment.getState();
  const isSame = (run: SavedRun): boolean => Object.keys(difference(run.experiment, experiment).changes).length === 0;
  return runs.find(isSame) ?? null;
}

/** Keeps runs on this device from now on and offers to go on with one of an earlier visit. */
export async function beginKeeping(picture: (stores: RunStores) => Picture | undefined): Promise<void> {
  const offered = findOffer();
  const { stores } = first();
  startAutosave(stores, () => picture(stores));
  keepAlso((twin) => startAutosave(twin, () => picture(twin)));
  const offer = await offered;
  // Whoever has begun to train meanwhile has answered.
  if (first().stores.run.getState().status.step > 0) return;
  resumeStore.setState({ offer });
  const stop = first().stores.run.subscribe(({ status }) => {
    if (status.step === 0) return;
    stop();
    resumeStore.setState({ offer: null });
  });
}

/** Goes on with a kept run; says so if it cannot be brought back. */
export async function resumeRun(run: SavedRun): Promise<void> {
  resumeStore.setState({ offer: null, isGone: false });
  const kept = await openRun(run).catch(() => undefined);
  const result = kept && (await first().resume(kept));
  if (!result?.ok) resumeStore.setState({ isGone: true });
}

/** Goes on with a run that came from elsewhere; where it cannot be loaded, the reason, and everything is as it was. */
export async function takeOver(kept: KeptRun): Promise<Text | null> {
  const session = first();
  const result = await session.resume(kept);
  if (result.ok) {
    resumeStore.setState({ offer: null, isGone: false });
    return null;
  }
  session.undo();
  return result.reason;
}

/** Deletes kept runs, all of them if none is named; the page's own run is kept again at its next checkpoint. */
export async function deleteRuns(lines?: readonly string[]): Promise<void> {
  await forgetRuns(lines).catch(() => undefined);
  const { offer } = resumeStore.getState();
  if (offer && (lines === undefined || lines.includes(offer.line))) resumeStore.setState({ offer: null });
}

/** Name of the page's own run among those that are kept. */
export const currentLine = (): string | undefined => first().stores.kept.current()?.line;
