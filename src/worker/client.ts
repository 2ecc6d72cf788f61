import { proxy, type Remote, wrap } from 'comlink';
import { createHeartbeat } from './heartbeat.ts';
import type { Inspection, InstrumentId, OptionsOf, TrainerApi, TrainerEvent } from './protocol.ts';

export interface TrainerClient {
  readonly trainer: TrainerApi;
  /** Ends the worker at once; pending calls reject with a `WorkerGoneError`. */
  terminate(): void;
}

/** The worker died, or was ended, before it answered. */
export class WorkerGoneError extends Error {
  constructor(message = 'the worker is gone') {
    super(message);
    this.name = 'WorkerGoneError';
  }
}

interface TrainerListeners {
  /** Gets everything that the worker reports. */
  readonly onEvent: (event: TrainerEvent) => void;
  /** Called once if the worker dies and says so, after which a new client must be made. */
  readonly onCrash: (message: string) => void;
  /** Called when the worker stops answering (it hangs, or died without a word), and when it answers again. */
  readonly onSilence: (isSilent: boolean) => void;
}

/** Starts the training worker. */
export function startTrainer({ onEvent, onCrash, onSilence }: TrainerListeners): TrainerClient {
  const worker = new Worker(new URL('./trainer.worker.ts', import.meta.url), { type: 'module', name: 'trainer' });
  let isGone = false;
  let bury: (error: WorkerGoneError) => void = () => {};
  const death = new Promise<never>((_, reject) => {
    bury = reject;
  });
  death.catch(() => undefined);

  function end(message?: string): void {
    isGone = true;
    heartbeat.stop();
    worker.terminate();
    bury(new WorkerGoneError(message));
  }
  function crash(message: string): void {
    if (isGone) return;
    end(message);
    onCrash(message);
  }
  worker.addEventListener('error', (event) => crash(event.message || 'the worker could not be loaded'));
  worker.addEventListener('messageerror', () => crash('a message could not be read'));

  const remote: Remote<TrainerApi> = wrap<TrainerApi>(worker);
  /** The answer, or the end of the worker if that comes first. */
  const ask = <T>(answer: T): Promise<Awaited<T>> => Promise.race([answer, death]);

  const heartbeat = createHeartbeat({
    ask: () => ask(remote.alive()),
    onSilence: (isSilent) => {
      if (!isGone) onSilence(isSilent);
    },
    now: () => performance.now(),
  });
  function hear(event: TrainerEvent): void {
    if (isGone) return;
    if (event.type === 'gone') {
      crash(event.message);
      return;
    }
    if (event.type === 'status') heartbeat.expect(event.status.busyMs ?? 0);
    if (event.type === 'busy') heartbeat.expect(event.ms);
    heartbeat.hear();
    onEvent(event);
  }
  void remote.subscribe(proxy(hear));

  const trainer: TrainerApi = {
    subscribe: (listener) => void remote.subscribe(proxy(listener)),
    alive: () => ask(remote.alive()),
    load: (experiment, options) => ask(remote.load(experiment, options)),
    set: (changes) => ask(remote.set(changes)),
    play: (speed) => ask(remote.play(speed)),
    meet: (speed, step) => ask(remote.meet(speed, step)),
    pause: () => ask(remote.pause()),
    advance: (unit) => ask(remote.advance(unit)),
    runTo: (step) => ask(remote.runTo(step)),
    reset: () => ask(remote.reset()),
    travel: (step) => ask(remote.travel(step)),
    branch: () => ask(remote.branch()),
    way: () => ask(remote.way()),
    keep: (isWanted) => ask(remote.keep(isWanted)),
    setView: (view) => ask(remote.setView(view)),
    read: (x, y) => ask(remote.read(x, y)),
    // Over comlink the type parameter is lost: the answer is that of the instrument asked for.
    inspect: <I extends InstrumentId>(instrument: I, options: OptionsOf<I>) =>
      ask(remote.inspect(instrument, options)) as Promise<Inspection<I> | null>,
    metrics: () => ask(remote.metrics()),
    noiseFloor: () => ask(remote.noiseFloor()),
    quickFloor: () => ask(remote.quickFloor()),
    checksum: () => ask(remote.checksum()),
    samples: () => ask(remote.samples()),
    weights: (link) => ask(remote.weights(link)),
    scriptRefusal: () => ask(remote.scriptRefusal()),
    script: (link, name) => ask(remote.script(link, name)),
    render: (latents, classes) => ask(remote.render(latents, classes)),
    latents: (count) => ask(remote.latents(count)),
    nearest: (tile) => ask(remote.nearest(tile)),
    reel: (tiles) => ask(remote.reel(tiles)),
  };
  return { trainer, terminate: () => end() };
}
