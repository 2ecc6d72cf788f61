import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '../../metrics/index.ts';
import { runCommand } from '../../testing/runCommand.ts';
import type { Report } from '../report.ts';
import type { SeedResult } from '../runSeeds.ts';
import { compareArms } from './compare.ts';
import type { VersusReport } from './report.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modescope-'));
});
afterAll(() => rm(folder, { recursive: true }));

const small = ['training.batch=8', 'generator.width=4', 'critic.width=4'].flatMap((text) => ['--set', text]);
const briefly = ['--engine', 'compiled-wasm-strict', '--steps', '4', ...small];

async function written<T>(...args: string[]): Promise<T & { printed: string; said: string }> {
  const file = join(folder, 'out.json');
  const { status, printed, said } = await runCommand(...args, ...briefly, '--json', file);
  expect(said).not.toMatch(/Error|: no such/);
  expect(status).toBe(0);
  return { ...(JSON.parse(await readFile(file, 'utf8')) as T), printed, said };
}

const toTheBit = ({ seeds }: { readonly seeds: readonly SeedResult[] }) =>
  seeds.map(({ seed, steps, metrics, samples }) => ({ seed, steps, metrics, samples }));

describe('--vs', () => {
  it('runs both arms on the same seeds, each bit for bit as by itself', async () => {
    const seeds = ['--seeds', '2', '--first-seed', '1000'];
    const both = await written<VersusReport>('collapse', '--vs', 'smoothing.on=true,smoothing.bandwidth=0.4', ...seeds);
    expect(toTheBit(both.a)).not.toEqual(toTheBit(both.b));
    const alone = await written<Report>('collapse', '--first-seed', '1001');
    const changed = ['--set', 'smoothing.on=true', '--set', 'smoothing.bandwidth=0.4'];
    const other = await written<Report>('collapse', '--first-seed', '1000', ...changed);
    expect(toTheBit(both.a)[1]).toEqual(toTheBit(alone)[0]);
    expect(toTheBit(both.b)[0]).toEqual(toTheBit(other)[0]);
    expect([both.a.config, both.b.config]).toEqual([alone.config, other.config]);
    expect(both.said.match(/^[AB], seed \d+/gm)).toEqual([
      'A, seed 1000',
      'B, seed 1000',
      'A, seed 1001',
      'B, seed 1001',
    ]);
    expect(both).toMatchObject({ id: 'collapse', steps: 4, engine: 'compiled-wasm-strict' });
    expect(both.changes).toContainEqual({ key: 'smoothing.on', a: 'false', b: 'true' });
    expect(both.metrics).toEqual(compareArms(both.a.seeds, both.b.seeds));
    expect(both.printed).toMatch(/^B: collapse with smoothing\.on false → true, smoothing\.bandwidth \S+ → 0\.4$/m);
    expect(both.printed).toMatch(
      /^metric +A: mean ± se +B: mean ± se +B − A +95 % interval +pairs +A won +B won +ties$/m,
    );
    expect(both.printed).toMatch(/^slicedWasserstein .* … .* 2( +\d){3}$/m);
    expect(both.printed).toMatch(/^criticLoss .* 2( +–){3}$/m);
    expect(both.printed).toMatch(/^penalty( +–){4} +0( +–){3}$/m);
  });

  it('takes another preset, on the seeds and for the steps of the first, with what is set for both', async () => {
    const both = await written<VersusReport>('collapse', '--vs', 'gp', '--vs', 'penalty.weight=3', '--set', 'seed=5');
    const { a, b, changes, printed } = both;
    expect(a.config).toMatchObject({ seed: 5, training: { batch: 8 } });
    expect(b.config).toMatchObject({ seed: 5, training: { batch: 8 }, penalty: { weight: 3 } });
    expect([a.seeds[0]?.steps, b.seeds[0]?.steps]).toEqual([4, 4]);
    expect(changes.map(({ key }) => key)).toContain('method.id');
    expect(changes.map(({ key }) => key)).not.toContain('seed');
    expect(printed).toMatch(/^B: gp with /m);
    // One pair has a difference and no interval; a penalty that only B has is no pair at all.
    expect(both.metrics.criticLoss?.difference).toMatchObject({ pairs: 1, se: null, interval: null });
    expect(both.metrics.penalty?.difference).toEqual({ pairs: 0, mean: null, se: null, interval: null });
    expect(b.summary.penalty?.mean).not.toBeNull();
  });

  it('steers both arms, and says what has no effect in which', async () => {
    const { a, b, said } = await written<VersusReport>(
      'ring8-nsgan',
      '--vs',
      'criticOptimiser.rate=0.01,penalty.weight=3',
      '--set-at',
      '2:generatorOptimiser.rate=0.02',
    );
    expect(a.steering).toEqual([{ step: 2, changes: { 'generatorOptimiser.rate': 0.02 } }]);
    expect(b.steering).toEqual(a.steering);
    expect(said).toMatch(/note: arm B: penalty\.weight has no effect/);
    expect(said).not.toMatch(/note: arm A/);
  });

  it.each([
    [['collapse', '--vs', 'penalty.wieght=1'], /arm B: --vs penalty\.wieght: no such setting; allowed: seed, /],
    [['collapse', '--vs', 'penalty.weight=1e9'], /arm B: --vs penalty\.weight=1e9: allowed is number 0\.001…1000/],
    [['collapse', '--vs', 'nope'], /--vs nope: no such preset.*or a change: key=value/],
    [['collapse', '--vs', 'missing.json'], /--vs missing\.json: ENOENT/],
    [['collapse', '--vs', 'rescue', '--vs', 'gp'], /--vs compares with one experiment; not understood: gp/],
    [['collapse', '--vs', 'collapse'], /B differs from A in nothing/],
    [['collapse', '--set', 'smoothing.on=true', '--vs', 'smoothing.on=true'], /B differs from A in nothing/],
    [
      ['collapse', '--vs', 'penalty.weight=3'],
      /B is trained exactly as A, since nothing comes of penalty\.weight\. \w+/,
    ],
    [['collapse', '--vs', 'seed=3'], /both arms run on the same seeds/],
    [['collapse', '--vs', 'data.id=swiss-roll', '--set', 'data.modes=5'], /arm B: --set data\.modes: no such setting/],
    [['collapse', '--vs', 'data.id=swiss-roll,method.id=ac-gan'], /arm B: .*needs data with classes/],
    [['collapse', '--set', 'data.id=drawn', '--vs', 'data.id=ring'], /arm A: Nothing drawn yet/],
    [['collapse', '--vs', 'data.id=imported-images'], /arm B: \w/],
    [['judge', '--vs', 'seed=3'], /--vs compares two experiments, and judge is none/],
    [['gp-unstable-at-large-weight', '--vs', 'gp'], /gp-unstable-at-large-weight is none; allowed: presets/],
    [['--suite', 'presets', '--vs', 'gp'], /--vs goes with an experiment/],
    [
      ['collapse', '--vs', 'method.id=kernel-gan', '--set-at', '2:criticOptimiser.rate=0.1', '--engine', 'x'],
      /no such engine/,
    ],
  ] as const)('refuses %j with status 1', async (args, expected) => {
    const { status, said, printed } = await runCommand(...args);
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/^\s+at |seed \d+:/m);
    expect(printed).toBe('');
    expect(status).toBe(1);
  });
});

describe('the comparison of arms', () => {
  const results = (values: readonly (number | null)[], key = 'reverseKl'): SeedResult[] =>
    values.map((value, seed) => ({ seed, steps: 1, wallMs: 0, metrics: { [key]: value } }));

  it('counts seeds by the direction in which a metric is better, ties apart, gaps not at all', () => {
    const [a, b] = [
      [1, 2, 3, null, 5],
      [2, 2, 1, 0, null],
    ];
    const lower = METRICS.find(({ better }) => better === 'lower')?.key as string;
    const higher = METRICS.find(({ better }) => better === 'higher')?.key as string;
    expect(compareArms(results(a, lower), results(b, lower))[lower]).toMatchObject({
      difference: { pairs: 3 },
      wins: { a: 1, b: 1, ties: 1 },
    });
    expect(compareArms(results([1], higher), results([2], higher))[higher]?.wins).toEqual({ a: 0, b: 1, ties: 0 });
    expect(compareArms(results([1], 'criticLoss'), results([2], 'criticLoss')).criticLoss?.wins).toBeNull();
  });

  it('is turned round by swapping the arms, and calls nothing but ties what is compared with itself', () => {
    const value = fc.option(fc.integer({ min: -3, max: 3 }), { freq: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 12 }), (pairs) => {
        const a = results(pairs.map(([first]) => first));
        const b = results(pairs.map(([, second]) => second));
        const forth = compareArms(a, b).reverseKl;
        const back = compareArms(b, a).reverseKl;
        expect([back?.wins?.b, back?.wins?.a, back?.wins?.ties]).toEqual([
          forth?.wins?.a,
          forth?.wins?.b,
          forth?.wins?.ties,
        ]);
        expect((back?.difference.mean ?? 0) + (forth?.difference.mean ?? 0)).toBeCloseTo(0, 12);
        const { a: won = 0, b: lost = 0, ties = 0 } = forth?.wins ?? {};
        expect(won + lost + ties).toBe(forth?.difference.pairs);
        expect(compareArms(a, a).reverseKl?.wins).toMatchObject({ a: 0, b: 0 });
      }),
    );
  });

  it('is only for the same seeds', () => {
    expect(() => compareArms(results([1, 2]), results([1]))).toThrow(RangeError);
    expect(() => compareArms(results([1, 2]), results([1, 2]).reverse())).toThrow(/same seeds/);
  });
});
