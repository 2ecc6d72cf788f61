import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CELLS, CLAIMS, CORE_CELLS } from '../../experiment/claims/index.ts';
import {
  type CellResult,
  type ClaimResults,
  claimSummaries,
  isCurrent,
  linkOf,
  verdictsOf,
} from '../../experiment/claims/results.ts';
import type { SeedTrace } from '../../experiment/claims/statistics.ts';
import { plainExperiment } from '../../experiment/json.ts';
import { command } from '../command.ts';
import { claimsDocument } from './document.ts';
import { resultsText, verdictsText } from './files.ts';
import { type CellRunner, runJobs } from './runners.ts';
import { resultOf, seedsOf } from './suite.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modescope-'));
});
afterAll(() => rm(folder, { recursive: true }));

const cellNamed = (id: string) => {
  const cell = CELLS.find((candidate) => candidate.id === id);
  if (!cell) throw new Error(`no such cell: ${id}`);
  return cell;
};

async function run(...args: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const status = await command(args, { print: (lines) => printed.push(lines), say: (lines) => said.push(lines) });
  return { status, printed: printed.join('\n'), said: said.join('\n') };
}

const docs = new URL('../../../docs/', import.meta.url);

interface ClaimReport {
  readonly engine: string;
  readonly cells: readonly CellResult[];
  readonly claims: readonly { id: string; text: string; verdict: string; evidence: readonly unknown[] }[];
}

describe('npm run experiment -- <claim>', () => {
  it('runs its cells, prints source, table and verdict, and writes what they rest on', async () => {
    const file = join(folder, 'claim.json');
    const { status, printed, said } = await run('dirac-wgan-circles', '--seeds', '2', '--json', file);
    expect(said).toMatch(/dirac-wgan, seed 7: 500 steps/);
    expect(status).toBe(0);
    expect(printed).toMatch(/^On the Dirac-GAN the plain WGAN circles for ever\.\nsource: Mescheder/);
    expect(printed).toMatch(/measured +seed 7 +seed 8 +mean ± se/);
    expect(printed).toMatch(/verdict: reproduced$/);
    const report = JSON.parse(await readFile(file, 'utf8')) as ClaimReport;
    expect(report.cells.map(({ id, seeds }) => [id, seeds.map(({ seed }) => seed)])).toEqual([['dirac-wgan', [7, 8]]]);
    expect(report.claims).toMatchObject([{ id: 'dirac-wgan-circles', verdict: 'reproduced', evidence: [{}, {}, {}] }]);
    // The game of alternating steps h keeps θ² + ψ² + hθψ: neither player's swing shrinks or grows by more than rounding.
    const { w1 = [], criticSlopeMean = [] } = report.cells[0]?.seeds[0]?.values ?? {};
    const energy = w1.map((value, i) => Math.hypot(value ?? Number.NaN, criticSlopeMean[i] ?? Number.NaN));
    expect(Math.max(...energy) / Math.min(...energy)).toBeLessThan(1.25);
  });

  it('judges the claims of a suite on other seeds, and leaves what is stored as it is', async () => {
    const file = join(folder, 'other.json');
    const record = new URL('results/claims-core.json', docs);
    const before = await readFile(record, 'utf8');
    const other = ['--seeds', '1', '--first-seed', '1000', '--json', file];
    const suite = await run('--suite', 'core', '--only', 'dirac-wgan-circles', ...other);
    expect(suite).toMatchObject({ status: 0, printed: expect.stringMatching(/^claim +verdict\n\S+ +reproduced$/) });
    const { cells } = JSON.parse(await readFile(file, 'utf8')) as ClaimReport;
    const command = 'npm run experiment -- dirac-wgan --seeds 1 --first-seed 1000';
    expect(cells).toMatchObject([{ command, seeds: [{ seed: 1000 }] }]);
    expect(await readFile(record, 'utf8')).toBe(before);
  });

  it('runs a cell as an experiment of its own length', async () => {
    const { status, printed } = await run(
      'dirac-wgan',
      '--set',
      'training.batch=8',
      '--steps',
      '5',
      '--engine',
      'eager-cpu',
    );
    expect(status).toBe(0);
    expect(printed).toMatch(/^w1 /m);
  });

  it('lists every claim with its suite and cells', async () => {
    const { printed } = await run('list');
    for (const { id, suite } of CLAIMS) expect(printed).toMatch(new RegExp(`^${id} +${suite} +\\S`, 'm'));
  });
});

describe('jobs', () => {
  const trace = (seed: number): SeedTrace => ({ seed, wallMs: 1, values: {} });
  const jobs = seedsOf(cellNamed('dirac-wgan'), 5).map((seed) => ({ cell: cellNamed('dirac-wgan'), seed }));

  function runner(ms: number, failsAt = -1): CellRunner & { readonly did: number[]; isClosed: boolean } {
    const did: number[] = [];
    return {
      did,
      isClosed: false,
      async run(_, seed) {
        await new Promise((resolve) => setTimeout(resolve, ms));
        if (seed === failsAt) throw new Error('broken');
        did.push(seed);
        return trace(seed);
      },
      close() {
        this.isClosed = true;
      },
    };
  }

  it('go to whoever is free, each once', async () => {
    const [quick, slow] = [runner(1), runner(60)];
    const done: number[] = [];
    await runJobs(jobs, [quick, slow], async ({ seed }) => void done.push(seed));
    expect([...done].sort()).toEqual([7, 8, 9, 10, 11].sort());
    expect(quick.did.length).toBeGreaterThan(slow.did.length);
    expect(quick.isClosed && slow.isClosed).toBe(true);
  });

  it('end with the first error', async () => {
    const only = runner(1, 8);
    await expect(runJobs(jobs, [only], async () => {})).rejects.toThrow('broken');
    expect(only.did).toEqual([7]);
    expect(only.isClosed).toBe(true);
  });
});

describe('the results file', () => {
  it('reads as what was written, one line per run', () => {
    const cell = cellNamed('dirac-wgan');
    const traces = [8, 7].map((seed): SeedTrace => ({ seed, wallMs: 5, values: { w1: [1, null] } }));
    const results: ClaimResults = { command: 'x', cells: [resultOf(cell, 'wasm', traces)] };
    const written = resultsText(results);
    const plain = results.cells.map((each) => ({ ...each, config: plainExperiment(each.config) }));
    expect(JSON.parse(written)).toEqual({ ...results, cells: plain });
    expect(written.match(/^\{"seed":/gm)).toHaveLength(2);
    expect(results.cells[0]?.seeds.map(({ seed }) => seed)).toEqual([7, 8]);
  });
});

async function stored(name: string, fallback?: string): Promise<readonly CellResult[]> {
  const reading = readFile(new URL(`results/${name}`, docs), 'utf8');
  const content = await (fallback === undefined ? reading : reading.catch(() => fallback));
  expect(content.length).toBeLessThan(400_000);
  return (JSON.parse(content) as ClaimResults).cells;
}

describe('docs/claims.md', () => {
  it('says what the stored runs say, judged again, of every core claim', async () => {
    // The full suite has no time bound; where it was not run, its claims read so.
    const results = [...(await stored('claims-core.json')), ...(await stored('claims-full.json', '{"cells":[]}'))];
    const verdicts = verdictsOf(results);
    const summaries = claimSummaries(verdicts);
    expect(await readFile(new URL('results/claims.json', docs), 'utf8')).toBe(verdictsText(verdicts));
    expect(JSON.parse(verdictsText(verdicts))).toEqual(JSON.parse(JSON.stringify(verdicts)));
    expect(await readFile(new URL('claims.md', docs), 'utf8')).toBe(claimsDocument(summaries));
    for (const result of results) {
      const cell = cellNamed(result.id);
      expect({ id: result.id, isCurrent: isCurrent(result, cell), link: result.link }).toEqual({
        id: result.id,
        isCurrent: true,
        link: linkOf(cell),
      });
    }
    for (const { id } of CORE_CELLS) {
      expect(results.find((result) => result.id === id)?.seeds.length ?? `${id}: none`).toBeGreaterThanOrEqual(3);
    }
    for (const { claim, verdict } of summaries) if (claim.suite === 'core') expect(verdict).not.toBeNull();
  });
});
