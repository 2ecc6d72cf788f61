import type { Experiment } from '../experiment/experiment.ts';
import { WorkerGoneError } from '../worker/client.ts';
import type { LoadResult, TrainerApi } from '../worker/protocol.ts';
import { imagesFor } from './imageStore.ts';
import { importedFor } from './importStore.ts';
import type { KeptRun } from './keptRuns.ts';
import { prefsStore } from './prefsStore.ts';
import type { Restarts } from './restarts.ts';
import { receive } from './runEvents.ts';
import { workerGone } from './runStore.ts';
import type { RunStores } from './runStores.ts';
import type { EngineChoice } from './session.ts';

/** Where a run goes on from: a kept one, or one that is still to come. */
export type Beginning = KeptRun | (() => Promise<KeptRun | undefined>);

interface LoaderParts {
  readonly stores: RunStores;
  readonly engine: () => EngineChoice;
  readonly trainer: () => TrainerApi;
  readonly restarts: () => Restarts;
  /** What was asked of the run before is not for this one. */
  readonly dropLive: () => void;
  /** Brings the run from these settings to those of the store. */
  readonly follow: (before: Experiment) => void;
  /** A clock of two runs leads this one: it does not play by itself. */
  readonly isLed: () => boolean;
}

/** Loads the runs of a session, one in the place of the other. */
export function createLoader({ stores, engine, trainer, restarts, dropLive, follow, isLed }: LoaderParts) {
  const { experiment: settings, run: facts, series, film, kept } = stores;
  let loading: Promise<LoadResult> | null = null;
  let loads = 0;
  /** Runs that are being built, or wait for what they need. */
  let building = 0;
  let latest: Promise<unknown> = Promise.resolve();
  /** Runs are counted here rather than in a worker: a new worker must not begin again with numbers that were used. */
  let runs = 0;

  async function restartNow(thenPlay: boolean, beginning?: Beginning, branches = false): Promise<LoadResult> {
    dropLive();
    facts.setState({ progress: {} });
    const [imported, images, from] = await Promise.all([
      importedFor(settings.getState().experiment),
      imagesFor(settings.getState().experiment),
      typeof beginning === 'function' ? beginning() : beginning,
    ]);
    const experiment = from?.checkpoint.experiment ?? settings.getState().experiment;
    const left = kept.current();
    loads++;
    const run = ++runs;
    kept.begin(run, from);
    const attempt = trainer().load(experiment, {
      engine: engine(),
      imported,
      images,
      run,
      branches,
      ...(from && { from: from.checkpoint }),
    });
    loading = attempt;
    const result = await attempt.finally(() => {
      loads = Math.max(0, loads - 1);
    });
    if (loading !== attempt) return result;
    loading = null;
    if (!result.ok) {
      kept.settle();
      restarts().refused();
      const { status } = facts.getState();
      // Without an earlier run there is nothing to wait for: the reason is all there is to show.
      const state = status.state === 'loading' ? 'ready' : status.state;
      facts.setState({ refusal: result.reason, status: { ...status, state } });
      return result;
    }
    if (left && left.line !== from?.line) kept.leave(left);
    const end = result.step ?? 0;
    if (from) series.restore(from.series, from.checkpoint.snapshot.step);
    else series.truncate(end || -1);
    film.restore(run, from ? (from.film ?? []) : film.take(), end);
    facts.setState({ law: result.law, refusal: null, stage: null, evaluation: null });
    kept.settle(run);
    // A slider may have moved while the run was being built.
    follow(experiment);
    // An engine that dies meanwhile is told by its run, which goes on elsewhere and brings its evaluation with it.
    const evaluation = await trainer()
      .metrics()
      .catch(() => null);
    if (evaluation) receive(stores, { type: 'evaluation', evaluation });
    // Meanwhile a newer run may have come, which plays or stands for reasons of its own.
    if (thenPlay && !isLed() && runs === run) await trainer().play(prefsStore.getState().speed);
    return result;
  }

  return {
    /** Starts the experiment of the store, at step 0, where a kept run stood, or where it branches off the run before; plays then if asked. */
    restart(thenPlay: boolean, from?: Beginning, branches = false): Promise<LoadResult> {
      // Whatever was looked at, a run begins with the settings of now.
      settings.look(null);
      restarts().begun(thenPlay);
      building++;
      const attempt = restartNow(thenPlay, from, branches).catch((error): LoadResult => {
        // The plate of the dead worker says what to do next.
        if (error instanceof WorkerGoneError) return { ok: false, reason: workerGone };
        throw error;
      });
      const end = (): void => {
        building--;
        if (latest === ended) restarts().ended();
      };
      const ended: Promise<unknown> = attempt.then(end, end);
      latest = ended;
      return attempt;
    },
    /** Whether the worker has a load to carry out: what moves meanwhile reaches the run when it is there. */
    isLoading: (): boolean => loads > 0,
    /** Whether there will be another run than the one on the stage. */
    isBuilding: (): boolean => building > 0,
    /** What the dead worker was building never ends. */
    forget(): void {
      loads = 0;
      loading = null;
    },
    /** Nothing reaches the run any more. */
    end(): void {
      loads++;
    },
    /** Resolves when no load is under way. */
    async settled(): Promise<void> {
      // What moved while a run was being built begins another one once it is there.
      for (let seen: unknown; restarts().isDue() || seen !== latest; await seen) {
        restarts().now();
        seen = latest;
      }
    },
  };
}
