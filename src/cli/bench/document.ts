import { BENCH_CASES } from '../../experiment/benchmark/cases.ts';
import { BENCH_ENGINES, type Row } from '../../experiment/benchmark/contract.ts';
import { isKept } from '../../experiment/benchmark/ratios.ts';
import { COMPILE_MS } from './details.ts';
import type { BenchReport } from './report.ts';

const BEGIN = '<!-- results -->';
const END = '<!-- /results -->';

const rate = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(2)));

const table = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...body.map(line)].join('\n');
};

function ratioTable({ ratios, compile }: BenchReport): string {
  const slowest = compile.reduce((a, b) => (b.medianMs > a.medianMs ? b : a), { preset: '', medianMs: 0, maxMs: 0 });
  return table([
    ['ratio', 'case', 'of', 'value', 'promised', ''],
    ...ratios.map((each) => [
      each.name,
      each.case,
      `${each.engine} ÷ ${each.against}`,
      each.ratio.toFixed(2),
      each.atLeast === undefined ? '' : `≥ ${each.atLeast}`,
      each.atLeast === undefined ? '' : isKept(each) ? 'met' : '**missed**',
    ]),
    [
      'trace and compile, slowest preset',
      slowest.preset,
      'compiled-wasm',
      `${slowest.medianMs.toFixed(1)} ms`,
      `< ${COMPILE_MS} ms`,
      slowest.medianMs < COMPILE_MS ? 'met' : '**missed**',
    ],
  ]);
}

/** One row per engine and place, one column per case: median and, below it, the extremes. */
function rateTable(rows: readonly Row[]): string {
  const cases = BENCH_CASES.map(({ id }) => id).filter((id) => rows.some((row) => row.case === id));
  const lines = new Map<string, Map<string, string>>();
  for (const engine of BENCH_ENGINES) {
    for (const row of rows.filter((each) => each.engine === engine)) {
      const members =
        row.k === 1 ? '' : `, K = ${row.k}, ${row.workers === 1 ? 'one worker' : `${row.workers} workers`}`;
      const name = `${engine} (${row.where})${members}`;
      const { median, min, max } = row.stepsPerSecond;
      const cells = lines.get(name) ?? new Map<string, string>();
      lines.set(name, cells.set(row.case, `${rate(median)}<br>${rate(min)}–${rate(max)}`));
    }
  }
  const body = [...lines].map(([name, cells]) => [name, ...cases.map((id) => cells.get(id) ?? '')]);
  return table([['steps/s, median and range', ...cases], ...body]);
}

function throughputTable({ throughput, graphs }: BenchReport): string {
  return table([
    ['engine', 'case', 'MFLOP a step', 'GFLOP/s', 'own peak', 'share', 'nodes traced → kept', 'instructions', 'arena'],
    ...throughput.map(({ engine, case: id, gflops, peakGflops, share }) => {
      const facts = graphs[id];
      return [
        engine,
        id,
        facts?.productMflop.toFixed(2) ?? '',
        gflops.toFixed(1),
        peakGflops.toFixed(1),
        `${Math.round(100 * share)} %`,
        facts ? `${facts.tracedNodes} → ${facts.nodes}` : '',
        String(facts?.instructions ?? ''),
        facts ? `${Math.round(facts.arenaBytes / 1_000)} kB` : '',
      ];
    }),
  ]);
}

function resultsOf(report: BenchReport): string {
  const { date, machine, page, build } = report;
  const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`;
  return [
    `Recorded on ${date}: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, ${machine.browser}${machine.adapter ? `, WebGPU on ${machine.adapter}` : ''}. Load average ${machine.loadBefore} before and ${machine.loadAfter} after: above ${machine.cores} the machine had other work to do.`,
    ratioTable(report),
    rateTable(report.rows),
    throughputTable(report),
    `The page at full speed (${page.engine}, first preset, ${page.seconds} s): ${rate(page.stepsPerSecond)} steps/s, ${page.longTasks} tasks above 50 ms on the main thread (longest ${Math.round(page.longestMs)} ms, together ${Math.round(page.totalMs)} ms), 95 % of frames within ${Math.round(page.frameP95Ms)} ms.`,
    `Gzip: JavaScript of the page ${kilobytes(build.pageGzipBytes)}, of it before the stage is usable ${kilobytes(build.firstGzipBytes)}; worker with the compiled engine ${kilobytes(build.engineGzipBytes)}.`,
  ].join('\n\n');
}

/** The document with its results replaced by those of a report. Throws a RangeError if it has no place for them. */
export function withResults(document: string, report: BenchReport): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new RangeError(`no ${BEGIN} … ${END}`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${resultsOf(report)}\n\n${document.slice(end)}`;
}
