import type { Row } from '../../experiment/benchmark/contract.ts';
import { isKept } from '../../experiment/benchmark/ratios.ts';
import { FIRST_PRESET } from '../../experiment/presets/index.ts';
import { alignColumns } from '../table.ts';
import { COMPILE_MS } from './details.ts';
import type { BenchReport } from './report.ts';

const rate = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));
const ms = (value: number): string => String(Number(value.toPrecision(3)));
const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
const verdict = (kept: boolean): string => (kept ? 'met' : 'MISSED');

function nameOf({ engine, k, workers }: Row): string {
  return k === 1 ? engine : `${engine}, K = ${k} in ${workers} worker${workers > 1 ? 's' : ''}`;
}

function rowTable(rows: readonly Row[]): string {
  const head = ['engine', 'where', 'case', 'steps/s', 'min', 'max', 'ms/step p50', 'p95', 'p99', 'load ms'];
  const sorted = [...rows].sort((a, b) => a.case.localeCompare(b.case) || a.where.localeCompare(b.where));
  return alignColumns([
    head,
    ...sorted.map((row) => {
      const { median, min, max } = row.stepsPerSecond;
      const { p50, p95, p99 } = row.stepMs;
      return [
        nameOf(row),
        row.where,
        row.case,
        ...[median, min, max].map(rate),
        ...[p50, p95, p99, row.loadMs].map(ms),
      ];
    }),
  ]);
}

function ratioTable({ ratios, compile }: BenchReport): string {
  const rows = ratios.map((each) => [
    each.name,
    each.case,
    `${each.ratio.toFixed(2)}`,
    each.atLeast === undefined ? '' : `≥ ${each.atLeast}`,
    each.atLeast === undefined ? '' : verdict(isKept(each)),
    `${each.engine} / ${each.against}`,
  ]);
  const slowest = Math.max(...compile.map(({ medianMs }) => medianMs));
  const preset = compile.find(({ medianMs }) => medianMs === slowest)?.preset;
  const compiled =
    preset === undefined
      ? []
      : [
          [
            'compile, slowest preset',
            preset,
            `${ms(slowest)} ms`,
            `< ${COMPILE_MS} ms`,
            verdict(slowest < COMPILE_MS),
            '',
          ],
        ];
  return alignColumns([['ratio', 'case', 'value', 'promised', '', 'of'], ...rows, ...compiled]);
}

function graphTable({ graphs }: BenchReport): string {
  const head = ['case', 'traced nodes', 'nodes', 'instructions', 'arena', 'unplanned', 'MFLOP in products'];
  const rows = Object.entries(graphs).map(([id, facts]) => [
    id,
    String(facts.tracedNodes),
    String(facts.nodes),
    String(facts.instructions),
    kilobytes(facts.arenaBytes),
    kilobytes(facts.unplannedBytes),
    facts.productMflop.toFixed(2),
  ]);
  return alignColumns([head, ...rows]);
}

function throughputTable({ throughput }: BenchReport): string {
  const rows = throughput.map((each) => [
    each.engine,
    each.case,
    each.gflops.toFixed(1),
    each.peakGflops.toFixed(1),
    `${Math.round(100 * each.share)} %`,
  ]);
  return alignColumns([['engine', 'case', 'GFLOP/s', 'peak product', 'share'], ...rows]);
}

function pageLine({ page }: BenchReport): string {
  const tasks = `${page.longTasks} long tasks (longest ${Math.round(page.longestMs)} ms, together ${Math.round(page.totalMs)} ms)`;
  return `Page with preset ${FIRST_PRESET} at full speed on ${page.engine} for ${page.seconds} s: ${rate(page.stepsPerSecond)} steps/s, ${tasks}, frames ${Math.round(page.frameP95Ms)} ms apart (p95)`;
}

function buildLine({ build }: BenchReport): string {
  const { pageGzipBytes, firstGzipBytes, engineGzipBytes } = build;
  return `Gzip: page ${kilobytes(pageGzipBytes)}, before the stage is usable ${kilobytes(firstGzipBytes)}, worker with the compiled engine ${kilobytes(engineGzipBytes)}`;
}

function machineLines({ machine, date }: BenchReport): string {
  const { cpu, cores, memoryGb, node, browser, adapter, loadBefore, loadAfter } = machine;
  return [
    `${date}: ${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}, ${browser}${adapter ? `, WebGPU on ${adapter}` : ''}`,
    `Load average ${loadBefore} before, ${loadAfter} after`,
  ].join('\n');
}

/** Everything that was measured, for reading in a terminal. */
export function tablesOf(report: BenchReport): string {
  const missing = report.unavailable.map(
    ({ engine, where, reason }) => `Not measured: ${engine} (${where}): ${reason}`,
  );
  return [
    machineLines(report),
    rowTable(report.rows),
    ...(report.ratios.length + report.compile.length > 0 ? [ratioTable(report)] : []),
    ...(report.throughput.length > 0 ? [throughputTable(report), graphTable(report)] : []),
    [pageLine(report), buildLine(report), ...missing].join('\n'),
  ].join('\n\n');
}
