import { WorkerGoneError } from '../worker/client.ts';
import type { TrainerApi } from '../worker/protocol.ts';
import type { RunStore } from './runStore.ts';

interface VerbParts {
  readonly run: RunStore;
  /** Resolves when no load is under way. */
  readonly settled: () => Promise<void>;
  readonly trainer: () => TrainerApi;
}

/** What is asked of the run reaches the worker in the order in which it was asked, once the run is there. */
export function createVerbs({ run, settled, trainer }: VerbParts) {
  let turn: Promise<unknown> = Promise.resolve();
  /** What was asked last and does not show yet. */
  let wish: { readonly plays: boolean } | undefined;

  /** Does something to the run once it is there; nothing happens if the settings make no run. */
  async function withRun<T>(job: (trainer: TrainerApi) => Promise<T>): Promise<T | undefined> {
    const ready = turn.then(settled);
    turn = ready.catch(() => undefined);
    await ready;
    if (!run.getState().law) return undefined;
    return job(trainer()).catch((error) => {
      // What was asked of a worker that died is asked again by whoever goes on, or not at all.
      if (error instanceof WorkerGoneError) return undefined;
      throw error;
    });
  }

  return {
    withRun,
    /** The same for a verb after which the run plays, or stands. */
    async ask(plays: boolean, job: (trainer: TrainerApi) => Promise<unknown>): Promise<void> {
      const mine = { plays };
      wish = mine;
      run.setState({ isPlayAwaited: plays && run.getState().status.state === 'loading' });
      // The answer comes after the news of it.
      await withRun(job).finally(() => {
        if (wish !== mine) return;
        wish = undefined;
        run.setState({ isPlayAwaited: false });
      });
    },
    /** What was asked last and does not show yet. */
    wished: (): boolean | undefined => wish?.plays,
    /** Whether the run plays, or will as soon as what was asked has reached it: a key pressed twice is two wishes. */
    plays: (): boolean => wish?.plays ?? run.getState().status.state === 'running',
  };
}
