import { proxy, type Remote, wrap } from 'comlink';
import type { Inspection, InstrumentId, OptionsOf, TrainerApi, TrainerEvent } from './protocol.ts';

export interface TrainerClient {
  readonly trainer: TrainerApi;
  /** Ends the worker at once; pending calls never settle. */
  terminate(): void;
}

/**
 * Starts the training worker. `onEvent` gets everything it reports; `onCrash` is called once if the worker dies, after
 * which a new client must be made.
 */
export function startTrainer(
  onEvent: (event: TrainerEvent) => void,
  onCrash: (message: string) => void,
): TrainerClient {
  const worker = new Worker(new URL('./trainer.worker.ts', import.meta.url), { type: 'module', name: 'trainer' });
  let crashed = false;
  const crash = (message: string): void => {
    if (crashed) return;
    crashed = true;
    worker.terminate();
    onCrash(message);
  };
  worker.addEventListener('error', (event) => crash(event.message || 'the worker could not be loaded'));
  worker.addEventListener('messageerror', () => crash('a message could not be read'));
  const remote: Remote<TrainerApi> = wrap<TrainerApi>(worker);
  void remote.subscribe(proxy(onEvent));
  const trainer: TrainerApi = {
    subscribe: (listener) => void remote.subscribe(proxy(listener)),
    alive: () => remote.alive(),
    load: (experiment, options) => remote.load(experiment, options),
    set: (changes) => remote.set(changes),
    play: (speed) => remote.play(speed),
    pause: () => remote.pause(),
    advance: (unit) => remote.advance(unit),
    runTo: (step) => remote.runTo(step),
    reset: () => remote.reset(),
    back: (steps) => remote.back(steps),
    setView: (view) => remote.setView(view),
    read: (x, y) => remote.read(x, y),
    // Over comlink the type parameter is lost: the answer is that of the instrument asked for.
    inspect: <I extends InstrumentId>(instrument: I, options: OptionsOf<I>) =>
      remote.inspect(instrument, options) as Promise<Inspection<I> | null>,
    metrics: () => remote.metrics(),
    noiseFloor: () => remote.noiseFloor(),
    samples: () => remote.samples(),
    render: (latents, classes) => remote.render(latents, classes),
    latents: (count) => remote.latents(count),
    nearest: (tile) => remote.nearest(tile),
    reel: (tiles) => remote.reel(tiles),
  };
  return { trainer, terminate: () => worker.terminate() };
}
