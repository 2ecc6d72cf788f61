import { cp, mkdir, mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withValues } from '../../experiment/experiment.ts';
import { presetExperiment } from '../../experiment/presets/contract.ts';
import { findPreset } from '../../experiment/presets/index.ts';
import { sweepCommandLine } from '../../experiment/sweep/commandLine.ts';
import { documentFromJson } from '../../experiment/sweep/documentJson.ts';
import { axisOf, type SweepPlan } from '../../experiment/sweep/plan.ts';
import { type Unit, unitsOf } from '../../experiment/sweep/units.ts';
import { withLightMetrics } from '../../testing/lightMetrics.ts';
import { command } from '../command.ts';
import { startEngine } from '../engines.ts';
import { runSeeds } from '../runSeeds.ts';
import { readPlan } from './folder.ts';
import { runPart, STOPPED } from './run.ts';
import { asRanges, shardOf } from './shards.ts';
import { arraysOf } from './submit.ts';
import { sweepCommand } from './sweepCommand.ts';
import { runUnit, type UnitRunner } from './threads.ts';

// Whose runs are done where is told here, not how well they went.
vi.mock('../../train/evaluate.ts', async (importActual) => withLightMetrics(await importActual()));

let folder = '';
/** Units in the order in which they were begun. */
let begun: string[] = [];
let fails: (unit: Unit) => boolean = () => false;

/** Runs units in this thread, as the threads do. */
const openThread = (id: string): UnitRunner => {
  const engine = startEngine(id);
  return {
    async run(unit) {
      begun.push(unit.name);
      if (fails(unit)) throw new Error('no memory');
      return runUnit(unit, await engine);
    },
    close: () => undefined,
  };
};

async function sweep(...args: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const console = { print: (line: string) => printed.push(line), say: (line: string) => said.push(line) };
  const status = await command(['sweep', ...args], console, undefined, openThread);
  return { status, printed: printed.join('\n'), said: said.join('\n') };
}

const small = ['training.batch=8', 'generator.width=4', 'critic.width=4'].flatMap((text) => ['--set', text]);
const grid = ['--grid', 'generatorOptimiser.rate=1e-3..1e-2/3log', '--grid', 'latent.dimension=2,4', '--seeds', '2'];
const briefly = [...small, ...grid, '--steps', '3'];
const place = (name: string): string => join(folder, name);
const merged = async (name: string): Promise<string> => {
  await sweep('collect', place(name), '--json', place(`${name}.json`));
  return readFile(place(`${name}.json`), 'utf8');
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modescope-sweep-'));
  expect(await sweep('new', 'collapse', ...briefly, '--out', place('whole'))).toMatchObject({ status: 0 });
  expect(await sweep('run', place('whole'), '--workers', '2')).toMatchObject({ status: 0 });
});
afterAll(() => rm(folder, { recursive: true }));

describe('a sweep in a folder', () => {
  it('gives each run the bits that it has by itself', async () => {
    const document = documentFromJson(JSON.parse(await merged('whole')));
    expect([document.missing, document.points.length]).toEqual([[], 6]);
    const { plan, points } = document;
    expect(plan).toEqual(await readPlan(place('whole')));
    const { results, values } = points[3] as (typeof points)[number];
    const experiment = { ...plan.base, latent: { ...plan.base.latent, dimension: Number(values[1]) } };
    const rate = { ...experiment.generatorOptimiser, rate: Number(values[0]) };
    const own = { experiment: { ...experiment, generatorOptimiser: rate }, steps: 3, seeds: 2, digests: true };
    const alone = await runSeeds(own, await startEngine('compiled-wasm-strict'));
    expect(results.map(({ seed, metrics, samples }) => ({ seed, metrics, samples }))).toEqual(
      alone.map(({ seed, metrics, samples }) => ({ seed, metrics, samples })),
    );
  });

  it('is the same file, byte for byte, from parts in any order, with runs done twice', async () => {
    const reference = await merged('whole');
    await sweep('new', 'collapse', ...briefly, '--out', place('parts'));
    for (const shard of ['2/3', '0/3', '1/3']) {
      expect(await sweep('run', place('parts'), '--shard', shard)).toMatchObject({ status: 0 });
    }
    expect(await merged('parts')).toBe(reference);
    // Two that race for the same runs, neither of which knows of the other.
    await sweep('new', 'collapse', ...briefly, '--out', place('race'));
    begun = [];
    await Promise.all([sweep('run', place('race'), '--workers', '2'), sweep('run', place('race'), '--workers', '1')]);
    expect(begun.length).toBeGreaterThan(new Set(begun).size);
    expect(await merged('race')).toBe(reference);
    expect((await readdir(join(place('race'), 'units'))).every((file) => /^[\w-]{11}\.json$/.test(file))).toBe(true);
  });

  it('goes on with what is missing or damaged, and with nothing else', async () => {
    await cp(place('whole'), place('holes'), { recursive: true });
    const units = join(place('holes'), 'units');
    const [first = '', second = ''] = await readdir(units);
    await unlink(join(units, first));
    expect((await sweep('status', place('holes'))).printed).toMatch(/11 of 12 runs done, 0 failed, 1 to do/);
    begun = [];
    expect(await sweep('run', place('holes'))).toMatchObject({ status: 0 });
    expect(begun).toEqual([first.replace('.json', '')]);
    await writeFile(join(units, second), '{"result":');
    expect((await sweep('status', place('holes'))).printed).toMatch(/11 of 12 runs done/);
  });

  it('keeps the reason of a failure, goes on, and forgets it once it is well', async () => {
    await sweep('new', 'collapse', ...briefly, '--out', place('failing'));
    fails = ({ index }) => index === 5;
    const { status, said } = await sweep('run', place('failing'));
    expect([status, said.includes('no memory')]).toEqual([1, true]);
    expect((await sweep('status', place('failing'))).printed).toMatch(
      /11 of 12 runs done, 1 failed, 0 to do\n[\s\S]*no memory/,
    );
    expect(await sweep('status', place('failing'), '--missing', '--shards', '4')).toMatchObject({ printed: '1' });
    expect((await sweep('next', place('failing'), '--out', place('never'))).said).toMatch(/1 runs are missing/);
    fails = () => false;
    expect(await sweep('run', place('failing'))).toMatchObject({ status: 0 });
    expect(await merged('failing')).toBe(await merged('whole'));
    expect((await readdir(join(place('failing'), 'units'))).filter((file) => file.includes('error'))).toEqual([]);
  });

  it('begins no run once it is to stop, says so by its status, and can go on', async () => {
    await sweep('new', 'collapse', ...briefly, '--out', place('stopped'));
    const console = { print: () => undefined, say: () => undefined };
    begun = [];
    const options = { folder: place('stopped'), shard: { index: 0, count: 1 }, workers: 2, openThread };
    expect(await runPart({ ...options, isStopping: () => begun.length >= 3 }, console)).toBe(STOPPED);
    expect(await readdir(join(place('stopped'), 'units'))).toHaveLength(begun.length);
    expect(await runPart({ ...options, isStopping: () => false }, console)).toBe(0);
    expect(await merged('stopped')).toBe(await merged('whole'));
  });

  it('goes on with the best points, more seeds, and what is known of them', async () => {
    const { printed } = await sweep(
      'next',
      place('whole'),
      '--eta',
      '3',
      '--metric',
      'highQuality',
      '--out',
      place('rung'),
    );
    expect(printed).toMatch(/12 runs spent; 2 of 6 points go on, by highQuality .* with 6 seeds each/);
    expect((await sweep('status', place('rung'))).printed).toMatch(/4 of 12 runs done/);
    expect((await sweep('collect', place('whole'), '--metric', 'highQuality')).printed).toMatch(/^\*.*\n/m);
  });

  it('is that of the page, from the command that the page gives', async () => {
    const base = withValues(presetExperiment(findPreset('rescue')), { 'smoothing.kernel': 'laplace', seed: 40 });
    const axes = [
      axisOf(base, 'smoothing.duration', ['500', '1000']),
      axisOf(base, 'smoothing.bandwidth', ['0.25', '1']),
    ];
    const ofPage = { id: 'rescue', base, axes, seeds: 2, firstSeed: 40, steps: 30, engine: 'compiled-wasm-strict' };
    const words = sweepCommandLine(ofPage, place('taken')).split(' ').slice(5);
    expect(await sweep(...words)).toMatchObject({ status: 0 });
    const names = (plan: SweepPlan) => unitsOf(plan).map(({ name }) => name);
    expect(names(await readPlan(place('taken')))).toEqual(names(ofPage));
  });

  it('is handed to a scheduler in parts that know themselves', async () => {
    const slurm = (await sweep('submit', place('whole'), '--to', 'slurm', '--shards', '4')).printed;
    expect(slurm).toMatch(
      /^#!\/bin\/bash\n[\s\S]*export SHARDS=4\n[\s\S]*sweep run '[^']*whole' --workers 1[\s\S]*--array=0-3/,
    );
    const line = (await sweep('submit', place('whole'), '--to', 'parallel', '--shards', '4')).printed;
    expect(line).toMatch(/^seq 0 3 \| parallel --joblog .* --resume-failed .*--shard \{\}\/4/);
    expect((await sweep('submit', place('whole'), '--to', 'k8s', '--shards', '4')).printed).toMatch(/completions: 4\n/);
    expect(arraysOf(2_500, 1_001)).toEqual([
      [0, 1_000],
      [1_001, 2_001],
      [2_002, 2_499],
    ]);
  });
});

describe('parts', () => {
  it.each([
    [undefined, {}, [0, 1]],
    ['2/5', { SLURM_ARRAY_TASK_ID: '1', SLURM_ARRAY_TASK_COUNT: '9' }, [2, 5]],
    [undefined, { SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_MIN: '4', SLURM_ARRAY_TASK_COUNT: '6' }, [3, 6]],
    [
      undefined,
      { SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_MIN: '7', SLURM_ARRAY_TASK_COUNT: '1', SHARDS: '8' },
      [7, 8],
    ],
    [undefined, { JOB_COMPLETION_INDEX: '2', SHARDS: '3' }, [2, 3]],
    [undefined, { PARALLEL_SEQ: '3', SHARDS: '3' }, [2, 3]],
  ])('%s in %o', (raw, environment, [index, count]) => expect(shardOf(raw, environment)).toEqual({ index, count }));

  it.each(['5/5', '1', 'a/b', '-1/3', '1/0'])('refuse %s', (raw) =>
    expect(() => shardOf(raw, {})).toThrow(/expected i\/n/),
  );

  it('are written as ranges', () => {
    expect(asRanges([4, 1, 7, 5, 6, 9, 9])).toBe('1,4-7,9');
    expect(asRanges([])).toBe('');
  });
});

describe('a pack', () => {
  it('holds the plan, what is done, and the program, and runs its own job', async () => {
    const bundle = place('bundle');
    await mkdir(join(bundle, 'assets'), { recursive: true });
    for (const name of ['main.mjs', 'main.mjs.map', 'assets/part.js']) await writeFile(join(bundle, name), name);
    await writeFile(place('whole/units/.half.json.1.x'), '');
    const printed: string[] = [];
    const console = { print: (line: string) => printed.push(line), say: () => undefined };
    const status = await sweepCommand(
      ['pack', place('whole'), '--out', place('pack')],
      console,
      openThread,
      join(bundle, 'main.mjs'),
    );
    expect([status, printed.join()]).toEqual([0, expect.stringMatching(/12 runs and all that runs them/)]);
    expect((await readdir(place('pack'))).sort()).toEqual(['README.txt', 'modescope', 'sweep', 'sweep.mjs']);
    expect((await readdir(place('pack/modescope'))).sort()).toEqual(['assets', 'main.mjs']);
    expect(await readdir(place('pack/sweep/units'))).toEqual(
      (await readdir(place('whole/units'))).filter((name) => !name.startsWith('.')),
    );
    expect(await readPlan(place('pack/sweep'))).toEqual(await readPlan(place('whole')));
    await unlink(place('whole/units/.half.json.1.x'));

    vi.stubEnv('MODESCOPE_SWEEP_RUNNER', '/a b/sweep.mjs');
    const job = await sweep('submit', place('whole'), '--to', 'slurm', '--shards', '3');
    expect(job.printed).toContain("node '/a b/sweep.mjs' run --workers 1 &");
    vi.unstubAllEnvs();
  });

  it('is not made over something, of what a bundle lacks, or into the sweep itself', async () => {
    for (const [from, to, message] of [
      ['whole', 'pack', /holds something already/],
      ['whole', 'whole/inside', /lies in the sweep itself/],
      ['nowhere', 'other', /no sweep here/],
    ] as const) {
      const { status, said } = await sweep('pack', place(from), '--out', place(to));
      expect([status, said]).toEqual([1, expect.stringMatching(message)]);
    }
    await sweep('new', 'collapse', ...briefly, '--engine', 'eager-cpu', '--out', place('eager'));
    const { said } = await sweep('pack', place('eager'), '--out', place('eager-pack'));
    expect(said).toMatch(/eager-cpu: needs packages beside Node/);
  });
});

describe('what cannot be swept', () => {
  it.each([
    [['new', 'collapse', '--out', 'x'], /one or two different settings/],
    [['new', 'collapse', '--grid', 'generator.width=9..1', '--out', 'x'], /ends before it begins/],
    [['new', 'collapse', '--grid', 'no.such=1', '--out', 'x'], /no such setting/],
    [['new', 'collapse', '--grid', 'generator.width=8', '--engine', 'abacus', '--out', 'x'], /no such engine here/],
    [['new', 'collapse', '--grid', 'generator.width=8'], /--out DIR is missing/],
    [['new', 'nothing', '--grid', 'generator.width=8', '--out', 'x'], /no such preset/],
    [['run', '/nowhere/at/all'], /no sweep here/],
    [['run', 'x', '--seeds', '3'], /takes no --seeds/],
    [['submit', 'x', '--to', 'cloud'], /expected slurm, parallel, k8s/],
    [['dance'], /no such command; allowed: new, run/],
  ])('%j', async (args, message) => {
    const { status, said } = await sweep(...args);
    expect([status, said]).toEqual([1, expect.stringMatching(message)]);
  });

  it('is not begun where another sweep lies', async () => {
    const other = await sweep('new', 'collapse', ...briefly, '--first-seed', '3', '--out', place('whole'));
    expect([other.status, other.said]).toEqual([1, expect.stringMatching(/holds another sweep/)]);
    expect(await sweep('new', 'collapse', ...briefly, '--out', place('whole'))).toMatchObject({ status: 0 });
  });
});
