import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRESETS } from '../experiment/presets/index.ts';
import { METRICS } from '../metrics/index.ts';
import { runCommand } from '../testing/runCommand.ts';
import type { Report } from './report.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modescope-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function report(...args: string[]): Promise<Report> {
  const file = join(folder, 'out.json');
  const { status, said } = await runCommand(...args, '--engine', 'eager-cpu', '--json', file);
  expect(said).not.toMatch(/Error/);
  expect(status).toBe(0);
  return JSON.parse(await readFile(file, 'utf8')) as Report;
}

const small = [
  '--set',
  'training.batch=8',
  '--set',
  'generator.width=4',
  '--set',
  'critic.width=4',
  '--set',
  'training.criticSteps=1',
];

describe('npm run experiment', () => {
  it('lists every preset with its outcome', async () => {
    const { status, printed } = await runCommand('list');
    expect(status).toBe(0);
    for (const { id, outcome } of PRESETS) expect(printed).toMatch(new RegExp(`^${id} .* at ${outcome.step}$`, 'm'));
  });

  it('trains the judge of digits and tells how well it reads those that it has not seen', async () => {
    const file = join(folder, 'judge.json');
    const { status, printed, said } = await runCommand('judge', '--seeds', '1', '--steps', '60', '--json', file);
    expect(said).toMatch(/^seed 1: \d+\.\d % in/);
    expect(status).toBe(0);
    expect(printed).toMatch(/^accuracy +0\.[5-9]/m);
    const { results } = JSON.parse(await readFile(file, 'utf8')) as { results: { accuracy: number }[] };
    expect(results[0]?.accuracy).toBeGreaterThan(0.5);
    const refused = await runCommand('judge', '--set', 'data.std=1');
    expect(refused).toMatchObject({ status: 1, said: expect.stringMatching(/one recipe/) });
    expect(await runCommand('--suite', 'judge')).toMatchObject({ status: 1, said: expect.stringMatching(/judge/) });
  });

  it('explains itself', async () => {
    const { status, printed } = await runCommand('--help');
    expect(status).toBe(0);
    expect(printed).toContain('--set-at S:key=value');
  });

  it('runs a file on the engine that it asks for, and names the points by their hash', async () => {
    const config = join(folder, 'strict.json');
    const file = join(folder, 'strict-out.json');
    const run5 = async (...more: string[]) => {
      const { status } = await runCommand(config, '--steps', '5', '--json', file, ...more);
      expect(status).toBe(0);
      return JSON.parse(await readFile(file, 'utf8')) as Report;
    };
    await writeFile(config, JSON.stringify({ preset: 'ring8-nsgan', engine: 'compiled-wasm-strict' }));
    const strict = await run5();
    expect(strict.engine).toBe('compiled-wasm-strict');
    expect(strict.seeds[0]?.samples).toMatch(/^[0-9a-f]{64}$/);
    expect((await run5()).seeds[0]?.samples).toBe(strict.seeds[0]?.samples);
    const other = await run5('--engine', 'eager-cpu');
    expect(other.engine).toBe('eager-cpu');
    expect(other.seeds[0]?.samples).not.toBe(strict.seeds[0]?.samples);
  });

  it('runs seeds of a preset and writes what came out', async () => {
    const { id, config, engine, seeds, summary } = await report(
      'ring8-nsgan',
      '--seeds',
      '2',
      '--steps',
      '3',
      ...small,
    );
    expect({ id, engine }).toEqual({ id: 'ring8-nsgan', engine: 'eager-cpu' });
    expect(config).toMatchObject({ seed: 7, training: { batch: 8 }, data: { id: 'ring' } });
    expect(seeds.map(({ seed, steps }) => [seed, steps])).toEqual([
      [7, 3],
      [8, 3],
    ]);
    expect(Object.keys(summary)).toEqual([
      ...METRICS.filter(({ on, lab = 'gan' }) => on !== 'image' && lab === 'gan').map(({ key }) => key),
      'bandwidth',
    ]);
    const losses = seeds.map(({ metrics }) => metrics.criticLoss ?? Number.NaN);
    const [a = Number.NaN, b = Number.NaN] = losses;
    expect(summary.criticLoss?.mean).toBeCloseTo((a + b) / 2, 10);
    expect(summary.criticLoss?.se).toBeCloseTo(Math.abs(a - b) / 2, 10);
    expect(summary.penalty).toEqual({ mean: null, se: null });
  });

  it('counts seeds up from the one that is named', async () => {
    const { config, seeds } = await report(
      'ring8-nsgan',
      '--steps',
      '1',
      '--seeds',
      '2',
      '--first-seed',
      '1000',
      ...small,
    );
    expect(seeds.map(({ seed }) => seed)).toEqual([1000, 1001]);
    const [named] = (await report('ring8-nsgan', '--steps', '1', '--set', 'seed=1001', ...small)).seeds;
    expect(named?.metrics).toEqual(seeds[1]?.metrics);
    expect(config.seed).toBe(7);
  });

  it('gives the same numbers for the same seed, and steers at a step', async () => {
    const losses = async (...more: string[]) =>
      (await report('ring8-nsgan', '--steps', '6', ...small, ...more)).seeds.map(({ metrics }) => metrics.criticLoss);
    const plain = await losses();
    expect(await losses()).toEqual(plain);
    expect(await losses('--set-at', '6:criticOptimiser.rate=0.1')).toEqual(plain);
    expect(await losses('--set-at', '3:criticOptimiser.rate=0.1')).not.toEqual(plain);
    expect(await losses('--set-at', '0:criticOptimiser.rate=0.1')).toEqual(
      await losses('--set', 'criticOptimiser.rate=0.1'),
    );
  });

  it('runs a configuration file, and its own output again', async () => {
    const file = join(folder, 'config.json');
    await writeFile(file, JSON.stringify({ preset: 'ring8-nsgan', seed: 3, data: { std: 0.2 } }));
    const { id, config } = await report(file, '--steps', '1', ...small);
    expect(id).toBe(file);
    expect(config).toMatchObject({ seed: 3, data: { std: 0.2 } });
    await writeFile(file, JSON.stringify(config));
    expect((await report(file, '--steps', '1')).config).toEqual(config);
  });

  it('applies what a method recommends before other settings, in any order', async () => {
    const { config } = await report(
      'ring8-nsgan',
      '--steps',
      '1',
      '--set',
      'penalty.weight=3',
      '--set',
      'method.id=wgan-lp',
      ...small,
    );
    expect(config).toMatchObject({ method: { id: 'wgan-lp' }, penalty: { kind: 'one-sided', weight: 3 } });
  });

  it('says when a setting has no effect', async () => {
    const { status, said } = await runCommand(
      'ring8-nsgan',
      '--steps',
      '1',
      '--engine',
      'eager-cpu',
      ...small,
      '--set',
      'penalty.weight=3',
    );
    expect(status).toBe(0);
    expect(said).toMatch(/note: penalty\.weight has no effect: There is no gradient penalty/);
  });
});

describe('errors name what is allowed and end with status 1', () => {
  it.each([
    [[], /name a preset/],
    [['nope'], /no such preset.*allowed: collapse, /],
    [['missing.json'], /missing\.json: ENOENT/],
    [['collapse', 'rescue'], /one experiment at a time/],
    [['collapse', '--bogus'], /bogus[\s\S]*--seeds N/],
    [['collapse', '--seeds', '0'], /--seeds 0: allowed is a whole number 1…1000/],
    [['collapse', '--first-seed', '-1'], /argument missing|ambiguous/i],
    [['collapse', '--first-seed', '1e3'], /--first-seed 1e3: allowed is a whole number 0…4294967295/],
    [['collapse', '--first-seed', '4294967295', '--seeds', '2'], /allowed is a whole number 0…4294967294/],
    [['collapse', '--first-seed', '5', '--set', 'seed=6'], /one of them is enough/],
    [['--suite', 'core', '--first-seed', '5', '--fresh'], /--first-seed stores nothing/],
    [['collapse', '--steps', '1e9'], /--steps 1e9: allowed/],
    [['collapse', '--engine', 'magic'], /--engine magic: no such engine here; allowed: wasm, .*eager-cpu/],
    [['collapse', '--engine', 'webgpu'], /npm install --no-save webgpu/],
    [['collapse', '--engine', 'toString'], /no such engine/],
    [['collapse', '--set', 'penalty.wieght=1'], /no such setting; allowed: seed, data\.id, .*penalty\.weight/],
    [['collapse', '--set', '__proto__.x=1'], /no such setting/],
    [['collapse', '--set', 'penalty.weight'], /expected key=value/],
    [['collapse', '--set', 'penalty.weight=1e9'], /allowed is number 0\.001…1000/],
    [['collapse', '--set', 'penalty.weight='], /penalty\.weight=\(empty\): allowed is number/],
    [['collapse', '--set', 'seed=\u001B[2J\u202E1'], /seed=⟨U\+001B⟩\[2J⟨U\+202E⟩1: allowed/],
    [['collapse', '--set', 'data.id=torus'], /allowed is ring\|grid\|/],
    [['collapse', '--set-at', '5:training.batch=8'], /needs a restart; allowed: .*smoothing\.bandwidth/],
    [['collapse', '--set-at', 'smoothing.bandwidth=1'], /expected step:key=value/],
    [['--suite', 'nope'], /no such suite; allowed: presets, demos, lessons, core, full/],
    [['collapse', '--suite', 'presets'], /takes no experiment/],
    [['--suite', 'presets', '--set', 'seed=1'], /not allowed with it: --set/],
    [['--suite', 'presets', '--only', 'collapse,nope'], /--only nope: no such preset; allowed: collapse, /],
    [['collapse', '--only', 'collapse'], /--only selects from a --suite/],
    [['--suite', 'presets', '--fresh'], /belong to the suites of claims/],
    [['--suite', 'core', '--steps', '3'], /not allowed with it: --steps/],
    [['--suite', 'core', '--only', 'nope'], /--only nope: no such claim or cell in --suite core/],
    [['--suite', 'core', '--workers', '0'], /--workers 0: allowed is a whole number 1…64/],
    [['dirac-wgan-circles', '--set', 'seed=1'], /not allowed with it: --set/],
    [['collapse', '--set', 'data.id=drawn', '--steps', '1'], /Nothing drawn yet/],
    [['collapse', '--set', 'data.id=imported', '--steps', '1', '--engine', 'eager-cpu'], /\w/],
  ] as const)('%j', async (args, expected) => {
    const { status, said, printed } = await runCommand(...args);
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/^\s+at /m);
    expect(printed).toBe('');
    expect(status).toBe(1);
  });

  it('in a configuration file', async () => {
    const file = join(folder, 'bad.json');
    await writeFile(file, JSON.stringify({ 'penalty.wieght': 1, training: { batch: 0 } }));
    const { status, said } = await runCommand(file);
    expect(status).toBe(1);
    expect(said).toMatch(/penalty\.wieght=1: unknown-key/);
    expect(said).toMatch(/training\.batch=0: out-of-range; allowed: integer 1…2048/);
    await writeFile(file, '{');
    expect((await runCommand(file)).said).toMatch(/bad\.json: .*JSON/);
  });

  it('when the result cannot be written', async () => {
    const { status, said } = await runCommand(
      'ring8-nsgan',
      '--steps',
      '1',
      '--engine',
      'eager-cpu',
      ...small,
      '--json',
      join(folder, 'bad.json', 'x.json'),
    );
    expect(status).toBe(1);
    expect(said).toMatch(/cannot write/);
  });
});

it('lists what there is, all of it or by name', async () => {
  const demos = await runCommand('list', 'demos');
  expect(demos.status).toBe(0);
  expect(demos.printed).toMatch(/^demo .*\ncollapse-costs/);
  expect((await runCommand('list', 'lessons')).printed).toMatch(/^lesson .*\nsurvive/);
  expect((await runCommand('list', 'nothing')).status).toBe(1);
  expect((await runCommand('list')).printed).toMatch(/collapse[\s\S]*claim {2}suite[\s\S]*one-step/);
});
