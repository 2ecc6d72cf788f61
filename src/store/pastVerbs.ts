import type { LoadResult, Status, TrainerApi } from '../worker/protocol.ts';
import { forkOf, type KeptRun } from './keptRuns.ts';
import type { RunStores } from './runStores.ts';
import type { createVerbs } from './verbs.ts';

interface PastParts {
  readonly stores: RunStores;
  readonly verbs: Pick<ReturnType<typeof createVerbs>, 'ask' | 'plays'>;
  readonly trainer: () => TrainerApi;
  /** Whether the run on the stage is the one that the settings are about: none is being built in its place. */
  readonly isSettled: () => boolean;
  /** Begins a run from a state that is still to come. */
  readonly restart: (thenPlay: boolean, from: () => Promise<KeptRun | undefined>) => Promise<LoadResult>;
}

/** Looking at a run as it was, and going another way from there. */
export function createPastVerbs({ stores, verbs, trainer, isSettled, restart }: PastParts) {
  const { experiment: settings, run: facts, kept } = stores;
  /** The branch that is being made. */
  let forking: Promise<LoadResult> | null = null;

  const stepOf = (): number => facts.getState().status.step;
  const isPast = (): boolean => facts.getState().status.past !== undefined;

  const travel = (step: number): Promise<void> => verbs.ask(false, (worker) => worker.travel(step));

  /** The state that is looked at, as the beginning of a run of its own; what the run has come to is kept for whoever wants it back. */
  async function branch(): Promise<KeptRun | undefined> {
    const [trunk, here] = [kept.current(), await trainer().branch()];
    return trunk && here ? forkOf(trunk, here) : undefined;
  }

  return {
    isPast,
    travel,
    back: (steps: number): Promise<void> => travel(Math.max(0, stepOf() - steps)),
    /** Settings are shown as they were where the run is looked at. */
    show({ past }: Status): void {
      if (isSettled() && !forking) settings.look(past?.experiment ?? null);
    },
    /** Goes on from the past as a run of its own; what is asked for while it is being made reaches it when it is there. */
    fork(): Promise<LoadResult> {
      settings.settle();
      forking ??= restart(verbs.plays(), branch).finally(() => {
        forking = null;
      });
      return forking;
    },
    isForking: (): boolean => forking !== null,
  };
}
