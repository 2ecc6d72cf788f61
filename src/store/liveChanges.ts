import type { ParamValue } from '../schema/param.ts';

type Changes = Readonly<Record<string, ParamValue>>;

/** Live settings on their way to the worker: what changes within one turn of the event loop travels together. */
export function createLiveChanges(deliver: (changes: Changes) => Promise<unknown>) {
  let pending: Record<string, ParamValue> = {};
  return {
    send(changes: Changes): void {
      const isFirst = Object.keys(pending).length === 0;
      pending = { ...pending, ...changes };
      if (!isFirst) return;
      queueMicrotask(() => {
        const toSend = pending;
        pending = {};
        if (Object.keys(toSend).length === 0) return;
        // A refused load leaves an older run on the stage; settings that it does not have cannot reach it.
        deliver(toSend).catch(() => undefined);
      });
    },
    /** Forgets what has not been sent: another run is being loaded, which has it already. */
    drop(): void {
      pending = {};
    },
  };
}
