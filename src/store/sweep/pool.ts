import type { Unit } from '../../experiment/sweep/units.ts';
import type { Ran, SweepSeat } from './seat.ts';

/** Tries of one run: a worker that dies takes nothing with it but the time. */
const TRIES = 2;

export interface PoolParts {
  readonly units: readonly Unit[];
  readonly cores: number;
  readonly open: () => SweepSeat;
  readonly onResult: (ran: Ran) => void;
  readonly onFailure: (unit: Unit, reason: string) => void;
}

export interface Pool {
  /** Resolves when every run is done or failed, or all was stopped. */
  readonly done: Promise<void>;
  /** Ends the workers at once; runs under way are lost. */
  stop(): void;
}

/** Runs units in several workers, in their order. A run whose worker dies is begun again in a new one, and told once. */
export function startPool({ units, cores, open, onResult, onFailure }: PoolParts): Pool {
  const seats = new Set<SweepSeat>();
  let isStopped = false;
  let next = 0;

  async function attempt(unit: Unit, seat: SweepSeat | undefined): Promise<SweepSeat | undefined> {
    let present = seat;
    for (let tries = 1; !isStopped; tries++) {
      present ??= open();
      seats.add(present);
      try {
        const ran = await present.run(unit);
        if (!isStopped) onResult(ran);
        return present;
      } catch (error) {
        seats.delete(present);
        present.close();
        present = undefined;
        if (isStopped) return undefined;
        if (tries >= TRIES) {
          onFailure(unit, error instanceof Error ? error.message : String(error));
          return undefined;
        }
      }
    }
    return present;
  }

  async function work(): Promise<void> {
    let seat: SweepSeat | undefined;
    while (!isStopped) {
      const unit = units[next++];
      if (!unit) break;
      seat = await attempt(unit, seat);
    }
    if (seat) seats.delete(seat);
    seat?.close();
  }

  return {
    done: Promise.all(Array.from({ length: Math.min(cores, units.length) }, work)).then(() => undefined),
    stop() {
      isStopped = true;
      for (const seat of seats) seat.close();
      seats.clear();
    },
  };
}
