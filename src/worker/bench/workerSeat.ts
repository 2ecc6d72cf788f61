import { tfjsBinaries } from '../binaries.ts';
import { createSeat } from './seat.ts';
import { serveSeat } from './serve.ts';

/** Makes the worker that this runs in a seat. */
export function becomeSeat(): void {
  serveSeat(createSeat(tfjsBinaries()), {
    postMessage: (reply) => self.postMessage(reply),
    listen: (hear) => self.addEventListener('message', ({ data }) => hear(data)),
  });
}
