import { messageOf } from '../messageOf.ts';
import type { Reply, Request, Seat } from './protocol.ts';

/** One end of a message channel, in a worker or a thread. */
export interface SeatPort {
  postMessage(reply: Reply): void;
  /** Hears every request from now on. */
  listen(hear: (request: Request) => void): void;
}

/** Answers requests to a seat; what a verb throws goes back as its message. */
export function serveSeat(seat: Seat, port: SeatPort): void {
  port.listen(async ({ id, verb, args }) => {
    try {
      const call = seat[verb] as (...args: readonly unknown[]) => Promise<unknown>;
      port.postMessage({ id, value: await call(...args) });
    } catch (error) {
      port.postMessage({ id, error: messageOf(error) });
    }
  });
  port.postMessage({ ready: true });
}
