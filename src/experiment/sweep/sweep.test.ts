import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHashOfBytes } from '../../data/contentHash.ts';
import { METRICS } from '../../metrics/index.ts';
import { encodeValue } from '../../schema/codec.ts';
import { availability } from '../availability.ts';
import { defaultExperiment, keysOf, valueAt } from '../experiment.ts';
import { plainExperiment } from '../json.ts';
import { presetExperiment } from '../presets/contract.ts';
import { PRESETS } from '../presets/index.ts';
import { collect, rankingOf, type SweepDocument, type UnitResult } from './document.ts';
import { documentFromJson, documentJson } from './documentJson.ts';
import { nextPlan, rungOf } from './halving.ts';
import { NUMERIC_VERSION } from './numericVersion.ts';
import { axisOf, checkedPlan, experimentAt, type SweepPlan, valuesAt } from './plan.ts';
import { planFromJson, planJson } from './planJson.ts';
import { valuesOf } from './range.ts';
import { ofShard, unitsOf } from './units.ts';

const base = defaultExperiment();
const plan = (more: Partial<SweepPlan> = {}): SweepPlan => ({
  id: 'collapse',
  base,
  axes: [
    axisOf(base, 'generator.width', ['8', '16', '32']),
    axisOf(base, 'generatorOptimiser.rate', ['0.001', '0.01']),
  ],
  seeds: 3,
  firstSeed: 10,
  steps: 100,
  engine: 'compiled-wasm-strict',
  ...more,
});
const metric = 'highQuality';
/** Results of a plan whose value of the metric follows from the unit. */
const documentOf = (given: SweepPlan, value: (point: number, seed: number) => number | null): SweepDocument =>
  collect(
    given,
    ({ name, point, experiment: { seed }, steps }): UnitResult => ({
      name,
      seed,
      steps,
      metrics: { [metric]: value(point, seed) },
    }),
  );

describe('values as typed', () => {
  it.each([
    ['0.1,0.3, 1', ['0.1', '0.3', '1']],
    ['1..4', ['1', '2', '3', '4']],
    ['-1..1', ['-1', '0', '1']],
    ['0.1..0.5/5', ['0.1', '0.2', '0.3', '0.4', '0.5']],
    ['0.01..1/3 log', ['0.01', '0.1', '1']],
    ['relu,tanh', ['relu', 'tanh']],
    ['3', ['3']],
    ['1e-3..1e-1/3log', ['0.001', '0.01', '0.1']],
  ])('%s', (typed, values) => expect(valuesOf(typed)).toEqual(values));

  it.each(['', '5..1', '1..1', '0..1/3 log', '0.5..1', '1..2/0', '1..2000', '1..x', '1,,2', '1..2/3/4'])(
    'refuses %j and says why',
    (typed) => expect(() => valuesOf(typed)).toThrow(/expected|equal ratios|at most/),
  );

  it('keep the ends, and are evenly spread', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => Number(x.toPrecision(6)));
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 40 }), (a, b, count) => {
        fc.pre(b - a > 1e-3);
        const values = valuesOf(`${a}..${b}/${count}`).map(Number);
        expect([values[0], values.at(-1), values.length]).toEqual([a, b, count]);
        const gaps = values.slice(1).map((value, i) => value - (values[i] as number));
        for (const gap of gaps) expect(gap).toBeCloseTo((b - a) / (count - 1), 4);
      }),
    );
  });
});

describe('a plan', () => {
  it('has every combination once, and its experiments have the values', () => {
    const units = unitsOf(checkedPlan(plan()));
    expect(units).toHaveLength(18);
    expect(new Set(units.map(({ name }) => name)).size).toBe(18);
    for (const { point, experiment } of units) {
      const [width, rate] = valuesAt(plan(), point);
      expect([valueAt(experiment, 'generator.width'), valueAt(experiment, 'generatorOptimiser.rate')]).toEqual([
        Number(width),
        Number(rate),
      ]);
    }
    expect(units.map(({ experiment }) => experiment.seed).slice(0, 4)).toEqual([10, 11, 12, 10]);
  });

  it('names a run by what it is, not by where it stands', () => {
    const names = unitsOf(plan()).map(({ name }) => name);
    const turned = unitsOf(plan({ axes: [...plan().axes].reverse() })).map(({ name }) => name);
    expect([...turned].sort()).toEqual([...names].sort());
    const more = unitsOf(plan({ seeds: 5 })).map(({ name }) => name);
    expect(names.every((name) => more.includes(name))).toBe(true);
    for (const other of [{ steps: 101 }, { engine: 'compiled-wasm' }, { firstSeed: 100 }]) {
      expect(unitsOf(plan(other)).some(({ name }) => names.includes(name))).toBe(false);
    }
  });

  it('is divided among shards without rest or repetition', () => {
    const units = unitsOf(plan());
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), (count) => {
        const parts = Array.from({ length: count }, (_, index) => ofShard(units, { index, count }));
        expect(
          parts
            .flat()
            .map(({ index }) => index)
            .sort((a, b) => a - b),
        ).toEqual(units.map(({ index }) => index));
        expect(
          Math.max(...parts.map((part) => part.length)) - Math.min(...parts.map((part) => part.length)),
        ).toBeLessThan(2);
      }),
    );
  });

  it('lets a choice bring its settings along, whichever axis it is', () => {
    const axes = [
      { key: 'penalty.weight', values: ['1', '10'] },
      { key: 'method.id', values: ['wgan-gp', 'wgan-lp'] },
    ];
    const { method, penalty } = experimentAt({ base, axes }, 3);
    expect([method.id, penalty.weight]).toEqual(['wgan-lp', 10]);
  });

  it.each([
    [{ axes: [{ key: 'no.such', values: ['1'] }] }, /no such setting/],
    [{ axes: [{ key: 'seed', values: ['1'] }] }, /no such setting/],
    [{ axes: [{ key: 'generator.width', values: ['8', 'wide'] }] }, /generator\.width=wide: allowed is integer/],
    [{ axes: [{ key: 'generator.width', values: ['0'] }] }, /allowed is integer/],
    [{ axes: [] }, /one or two/],
    [{ axes: [plan().axes[0], plan().axes[0]] as SweepPlan['axes'] }, /one or two/],
    [{ seeds: 0 }, /seeds/],
    [{ steps: 1.5 }, /seeds/],
    [
      {
        axes: [{ key: 'generatorOptimiser.rate', values: Array.from({ length: 900 }, (_, i) => `${1e-4 * (i + 1)}`) }],
        seeds: 900,
      },
      /810,000 runs; at most 200,000/,
    ],
    [{ only: [99] }, /outside/],
  ])('refuses %#', (more, message) => expect(() => checkedPlan(plan(more))).toThrow(message));

  it('refuses an axis that would do nothing, and says why', () => {
    const without = axisOf(base, 'smoothing.bandwidth', ['0.1', '0.2']);
    expect(() => checkedPlan(plan({ axes: [without] }))).toThrow(/smoothing\.bandwidth has no effect/);
  });

  it('comes back from a file as it was, for every preset', () => {
    for (const preset of PRESETS) {
      const from = presetExperiment(preset);
      const ruledOut = availability(from);
      const key = keysOf(from).find(
        (each) => /\./.test(each) && !each.endsWith('.id') && !ruledOut.has(each),
      ) as string;
      const given = plan({ base: from, axes: [axisOf(from, key, [encodeValue(valueAt(from, key))])] });
      const back = planFromJson(JSON.parse(JSON.stringify(planJson(given))));
      expect(unitsOf(back).map(({ name }) => name)).toEqual(unitsOf(given).map(({ name }) => name));
      expect(plainExperiment(back.base)).toEqual(plainExperiment(from));
    }
  });

  it('throws nothing but reasons at anything that is read', () => {
    const whole = JSON.parse(JSON.stringify(planJson(plan()))) as Record<string, unknown>;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), fc.jsonValue({ maxDepth: 3 }), (key, value) => {
        try {
          checkedPlan(planFromJson({ ...whole, [key]: value }));
        } catch (error) {
          expect((error as Error).name).toBe('SweepError');
        }
      }),
    );
  });

  it('has ten thousand runs in no time', () => {
    const rates = Array.from({ length: 100 }, (_, i) => String(1e-4 * (i + 1)));
    const widths = Array.from({ length: 10 }, (_, i) => String(4 + i));
    const large = plan({
      axes: [axisOf(base, 'generatorOptimiser.rate', rates), axisOf(base, 'generator.width', widths)],
      seeds: 10,
    });
    const start = performance.now();
    expect(unitsOf(checkedPlan(large))).toHaveLength(10_000);
    // Some 0.3 s where nothing else runs.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

it('has another version once runs have other bits', () => {
  // Where runs were recorded anew on purpose: raise NUMERIC_VERSION, and write their new hash here.
  const recorded = readFileSync('docs/results/recorded-runs.json');
  expect([NUMERIC_VERSION, contentHashOfBytes([recorded], [])]).toEqual([1, 'QBI6VnZiGPE']);
});

describe('results', () => {
  it('are put together whatever their order, and name what is missing', () => {
    const whole = documentOf(plan(), (point, seed) => point + seed / 100);
    expect(whole.missing).toEqual([]);
    expect(whole.points[2]?.summary[metric]).toMatchObject({ n: 3 });
    expect(whole.points[2]?.summary[metric]?.mean).toBeCloseTo(2.11);
    expect(whole.points[2]?.summary[metric]?.se).toBeCloseTo(0.01 / Math.sqrt(3));
    const known = new Map(whole.points.flatMap(({ results }) => results.slice(1)).map((each) => [each.name, each]));
    const part = collect(plan(), ({ name }) => known.get(name));
    expect(part.missing).toHaveLength(6);
    expect(part.points.every(({ results }) => results.length === 2)).toBe(true);
  });

  it('come back from a file, and nothing else does', () => {
    const whole = documentOf(plan(), (point) => (point === 1 ? null : point));
    const json = JSON.parse(JSON.stringify(documentJson(whole)));
    expect(documentFromJson(json)).toEqual(whole);
    json.points[0].results[0].metrics.highQuality = '<b>9</b>';
    json.points[3].results[0].name = '../x';
    expect(documentFromJson(json).missing).toHaveLength(2);
    expect(() => documentFromJson({ ...json, numericVersion: 99 })).toThrow(/another version/);
    expect(() => documentFromJson([])).toThrow(/no sweep/);
  });

  it('are ranked in the direction of the metric, with ties by their errors', () => {
    const noisy = documentOf(
      plan(),
      (point, seed) => (point === 5 ? 0.9 : point === 4 ? 0.85 : 0.1) + 0.04 * (seed - 11),
    );
    const ranking = rankingOf(noisy.points, metric);
    expect([ranking?.best.point, [...(ranking?.ties ?? [])]]).toEqual([5, [4, 5]]);
    const lower = METRICS.find(({ better }) => better === 'lower')?.key as string;
    const turned = noisy.points.map((point) => ({ ...point, summary: { [lower]: point.summary[metric] as never } }));
    expect(rankingOf(turned, lower)?.best.point).not.toBe(5);
    expect(rankingOf([], metric)).toBeNull();
    expect(() => rankingOf(noisy.points, 'modeCount')).toThrow(/neither direction/);
  });

  it('are halved by what is sure of them: one lucky seed does not win', () => {
    const value = (point: number, seed: number): number =>
      point === 0 ? (seed === 10 ? 1 : 0) : point === 3 ? 0.5 : 0.2;
    const document = documentOf(plan(), value);
    const { kept, runs, ranked } = rungOf(document, metric, 3);
    expect([kept, runs, ranked[0]?.point]).toEqual([[1, 3], 18, 3]);
    const next = nextPlan(document, metric, 3);
    expect(next).toMatchObject({ seeds: 9, only: [1, 3] });
    expect(unitsOf(checkedPlan(next))).toHaveLength(18);
    const names = unitsOf(plan()).map(({ name }) => name);
    expect(unitsOf(next).filter(({ name }) => names.includes(name))).toHaveLength(6);
  });
});
