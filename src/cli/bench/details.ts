import type { BenchEngine, Row } from '../../experiment/benchmark/contract.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { median } from '../../math/stats.ts';
import type { RemoteSeat } from '../../worker/bench/connect.ts';
import type { StepFacts } from '../../worker/bench/protocol.ts';
import type { Seats } from './measure.ts';

const LOADS = 5;
/** A preset must be traced and compiled within this many milliseconds. */
export const COMPILE_MS = 100;

export interface CompileTime {
  readonly preset: string;
  readonly medianMs: number;
  readonly maxMs: number;
}

/** Rate of matrix products that an engine reaches in a training step, against the best its own kernel can do. */
export interface Throughput {
  readonly engine: BenchEngine;
  readonly case: string;
  readonly gflops: number;
  readonly peakGflops: number;
  readonly share: number;
}

export interface Details {
  readonly graphs: Readonly<Record<string, StepFacts>>;
  readonly compile: readonly CompileTime[];
  readonly throughput: readonly Throughput[];
}

const NONE: Details = { graphs: {}, compile: [], throughput: [] };

async function compileTimes(seat: RemoteSeat): Promise<CompileTime[]> {
  const times: CompileTime[] = [];
  for (const { id } of PRESETS) {
    const each = await seat.compileTimes(id, LOADS);
    times.push({ preset: id, medianMs: median(each), maxMs: Math.max(...each) });
  }
  return times;
}

/** What the compiled engine says about itself, from the browser's seat; empty if it was not measured there. */
export async function detailsOf(rows: readonly Row[], seats: Seats): Promise<Details> {
  const compiled = (['compiled-wasm', 'compiled-wasm-strict'] as const).flatMap((engine) => {
    const seat = seats.at(engine, 'chromium');
    return seat ? [{ engine, seat }] : [];
  });
  const first = compiled[0]?.seat;
  if (!first) return NONE;
  const graphs: Record<string, StepFacts> = {};
  for (const id of new Set(rows.map((row) => row.case))) graphs[id] = await first.facts(id);
  const throughput: Throughput[] = [];
  for (const { engine, seat } of compiled) {
    const peakGflops = await seat.peak();
    for (const row of rows) {
      if (row.engine !== engine || row.where !== 'chromium' || row.k !== 1) continue;
      const gflops = (row.stepsPerSecond.median * (graphs[row.case]?.productMflop ?? Number.NaN)) / 1_000;
      throughput.push({ engine, case: row.case, gflops, peakGflops, share: gflops / peakGflops });
    }
  }
  return { graphs, compile: await compileTimes(first), throughput };
}
