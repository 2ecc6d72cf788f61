import { tfjsBinaries } from '../binaries.ts';
import { hireHelper } from '../helpers.ts';
import { createSeat } from './seat.ts';
import { serveSeat } from './serve.ts';

/** Makes the worker that this runs in a seat. */
export function becomeSeat(): void {
  serveSeat(createSeat(tfjsBinaries(), hireHelper), {
    postMessage: (reply) => self.postMessage(reply),
    listen: (hear) => self.addEventListener('message', ({ data }) => hear(data)),
  });
}
