import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BENCH_CASES } from '../../experiment/benchmark/cases.ts';
import { ratiosOf } from '../../experiment/benchmark/ratios.ts';
import type { RemoteSeat } from '../../worker/bench/connect.ts';
import { bench } from '../bench.ts';
import { BENCH_HELP, readBenchArguments } from './arguments.ts';
import { withResults } from './document.ts';
import type { BenchHost } from './host.ts';
import { planOf } from './plan.ts';
import type { BenchReport } from './report.ts';
import { tablesOf } from './tables.ts';

const FACTS = { tracedNodes: 250, nodes: 160, instructions: 80, arenaBytes: 5e4, unplannedBytes: 3e5, productMflop: 2 };

/** A host whose engines all make `rate` steps per second, without any machine behind it. */
function host(broken?: string): BenchHost {
  const openSeat = async (): Promise<RemoteSeat> => {
    let engine = '';
    return {
      async start(id) {
        if (id === broken) throw new Error(`${id}: there is none`);
        engine = id;
        return id.endsWith('webgpu') ? { adapter: 'a card' } : {};
      },
      load: async (_id, k) => ({ loadMs: k }),
      measure: async (_id, k) => ({ stepsPerSecond: engine.startsWith('compiled') ? 900 + k : 30, stepMs: [1] }),
      compileTimes: async (_id, repeats) => Array<number>(repeats).fill(12),
      peak: async () => 4,
      facts: async () => FACTS,
      close: () => {},
    };
  };
  const page = { stepsPerSecond: 9, engine: 'compiled-wasm', longTasks: 0, longestMs: 0, totalMs: 0, frameP95Ms: 17 };
  return {
    browser: 'Chromium 1',
    sizes: { pageGzipBytes: 3e5, firstGzipBytes: 2e5, engineGzipBytes: 1e5 },
    openSeat,
    pageLoad: async (seconds) => ({ seconds, ...page }),
  };
}

async function run(args: readonly string[], open: () => Promise<BenchHost>) {
  const printed: string[] = [];
  const said: string[] = [];
  const status = await bench(args, { print: (line) => printed.push(line), say: (line) => said.push(line) }, open);
  return { status, printed: printed.join('\n'), said: said.join('\n') };
}

describe('the command line of the benchmark', () => {
  it('measures PyTorch where it is asked for, and says why it cannot', async () => {
    expect(planOf(readBenchArguments([])).entries.some(({ where }) => where === 'python')).toBe(false);
    const torch = planOf(readBenchArguments(['--quick', '--torch'])).entries.filter(({ where }) => where === 'python');
    expect(torch.map((entry) => entry.case)).toEqual(BENCH_CASES.map(({ id }) => id));
    const named = planOf(readBenchArguments(['--engines', 'torch-cpu', '--cases', 'nsgan-30x60'])).entries;
    expect(named).toMatchObject([{ engine: 'torch-cpu', where: 'python', case: 'nsgan-30x60' }]);
    const { status, said } = await run(['--quick', '--torch'], async () => host('torch-cpu'));
    expect([status, said]).toEqual([1, 'torch-cpu: there is none']);
  });

  it('reads lists in its own order and names what is allowed', () => {
    const { engines, cases } = readBenchArguments(['--engines', 'tfjs-cpu,compiled-wasm', '--cases', 'nsgan-30x60']);
    expect(engines).toEqual(['compiled-wasm', 'tfjs-cpu']);
    expect(cases).toEqual(['nsgan-30x60']);
    expect(() => readBenchArguments(['--engines', 'warp'])).toThrow(/allowed: compiled-wasm/);
    expect(() => readBenchArguments(['--cases', 'nsgan-9x9'])).toThrow(/allowed: nsgan-32x64/);
    expect(() => readBenchArguments(['--fast'])).toThrow(/--quick/);
    expect(() => readBenchArguments(['--record', '--quick'])).toThrow(/not allowed/);
  });

  it('plans every promised ratio also when it is quick', () => {
    for (const args of [[], ['--quick']]) {
      const { entries } = planOf(readBenchArguments(args));
      const rows = entries.map((entry) => ({
        ...entry,
        stepsPerSecond: { median: 1, min: 1, max: 1 },
        stepMs: { p50: 1, p95: 1, p99: 1 },
        windows: 1,
        loadMs: 1,
      }));
      expect(ratiosOf(rows).filter(({ atLeast }) => atLeast !== undefined)).toHaveLength(15);
      expect(new Set(entries.map((entry) => JSON.stringify(entry))).size).toBe(entries.length);
    }
  });

  it('has ensembles of both compiled engines, of every case and of stock TensorFlow.js when it is not quick', () => {
    const many = (...args: string[]) => {
      const { entries } = planOf(readBenchArguments(args));
      return entries.flatMap(({ engine, k, workers }) => (k === 64 ? [`${engine} ${workers}`] : []));
    };
    const compiled = ['compiled-wasm 1', 'compiled-wasm 2', 'compiled-webgpu 1'];
    expect(many('--quick')).toEqual(compiled);
    expect(many('--cases', 'nsgan-32x64')).toEqual([...compiled, 'tfjs-wasm 1']);
    expect(many('--engines', 'compiled-webgpu', '--cases', 'nsgan-32x64')).toEqual(['compiled-webgpu 1']);
    for (const { id } of BENCH_CASES.filter(({ images }) => !images))
      expect(many('--engines', 'compiled-wasm', '--cases', id)).toContain('compiled-wasm 1');
  });

  it('measures what is named, wherever it runs', () => {
    const { entries } = planOf(readBenchArguments(['--engines', 'tfjs-wasm,tfjs-webgl', '--cases', 'nsgan-64x256']));
    expect(entries.map(({ engine, where }) => `${engine} ${where}`)).toEqual([
      'tfjs-wasm chromium',
      'tfjs-wasm node',
      'tfjs-webgl chromium',
    ]);
  });

  it('prints help and mistakes without starting anything', async () => {
    const open = () => Promise.reject(new Error('must not start'));
    expect(await run(['--help'], open)).toMatchObject({ status: 0, printed: BENCH_HELP });
    const wrong = await run(['--engines', 'warp'], open);
    expect(wrong.status).toBe(1);
    expect(wrong.said).toContain('does not exist');
  });
});

describe('a whole benchmark', () => {
  it('prints rows, ratios with their verdicts, and the details', async () => {
    const { status, printed } = await run(['--quick'], async () => host());
    expect(status).toBe(0);
    expect(printed).toMatch(/compiled-wasm\/best-tfjs +nsgan-64x256 +30\.03 +≥ 14 +met/);
    expect(printed).toMatch(/compiled-wasm\/best-tfjs +nsgan-32x64 +30\.03 +≥ 35 +MISSED/);
    expect(printed).toMatch(/compile, slowest preset.*12 ms +< 100 ms +met/);
    expect(printed).toContain('K = 64 in 2 workers');
    expect(printed).toContain('WebGPU on a card');
    expect(printed).toContain('0 long tasks');
  });

  it('leaves out an engine that does not start, unless it was asked for', async () => {
    const without = await run(['--quick'], async () => host('tfjs-webgl'));
    expect(without.status).toBe(0);
    expect(without.printed).toContain('Not measured: tfjs-webgl (chromium): tfjs-webgl: there is none');
    const ordered = await run(['--engines', 'tfjs-webgl'], async () => host('tfjs-webgl'));
    expect(ordered.status).toBe(1);
    expect(ordered.said).toContain('there is none');
  });

  it('shows a report without the compiled engine, too', async () => {
    const { status, printed } = await run(['--engines', 'tfjs-cpu', '--cases', 'nsgan-32x64'], async () => host());
    expect(status).toBe(0);
    expect(printed).not.toContain('peak product');
  });

  it('has a table for an empty report', () => {
    const report = { rows: [], ratios: [], compile: [], throughput: [], graphs: {}, unavailable: [] };
    const machine = {
      cpu: 'x',
      cores: 2,
      memoryGb: 4,
      system: 'Linux',
      node: '20',
      browser: 'y',
      loadBefore: 0,
      loadAfter: 0,
    };
    const page = { seconds: 6, stepsPerSecond: 1, engine: 'e', longTasks: 0, longestMs: 0, totalMs: 0, frameP95Ms: 1 };
    const build = { pageGzipBytes: 1, firstGzipBytes: 1, engineGzipBytes: 1 };
    const whole: BenchReport = { ...report, date: '2026-01-01', quick: false, machine, page, build };
    expect(tablesOf(whole)).toContain('2026-01-01: x, 2 cores');
  });
});

describe('the document', () => {
  it('shows the recorded results', () => {
    const root = join(import.meta.dirname, '../../../docs');
    const report: BenchReport = JSON.parse(readFileSync(join(root, 'results/bench.json'), 'utf8'));
    const document = readFileSync(join(root, 'benchmark.md'), 'utf8');
    expect(document).toBe(withResults(document, report));
    expect(document).toContain(report.date);
    expect(() => withResults('nothing', report)).toThrow(RangeError);
  });
});
