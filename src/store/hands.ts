import { type Experiment, MAX_SEED } from '../experiment/experiment.ts';
import type { DecodedLink } from '../experiment/link.ts';
import { allowedChanges, holdOf, lockedBetween, NO_LOCKS } from '../experiment/locks.ts';
import type { ParamValue } from '../schema/param.ts';
import type { ExperimentStore } from './experimentStore.ts';

type Changes = Readonly<Record<string, ParamValue>>;

/** What a link asks for in the place of what there was; hands are kept from what it names, and from nothing else any more. */
export function takeLink(
  settings: ExperimentStore,
  { experiment, preset, notices, locks = NO_LOCKS }: Pick<DecodedLink, 'experiment' | 'preset' | 'notices' | 'locks'>,
): void {
  settings.replace(experiment, preset, notices);
  settings.setState({ locks, held: [] });
}

/** Tells the page what a hand was kept from; true if that was nothing. */
function isFree(settings: ExperimentStore, held: readonly string[]): boolean {
  if (held.length + settings.getState().held.length > 0) settings.setState({ held });
  return held.length === 0;
}

/** What a hand may change of what it asks for; null, and a word to the page, where a lock is in the way. */
export function permitted(settings: ExperimentStore, asked: Changes): Changes | null {
  const { changes, held } = allowedChanges(settings.getState().locks, asked);
  return isFree(settings, held) ? changes : null;
}

/** Whether a hand may open a preset in the place of the experiment, with a word to the page where a lock is in the way. */
export function mayBecome(settings: ExperimentStore, preset: Experiment): boolean {
  const { locks, experiment } = settings.getState();
  return isFree(settings, holdOf(locks, 'preset') ? ['preset'] : lockedBetween(locks, experiment, preset));
}

/** Whether a step back or forward in the settings leaves alone what is locked. */
export function mayTravel(settings: ExperimentStore, direction: 'undo' | 'redo'): boolean {
  const { locks, experiment, past, future } = settings.getState();
  const target = (direction === 'undo' ? past : future).at(-1);
  return isFree(settings, target ? lockedBetween(locks, experiment, target) : []);
}

/** A seed by chance. */
export const throwSeed = (): number => Math.min(MAX_SEED, crypto.getRandomValues(new Uint32Array(1))[0] as number);
