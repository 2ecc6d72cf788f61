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

/** Seats of a run, one per engine and place, a second one where members are spread over two workers. */
export interface Seats {
  readonly adapters: ReadonlyMap<BenchEngine, string>;
  readonly unavailable: readonly Unavailable[];
  /** Throws a RangeError for an engine that did not start. */
  at(engine: BenchEngine, where: Where, worker?: number): RemoteSeat;
  has(engine: BenchEngine, where: Where): boolean;
  close(): void;
}

const seatName = (engine: BenchEngine, where: Where, worker: number): string => `${engine} ${where} ${worker}`;

/** Starts the engines of a plan. One that cannot start is left out, and why is kept. */
export async function openSeats(plan: Plan, host: BenchHost): Promise<Seats> {
  const seats = new Map<string, RemoteSeat>();
  const adapters = new Map<BenchEngine, string>();
  const unavailable: Unavailable[] = [];
  for (const { engine, where, workers } of plan.entries) {
    if (unavailable.some((each) => each.engine === engine && each.where === where)) continue;
    for (let worker = 0; worker < workers; worker++) {
      if (seats.has(seatName(engine, where, worker))) continue;
      const seat = await host.openSeat(where);
      try {
        const { adapter } = await seat.start(engine);
        if (adapter !== undefined) adapters.set(engine, adapter);
        seats.set(seatName(engine, where, worker), seat);
      } catch (error) {
        seat.close();
        unavailable.push({ engine, where, reason: error instanceof Error ? error.message : String(error) });
        break;
      }
    }
  }
  return {
    adapters,
    unavailable,
    has: (engine, where) => seats.has(seatName(engine, where, 0)),
    at(engine, where, worker = 0) {
      const seat = seats.get(seatName(engine, where, worker));
      if (!seat) throw new RangeError(`${engine} has not started (${where})`);
      return seat;
    },
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

async function load(entry: Entry, seats: Seats): Promise<Loaded> {
  const share = entry.k / entry.workers;
  const parts = Array.from({ length: entry.workers }, (_, worker) => seats.at(entry.engine, entry.where, worker));
  let loadMs = 0;
  for (const seat of parts) loadMs += (await seat.load(entry.case, share)).loadMs;
  const contender = together(parts.map((seat) => ({ measure: (ms) => seat.measure(entry.case, share, ms) })));
  return { entry, loadMs, contender };
}

/** Loads everything a plan names, then measures it in turn. Throws if a step fails. */
export async function measureRows(plan: Plan, seats: Seats, { say }: Console): Promise<Row[]> {
  const loaded: Loaded[] = [];
  for (const entry of plan.entries) {
    if (!seats.has(entry.engine, entry.where)) continue;
    const members = entry.k > 1 ? `, K = ${entry.k} in ${entry.workers}` : '';
    const start = performance.now();
    loaded.push(await load(entry, seats));
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
