import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import type * as client from '../worker/client.ts';
import { createTrainer } from '../worker/trainer.ts';

/** A trainer in this process in place of a worker, which can be made to die, or to fall silent. */
interface LocalWorker {
  die(message: string): void;
  stop(): void;
}

/** Workers that the page has started, the newest last. */
export const localWorkers: LocalWorker[] = [];

/** The module that starts workers, with trainers of this process in their place. */
export function withLocalWorkers(actual: typeof client): typeof client {
  const startTrainer: typeof client.startTrainer = ({ onEvent, onCrash, onSilence }) => {
    let isGone = false;
    let bury = (): void => {};
    const death = new Promise<never>((_, reject) => {
      bury = () => reject(new actual.WorkerGoneError());
    });
    death.catch(() => undefined);
    const made = createTrainer({
      room: { gpu: async () => 'missing', start: () => createWasmEngine({ variant: 'strict' }), forget: () => {} },
      now: () => performance.now(),
      breathe: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
    });
    made.subscribe((event) => isGone || onEvent(structuredClone(event)));
    const end = (): void => {
      isGone = true;
      void made.pause().catch(() => undefined);
      bury();
    };
    localWorkers.push({
      die(message) {
        end();
        onCrash(message);
      },
      stop() {
        isGone = true;
        onSilence(true);
      },
    });
    const verbs = Object.entries(made).map(([name, verb]) => [
      name,
      (...given: never[]) => {
        if (isGone) return death;
        return Promise.race([(verb as (...given: never[]) => unknown)(...given), death]);
      },
    ]);
    return { trainer: Object.fromEntries(verbs) as typeof made, terminate: end };
  };
  return { ...actual, startTrainer };
}
