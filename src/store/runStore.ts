import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Text, text } from '../schema/text.ts';
import type { Evaluation } from '../train/frame.ts';
import type { LoadedLaw, LoadResult, Progress, StageId, Status } from '../worker/protocol.ts';

/** Facts about the current run, updated a few times a second; React may subscribe to slices of it. */
export interface Run {
  readonly status: Status;
  readonly law: LoadedLaw | null;
  readonly evaluation: Evaluation | null;
  /** How far what the run waits for, or could use, is; by what it is. */
  readonly progress: { readonly [W in Progress['what']]?: Progress };
  /** Stage that has just run in slow motion. */
  readonly stage: StageId | null;
  /** Play was asked for before there was a run to play: it starts when it is there. */
  readonly isPlayAwaited: boolean;
  /** Why the last experiment could not be loaded; the previous run goes on. */
  readonly refusal: Text | null;
  /** The worker is gone (crash); the session goes on in a new one on demand. */
  readonly crashed: string | null;
  /** The worker does not answer: it hangs, or died without a word. It may still come back by itself. */
  readonly isSilent: boolean;
  /** The run could not be kept on this device: the disk is full, or the browser forbids storage. */
  readonly isUnsaved: boolean;
}

export const initialRun: Run = {
  status: { run: 0, state: 'loading', step: 0, rate: 0 },
  law: null,
  evaluation: null,
  progress: {},
  stage: null,
  isPlayAwaited: false,
  refusal: null,
  crashed: null,
  isSilent: false,
  isUnsaved: false,
};

export type RunStore = StoreApi<Run>;

export const createRunStore = (): RunStore => createStore<Run>()(() => initialRun);

/**
 * Resolves when there is a run, or will be none. Until then a slow line belongs to what training needs: what a page can do without
 * waits for this before it is fetched.
 */
export function untilRun(store: RunStore): Promise<void> {
  const isDecided = ({ status, crashed }: Run): boolean => status.state !== 'loading' || crashed !== null;
  return new Promise((resolve) => {
    if (isDecided(store.getState())) resolve();
    const stop = store.subscribe((run) => {
      if (!isDecided(run)) return;
      stop();
      resolve();
    });
  });
}

/** Tells what comes of moving the law of a run, if that one is still there: another law, or why it stays with the one it has. */
export async function tellOfLaw(store: RunStore, coming: Promise<LoadResult | null>): Promise<void> {
  const { run } = store.getState().status;
  const result = await coming;
  if (!result || store.getState().status.run !== run) return;
  store.setState(result.ok ? { law: result.law, refusal: null } : { refusal: result.reason });
}

/** Why nothing was loaded when the worker died meanwhile. */
export const workerGone = text('The training worker is gone.', '学習用のワーカーが停止しました。');

/** A new worker is on its way in place of one that is gone; what stands on the stage stays until it has a run. */
export function awaitWorker(store: RunStore): void {
  store.setState(({ status: { run, step } }) => ({
    crashed: null,
    isSilent: false,
    status: { run, state: 'loading', step, rate: 0 },
  }));
}
