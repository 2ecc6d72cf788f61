import type { Experiment } from '../experiment/experiment.ts';
import { presetExperiment } from '../experiment/presets/contract.ts';
import { findPreset } from '../experiment/presets/index.ts';
import { difference } from '../experiment/restart.ts';
import type { Status } from '../worker/protocol.ts';
import { chosenEngine, engineChoice } from './engineChoice.ts';
import { mayBecome, mayTravel, permitted, takeLink, throwSeed } from './hands.ts';
import { createInstrumentDesk } from './instrumentStore.ts';
import type { LinkSync } from './linkSync.ts';
import { createLiveChanges } from './liveChanges.ts';
import { createLoader } from './loader.ts';
import { createPastVerbs } from './pastVerbs.ts';
import { prefsStore } from './prefsStore.ts';
import { createRestarts } from './restarts.ts';
import { receive } from './runEvents.ts';
import { tellOfLaw } from './runStore.ts';
import type { RunStores } from './runStores.ts';
import type { EngineChoice, Session } from './session.ts';
import { createVerbs } from './verbs.ts';
import { createWorkerSeat } from './workerSeat.ts';

interface SessionParts {
  readonly link: Pick<LinkSync, 'write' | 'settle' | 'complete' | 'href'>;
  readonly stores: RunStores;
  /** The engine that runs are asked of; what the person chose, if nobody says otherwise. */
  readonly engine?: () => EngineChoice;
}

/** The one implementation of `Session`: keeps stores, worker and link in step. */
export function createSession({ link, stores, engine = chosenEngine }: SessionParts): Session {
  const { experiment: settings, run: facts, frame, film, series, kept } = stores;
  const seat = createWorkerSeat(facts, (event) => {
    receive(stores, event);
    if (event.type === 'status') past.show(facts.getState().status);
  });
  const live = createLiveChanges((changes) => tellOfLaw(facts, seat.trainer().set(changes)));
  const loader = createLoader({
    stores,
    engine,
    trainer: seat.trainer,
    restarts: () => restarts,
    dropLive: live.drop,
    follow: (before) => follow(before),
    isLed: () => session.isLed,
  });
  const { restart } = loader;

  const verbs = createVerbs({ run: facts, settled: loader.settled, trainer: seat.trainer });

  const past = createPastVerbs({
    stores,
    verbs,
    trainer: seat.trainer,
    isSettled: () => !loader.isBuilding() && !restarts.isDue(),
    restart,
  });

  const restarts = createRestarts({ begin: (thenPlay) => void restart(thenPlay, undefined, true), ...verbs });

  /** Brings the run from the settings it has to those of the store: live where that is possible, else by a restart. */
  function follow(before: Experiment, mayBePast = true): void {
    const { changes, restart: needsRestart } = difference(before, settings.getState().experiment);
    if (needsRestart || restarts.isNeeded(changes)) restarts.soon();
    // A run that is being built gets what has moved meanwhile when it is there.
    else if (Object.keys(changes).length === 0 || loader.isLoading()) return;
    // What is asked of the run, rather than of what it was, is asked of it as it is now.
    else if (mayBePast && past.isPast()) void past.travel(Number.POSITIVE_INFINITY).then(() => follow(before, false));
    else live.send(changes);
  }

  function jump(direction: 'undo' | 'redo'): void {
    const { experiment: shown, present } = settings.getState();
    const before = present ?? shown;
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
    loader.forget();
    seat.replace();
  }

  const session: Session = {
    isLed: false,
    stores,
    instruments: createInstrumentDesk(facts, seat.trainer),
    get trainer() {
      return seat.trainer();
    },
    change(asked, group, isScripted = false) {
      const before = settings.getState().experiment;
      const changes = isScripted ? asked : permitted(settings, asked);
      if (!changes) return;
      const isPast = past.isPast() && settings.getState().present !== null;
      settings.change(changes, group);
      link.write(group === undefined ? 'push' : 'rest');
      // The past is not overwritten: what is changed there goes another way from there.
      if (isPast && !difference(before, settings.getState().experiment).restart) void past.fork();
      else if (!past.isForking()) follow(before);
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
    async step(unit) {
      link.settle();
      // A player that is trained alone goes another way than the run went.
      if (past.isPast() && unit !== 'step' && unit !== 'stage') await past.fork();
      return verbs.ask(false, (trainer) => trainer.advance(unit));
    },
    reset() {
      series.clear();
      film.clear();
      facts.setState({ stage: null });
      return verbs.ask(false, (trainer) => trainer.reset());
    },
    newSeed: () => session.change({ seed: throwSeed() }),
    async runTo(step): Promise<Status> {
      link.settle();
      return (await verbs.withRun((trainer) => trainer.runTo(step))) ?? facts.getState().status;
    },
    back: past.back,
    travel: past.travel,
    fork: past.fork,
    meet(step) {
      link.settle();
      return verbs.withRun((trainer) => trainer.meet(prefsStore.getState().speed, step));
    },
    setSpeed(speed) {
      prefsStore.getState().set({ speed });
      if (verbs.plays())
        void seat
          .trainer()
          .play(speed)
          .catch(() => undefined);
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
    settled: loader.settled,
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
      const { experiment: shown, present } = settings.getState();
      const before = present ?? shown;
      takeLink(settings, link);
      if (isAnew) void restart(verbs.plays());
      else follow(before);
    },
    end() {
      seat.end();
      loader.end();
    },
    resume(earlier) {
      settings.replace(earlier.checkpoint.experiment, earlier.preset);
      link.write('push');
      return restart(false, earlier);
    },
  };
  return session;
}
