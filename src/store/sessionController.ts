import type { Experiment } from '../experiment/experiment.ts';
import { presetExperiment } from '../experiment/presets/contract.ts';
import { findPreset } from '../experiment/presets/index.ts';
import { difference } from '../experiment/restart.ts';
import { startTrainer, type TrainerClient, WorkerGoneError } from '../worker/client.ts';
import type { LoadResult, Status } from '../worker/protocol.ts';
import { chosenEngine, engineChoice } from './engineChoice.ts';
import { mayBecome, mayTravel, permitted, takeLink, throwSeed } from './hands.ts';
import { imagesFor } from './imageStore.ts';
import { importedFor } from './importStore.ts';
import { createInstrumentDesk } from './instrumentStore.ts';
import type { KeptRun } from './keptRuns.ts';
import type { LinkSync } from './linkSync.ts';
import { createLiveChanges } from './liveChanges.ts';
import { prefsStore } from './prefsStore.ts';
import { createRestarts } from './restarts.ts';
import { receive } from './runEvents.ts';
import { awaitWorker, tellOfLaw, workerGone } from './runStore.ts';
import type { RunStores } from './runStores.ts';
import type { EngineChoice, Session } from './session.ts';
import { createVerbs } from './verbs.ts';

interface SessionParts {
  readonly link: Pick<LinkSync, 'write' | 'settle' | 'complete' | 'href'>;
  readonly stores: RunStores;
  /** The engine that runs are asked of; what the person chose, if nobody says otherwise. */
  readonly engine?: () => EngineChoice;
}

/** The one implementation of `Session`: keeps stores, worker and link in step. */
export function createSession({ link, stores, engine = chosenEngine }: SessionParts): Session {
  const { experiment: settings, run: facts, frame, series, kept } = stores;
  let client: TrainerClient = connect();
  let loading: Promise<LoadResult> | null = null;
  let loads = 0;
  let latest: Promise<unknown> = Promise.resolve();
  const live = createLiveChanges((changes) => tellOfLaw(facts, client.trainer.set(changes)));
  /** Runs are counted here rather than in a worker: a new worker must not begin again with numbers that were used. */
  let runs = 0;

  function connect(): TrainerClient {
    return startTrainer({
      onEvent: (event) => receive(stores, event),
      onCrash: (message) => facts.setState({ crashed: message }),
      onSilence: (isSilent) => facts.setState({ isSilent }),
    });
  }

  /** Starts the experiment of the store, at step 0, where a kept run stood, or where it branches off the run before; plays then if asked. */
  function restart(thenPlay: boolean, from?: KeptRun, branches = false): Promise<LoadResult> {
    restarts.begun(thenPlay);
    const attempt = restartNow(thenPlay, from, branches).catch((error): LoadResult => {
      // The plate of the dead worker says what to do next.
      if (error instanceof WorkerGoneError) return { ok: false, reason: workerGone };
      throw error;
    });
    const end = (): void => {
      if (latest === ended) restarts.ended();
    };
    const ended: Promise<unknown> = attempt.then(end, end);
    latest = ended;
    return attempt;
  }

  async function restartNow(thenPlay: boolean, from?: KeptRun, branches = false): Promise<LoadResult> {
    live.drop();
    facts.setState({ progress: {} });
    const [imported, images] = await Promise.all([
      importedFor(settings.getState().experiment),
      imagesFor(settings.getState().experiment),
    ]);
    const experiment = from?.checkpoint.experiment ?? settings.getState().experiment;
    const left = kept.current();
    loads++;
    const run = ++runs;
    kept.begin(run, from);
    const attempt = client.trainer.load(experiment, {
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
      restarts.refused();
      const { status } = facts.getState();
      // Without an earlier run there is nothing to wait for: the reason is all there is to show.
      const state = status.state === 'loading' ? 'ready' : status.state;
      facts.setState({ refusal: result.reason, status: { ...status, state } });
      return result;
    }
    if (left && left.line !== from?.line) kept.leave(left);
    if (from) series.restore(from.series, from.checkpoint.snapshot.step);
    else series.truncate((result.step ?? 0) || -1);
    facts.setState({ law: result.law, refusal: null, stage: null, evaluation: null });
    kept.settle(run);
    // A slider may have moved while the run was being built.
    follow(experiment);
    // An engine that dies meanwhile is told by its run, which goes on elsewhere and brings its evaluation with it.
    const evaluation = await client.trainer.metrics().catch(() => null);
    if (evaluation) receive(stores, { type: 'evaluation', evaluation });
    // Meanwhile a newer run may have come, which plays or stands for reasons of its own.
    if (thenPlay && !session.isLed && runs === run) await client.trainer.play(prefsStore.getState().speed);
    return result;
  }

  const verbs = createVerbs({ run: facts, settled: () => session.settled(), trainer: () => client.trainer });

  const restarts = createRestarts({ begin: (thenPlay) => void restart(thenPlay, undefined, true), ...verbs });

  /** Brings the run from the settings it has to those of the store: live where that is possible, else by a restart. */
  function follow(before: Experiment): void {
    const { changes, restart: needsRestart } = difference(before, settings.getState().experiment);
    if (needsRestart || restarts.isNeeded(changes)) restarts.soon();
    // A run that is being built gets what has moved meanwhile when it is there.
    else if (Object.keys(changes).length > 0 && loads === 0) live.send(changes);
  }

  function jump(direction: 'undo' | 'redo'): void {
    const before = settings.getState().experiment;
    const wasRunning = verbs.plays();
    if (!mayTravel(settings, direction) || !settings.travel(direction)) return;
    link.write('replace');
    const { experiment } = settings.getState();
    // The run that these settings had is brought back as it stood, rather than begun again.
    const earlier = difference(before, experiment).restart ? kept.find(experiment) : undefined;
    if (earlier) void restart(wasRunning, earlier);
    else follow(before);
  }

  /** A new worker in place of one that died, hangs, or is to be stopped. */
  function replaceWorker(): void {
    client.terminate();
    // What the dead worker was building never ends.
    loads = 0;
    loading = null;
    awaitWorker(facts);
    client = connect();
  }

  const session: Session = {
    isLed: false,
    stores,
    instruments: createInstrumentDesk(facts, () => client.trainer),
    get trainer() {
      return client.trainer;
    },
    change(asked, group, isScripted = false) {
      const before = settings.getState().experiment;
      const changes = isScripted ? asked : permitted(settings, asked);
      if (!changes) return;
      settings.change(changes, group);
      link.write(group === undefined ? 'push' : 'rest');
      follow(before);
    },
    openPreset(id) {
      const preset = presetExperiment(findPreset(id));
      if (mayBecome(settings, preset)) void session.load(preset, id);
    },
    async load(experiment, preset = settings.getState().preset, notices = []) {
      settings.replace(experiment, preset, notices);
      link.write('push');
      return restart(false);
    },
    undo: () => jump('undo'),
    redo: () => jump('redo'),
    play: () => {
      link.settle();
      void verbs.ask(true, (trainer) => trainer.play(prefsStore.getState().speed));
    },
    pause: () => verbs.ask(false, (trainer) => trainer.pause()),
    plays: verbs.plays,
    toggle: () => void (verbs.plays() ? session.pause() : session.play()),
    step(unit) {
      link.settle();
      return verbs.ask(false, (trainer) => trainer.advance(unit));
    },
    reset() {
      series.clear();
      facts.setState({ stage: null });
      return verbs.ask(false, (trainer) => trainer.reset());
    },
    newSeed: () => session.change({ seed: throwSeed() }),
    async runTo(step): Promise<Status> {
      link.settle();
      return (await verbs.withRun((trainer) => trainer.runTo(step))) ?? facts.getState().status;
    },
    back: (steps) => verbs.ask(false, (trainer) => trainer.back(steps)),
    meet(step) {
      link.settle();
      return verbs.withRun((trainer) => trainer.meet(prefsStore.getState().speed, step));
    },
    setSpeed(speed) {
      prefsStore.getState().set({ speed });
      if (verbs.plays()) void client.trainer.play(speed).catch(() => undefined);
    },
    setEngine(choice) {
      engineChoice.setState({ choice });
      link.write('replace');
      void restart(verbs.plays());
    },
    link: () => link.href(),
    dismissNotices: () => settings.setState({ notices: [] }),
    start(from) {
      link.complete();
      return restart(false, from);
    },
    async settled() {
      // What moved while a run was being built begins another one once it is there.
      for (let seen: unknown; restarts.isDue() || seen !== latest; await seen) {
        restarts.now();
        seen = latest;
      }
    },
    goOn(thenPlay = true) {
      const last = kept.current();
      replaceWorker();
      return restart(thenPlay, last);
    },
    startAgain() {
      frame.set(null);
      replaceWorker();
      return restart(false);
    },
    visit(link, isAnew) {
      const before = settings.getState().experiment;
      takeLink(settings, link);
      if (isAnew) void restart(verbs.plays());
      else follow(before);
    },
    end() {
      client.terminate();
      loads++;
    },
    resume(earlier) {
      settings.replace(earlier.checkpoint.experiment, earlier.preset);
      link.write('push');
      return restart(false, earlier);
    },
  };
  return session;
}
