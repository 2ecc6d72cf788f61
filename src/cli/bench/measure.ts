import type { BenchEngine, Row, Where } from '../../experiment/benchmark/contract.ts';
import { type Contender, interleave, together } from '../../experiment/benchmark/interleave.ts';
import { rowOf } from '../../experiment/benchmark/rows.ts';
import type { RemoteSeat } from '../../worker/bench/connect.ts';
import type { Console } from '../console.ts';
import type { BenchHost } from './host.ts';
import type { Entry, Plan } from './plan.ts';

export interface Unavailable {
  readonly engine: BenchEngine;
  readonly where: Where;
  readonly reason: string;
}

/** Seats of a run: one per engine and place, and more for ensembles in several workers. */
export interface Seats {
  readonly adapters: ReadonlyMap<BenchEngine, string>;
  readonly unavailable: readonly Unavailable[];
  /** The first seat; undefined if the engine did not start. */
  at(engine: BenchEngine, where: Where): RemoteSeat | undefined;
  /** Seats of an entry, one per worker; none if the engine did not start. */
  of(entry: Entry): readonly RemoteSeat[];
  close(): void;
}

/** Seats that an entry trains in, the first of which all entries of its engine share. */
function seatNames({ engine, where, workers }: Pick<Entry, 'engine' | 'where' | 'workers'>): readonly string[] {
  return Array.from({ length: workers }, (_, worker) => `${engine} ${where} ${worker}`);
}

/** Starts the engines of a plan. One that cannot start is left out, and why is kept. */
export async function openSeats(plan: Plan, host: BenchHost): Promise<Seats> {
  const seats = new Map<string, RemoteSeat>();
  const adapters = new Map<BenchEngine, string>();
  const unavailable: Unavailable[] = [];
  for (const entry of plan.entries) {
    const { engine, where } = entry;
    for (const name of seatNames(entry)) {
      if (seats.has(name) || unavailable.some((each) => each.engine === engine && each.where === where)) continue;
      const seat = await host.openSeat(where);
      try {
        const { adapter } = await seat.start(engine);
        if (adapter !== undefined) adapters.set(engine, adapter);
        seats.set(name, seat);
      } catch (error) {
        seat.close();
        unavailable.push({ engine, where, reason: error instanceof Error ? error.message : String(error) });
      }
    }
  }
  const of = (entry: Parameters<typeof seatNames>[0]) => seatNames(entry).flatMap((name) => seats.get(name) ?? []);
  return {
    adapters,
    unavailable,
    of,
    at: (engine, where) => of({ engine, where, workers: 1 })[0],
    close() {
      for (const seat of seats.values()) seat.close();
    },
  };
}

interface Loaded {
  readonly entry: Entry;
  readonly loadMs: number;
  readonly contender: Contender;
}

async function load(entry: Entry, parts: readonly RemoteSeat[]): Promise<Loaded> {
  const share = entry.k / entry.workers;
  let loadMs = 0;
  for (const seat of parts) loadMs += (await seat.load(entry.case, share)).loadMs;
  const contender = together(parts.map((seat) => ({ measure: (ms) => seat.measure(entry.case, share, ms) })));
  return { entry, loadMs, contender };
}

/** Loads everything a plan names, then measures it in turn. Throws if a step fails. */
export async function measureRows(plan: Plan, seats: Seats, { say }: Console): Promise<Row[]> {
  const loaded: Loaded[] = [];
  for (const entry of plan.entries) {
    const parts = seats.of(entry);
    if (parts.length === 0) continue;
    const members = entry.k > 1 ? `, K = ${entry.k} in ${entry.workers}` : '';
    const start = performance.now();
    loaded.push(await load(entry, parts));
    say(`ready: ${entry.engine} (${entry.where}) ${entry.case}${members}, ${Math.round(performance.now() - start)} ms`);
  }
  const contenders = loaded.map(({ contender }) => contender);
  const windows = await interleave(contenders, {
    ...plan,
    onProgress: (done, total) => {
      if (done % contenders.length === 0) say(`round ${done / contenders.length} of ${total / contenders.length}`);
    },
  });
  return loaded.map(({ entry, loadMs }, index) => rowOf({ ...entry, loadMs }, windows[index] ?? []));
}
