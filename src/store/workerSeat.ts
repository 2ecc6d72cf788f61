import { startTrainer } from '../worker/client.ts';
import type { TrainerApi, TrainerEvent } from '../worker/protocol.ts';
import { awaitWorker, type RunStore } from './runStore.ts';

/** The worker of a page's run, whichever has that place at the time. */
export function createWorkerSeat(facts: RunStore, onEvent: (event: TrainerEvent) => void) {
  const connect = () =>
    startTrainer({
      onEvent,
      onCrash: (message) => facts.setState({ crashed: message }),
      onSilence: (isSilent) => facts.setState({ isSilent }),
    });
  let client = connect();
  return {
    trainer: (): TrainerApi => client.trainer,
    /** A new worker in place of one that died, hangs, or is to be stopped. */
    replace(): void {
      client.terminate();
      awaitWorker(facts);
      client = connect();
    },
    /** Ends the worker for good. */
    end: (): void => client.terminate(),
  };
}
