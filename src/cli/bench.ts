import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ratiosOf } from '../experiment/benchmark/ratios.ts';
import { BENCH_HELP, type BenchArguments, readBenchArguments } from './bench/arguments.ts';
import { detailsOf } from './bench/details.ts';
import { withResults } from './bench/document.ts';
import type { BenchHost } from './bench/host.ts';
import { measureRows, openSeats, type Seats } from './bench/measure.ts';
import { type Plan, planOf } from './bench/plan.ts';
import { type BenchReport, loadNow, machineOf } from './bench/report.ts';
import { tablesOf } from './bench/tables.ts';
import type { Console } from './console.ts';
import { writeContent, writeJson } from './report.ts';
import { UsageError } from './usageError.ts';

export { connectSeat } from '../worker/bench/connect.ts';

const PAGE_SECONDS = 6;
const RESULTS = join('docs', 'results', 'bench.json');
const DOCUMENT = join('docs', 'benchmark.md');

async function onSeats(given: BenchArguments, plan: Plan, seats: Seats, console: Console) {
  const ordered = seats.unavailable.filter(
    ({ where }) => (given.engines && where === 'chromium') || (given.torch && where === 'python'),
  );
  if (ordered.length > 0) throw new UsageError(ordered.map(({ reason }) => reason).join('\n'));
  const rows = await measureRows(plan, seats, console);
  return { rows, ...(await detailsOf(rows, seats)) };
}

async function measure(given: BenchArguments, host: BenchHost, console: Console): Promise<BenchReport> {
  const loadBefore = loadNow();
  const plan = planOf(given);
  if (plan.entries.length === 0) throw new UsageError('these engines and cases have nothing in common');
  const seats = await openSeats(plan, host);
  // Before the page is measured, and whatever went wrong: a thread that is left open keeps the process from ending.
  const measured = await onSeats(given, plan, seats, console).finally(() => seats.close());
  const page = await host.pageLoad(PAGE_SECONDS);
  const adapter = seats.adapters.get('compiled-webgpu') ?? seats.adapters.get('tfjs-webgpu');
  return {
    date: new Date().toISOString().slice(0, 10),
    quick: given.quick,
    machine: machineOf(host.browser, adapter, loadBefore),
    ...measured,
    ratios: ratiosOf(measured.rows),
    unavailable: seats.unavailable,
    page,
    build: host.sizes,
  };
}

/** Keeps a report with the project, and brings the tables of its document up to date. */
async function record(report: BenchReport): Promise<void> {
  await writeJson(RESULTS, report);
  await writeContent(DOCUMENT, withResults(await readFile(DOCUMENT, 'utf8'), report));
}

/** Runs one command line and returns its exit status. `open` starts threads, browser and build once they are needed. */
export async function bench(
  args: readonly string[],
  console: Console,
  open: () => Promise<BenchHost>,
): Promise<number> {
  try {
    const given = readBenchArguments(args);
    if (given.help) {
      console.print(BENCH_HELP);
      return 0;
    }
    const report = await measure(given, await open(), console);
    console.print(tablesOf(report));
    if (given.record) await record(report);
    if (given.json !== undefined) await writeJson(resolve(process.env.INIT_CWD ?? process.cwd(), given.json), report);
    return 0;
  } catch (error) {
    console.say(
      error instanceof UsageError ? error.message : error instanceof Error ? (error.stack ?? '') : String(error),
    );
    return 1;
  }
}
