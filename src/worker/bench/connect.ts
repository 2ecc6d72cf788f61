import type { Reply, Request, Seat, Verb } from './protocol.ts';

/** The other end of a seat's channel. */
export interface SeatChannel {
  send(request: Request): void;
  /** Hears replies, and why no more will come. */
  listen(hear: (reply: Reply) => void, lost: (reason: string) => void): void;
  close(): void;
}

export interface RemoteSeat extends Seat {
  /** Ends the worker at once; calls that wait are rejected. */
  close(): void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** A seat behind a channel. Resolves when the seat listens. */
export function connectSeat(channel: SeatChannel): Promise<RemoteSeat> {
  const waiting = new Map<number, Waiting>();
  let sent = 0;
  let ended: string | undefined;

  function call<V extends Verb>(verb: V, ...args: Parameters<Seat[V]>): ReturnType<Seat[V]> {
    const answer = new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(new Error(ended));
      waiting.set(++sent, { resolve, reject });
      channel.send({ id: sent, verb, args });
    });
    return answer as ReturnType<Seat[V]>;
  }

  function end(reason: string): void {
    ended ??= reason;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  }

  const seat: RemoteSeat = {
    start: (engine) => call('start', engine),
    load: (caseId, k) => call('load', caseId, k),
    measure: (caseId, k, ms) => call('measure', caseId, k, ms),
    compileTimes: (presetId, repeats) => call('compileTimes', presetId, repeats),
    peak: () => call('peak'),
    facts: (caseId) => call('facts', caseId),
    close() {
      channel.close();
      end('the seat was closed');
    },
  };

  return new Promise((resolve, reject) => {
    channel.listen(
      (reply) => {
        if ('ready' in reply) return resolve(seat);
        const { resolve: answer, reject: refuse } = waiting.get(reply.id) ?? {};
        waiting.delete(reply.id);
        if ('error' in reply) refuse?.(new Error(reply.error));
        else answer?.(reply.value as never);
      },
      (reason) => {
        end(reason);
        reject(new Error(reason));
      },
    );
  });
}
