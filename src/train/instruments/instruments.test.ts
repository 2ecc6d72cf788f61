import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine/contract.ts';
import { createEagerEngine } from '../../engine/eager/eagerEngine.ts';
import { defaultExperiment, isLive, withValues } from '../../experiment/experiment.ts';
import { medianHeuristic } from '../../math/bandwidthRules.ts';
import { forces as forcesOn, rowNorms } from '../../math/kernelForces.ts';
import { biasedMmd2 } from '../../math/mmd.ts';
import { pointPairs } from '../../math/pointPairs.ts';
import { key } from '../../math/rng.ts';
import { METHODS } from '../../methods/index.ts';
import { SAMPLER_METHODS } from '../../methods/sampler/index.ts';
import type { ParamValue } from '../../schema/param.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { relativeError } from '../../testing/matchers.ts';
import { createFrames, gridPoints } from '../frames.ts';
import { startRun, type TrainingRun } from '../run.ts';
import type { Answer } from './contract.ts';
import { type AnswerOf, INSTRUMENT_IDS, type InstrumentId, inspect, type OptionsOf } from './index.ts';

type ReadingOf<I extends InstrumentId> = Extract<AnswerOf<I>, { available: true }>;

const small = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 8,
});

/** The same for what only samplers have. */
const smallSampler = {
  'generator.width': 8,
  'generator.depth': 1,
  'score.width': 8,
  'score.depth': 1,
  'sampler.batch': 8,
  'sampler.lead': 2,
};

let engine: Engine;
const runs: TrainingRun[] = [];

async function runOf(changes: Readonly<Record<string, ParamValue>>, steps = 3): Promise<TrainingRun> {
  const isSampler = SAMPLER_METHODS.some(({ id }) => id === changes['method.id']);
  const experiment = withValues(small, { ...changes, ...(isSampler && smallSampler) });
  const run = await startRun(experiment, lawOnce(experiment.data), engine);
  runs.push(run);
  await run.advance(steps);
  return run;
}

function reading<R>(answer: Answer<R>): { readonly available: true } & R {
  if (!answer.available) throw new Error(answer.reason.en);
  return answer;
}

const read = async <I extends InstrumentId>(id: I, run: TrainingRun, options: OptionsOf<I>): Promise<ReadingOf<I>> =>
  reading(await inspect(id, run, options)) as ReadingOf<I>;

/** The answer to which nothing is left to add. */
async function settled<I extends InstrumentId>(id: I, run: TrainingRun, options: OptionsOf<I>): Promise<AnswerOf<I>> {
  let answer = await inspect(id, run, options);
  for (let call = 0; answer.available && answer.unfinished && call < 400; call++)
    answer = await inspect(id, run, options);
  return answer;
}

beforeAll(async () => {
  engine = await createEagerEngine('cpu');
});
afterAll(() => {
  for (const run of runs) run.dispose();
});

// Towers learn images of bits, and there is a test of theirs.
const ofPoints = METHODS.filter(({ needs }) => needs.bits !== true);

describe.each(ofPoints.map(({ id }) => id))('on %s', (method) => {
  let run: TrainingRun;
  beforeAll(async () => {
    run = await runOf({ 'method.id': method });
  });

  // One run for all of them, since each leaves it as it is.
  it.each(INSTRUMENT_IDS.filter((id) => id !== 'autoBandwidth'))(
    '%s answers, the same twice, and leaves the run as it is',
    async (id) => {
      const before = await run.execution.snapshot();
      const first = await settled(id, run, { points: 20 });
      if (first.available) {
        const numbers = JSON.stringify(first).match(/null|NaN/g) ?? [];
        // Nothing but declared absences is missing: JSON writes NaN as null.
        expect(numbers.length).toBeLessThanOrEqual(4);
      } else {
        expect(first.reason.ja).not.toBe('');
      }
      expect(await inspect(id, run, { points: 20 })).toEqual(first);
      expect(await run.execution.snapshot()).toEqual(before);
    },
  );
});

it('the lens names the median that the mark at the bandwidth is drawn at: of the points on the stage', async () => {
  for (const changes of [
    {},
    { 'data.id': 'dirac', 'data.atoms': 2 },
    { 'data.id': 'dirac', 'data.atoms': 2, seed: 9 },
  ]) {
    const run = await runOf(changes, 0);
    const { real } = await createFrames(run, 1).build({ layers: [], bounds: run.law.bounds });
    const { rules } = await read('bandwidthLens', run, { points: 10 });
    expect(rules.median).toBe(medianHeuristic(real));
    if ('data.id' in changes) expect(rules.median).toBeCloseTo(Math.SQRT2, 6);
  }
});

describe('the bandwidth lens', () => {
  it('completes its null bands over calls and reads the data’s own rules', async () => {
    const run = await runOf({});
    let lens = await read('bandwidthLens', run, { points: 24 });
    expect(lens).toMatchObject({ null: null, unfinished: true });
    lens = reading(await settled('bandwidthLens', run, { points: 24 }));
    const bands = lens.null;
    if (!bands) throw new Error('no null bands');
    expect(bands.resamples).toBe(bands.wanted);
    expect(bands.jsd.low.every((low, i) => low <= (bands.jsd.high[i] as number))).toBe(true);
    expect(lens.rules.likelihood).toBeLessThan(lens.rules.scott);
    expect(lens.death.rule).toBeCloseTo(lens.gap / 8, 12);
    // A generator in the middle lies far outside what sampling explains.
    const middle = lens.bandwidths.findIndex((h) => h > 0.3);
    expect(lens.jsd[middle]).toBeGreaterThan(bands.jsd.high[middle] as number);
    expect(lens.mmd2[middle]).toBeGreaterThan(bands.mmd2.high[middle] as number);
  });

  it('lies within its null band where generated points are data', async () => {
    const lens = reading(await settled('bandwidthLens', await runOf({ 'training.freeze': 'data' }), { points: 40 }));
    const inside = lens.jsd.filter((jsd, i) => jsd < 1.3 * (lens.null?.jsd.high[i] as number) + 1e-3);
    expect(inside).toHaveLength(lens.bandwidths.length);
  });

  it('knows the bandwidth in force, and that there is none', async () => {
    expect((await read('bandwidthLens', await runOf({}), { points: 10 })).now).toBe(0);
    const smoothed = await runOf({ 'smoothing.on': true, 'smoothing.bandwidth': 0.25, 'smoothing.kernel': 'laplace' });
    expect(await read('bandwidthLens', smoothed, { points: 10 })).toMatchObject({ now: 0.25, smoother: 'laplace' });
  });
});

describe('the force view', () => {
  it('takes the given bandwidth, the run’s, or one that reaches', async () => {
    const plain = await runOf({});
    const smoothed = await runOf({ 'smoothing.on': true, 'smoothing.bandwidth': 0.4 });
    expect(await read('forces', plain, { bandwidth: 0.1 })).toMatchObject({ bandwidth: 0.1, from: 'given' });
    expect(await read('forces', smoothed, {})).toMatchObject({ bandwidth: 0.4, from: 'run' });
    expect((await read('forces', plain, {})).from).toBe('reach');
  });

  it('reaches few points with a narrow kernel and all with a wide one', async () => {
    const run = await runOf({ 'data.id': 'ring' });
    const felt = async (bandwidth: number): Promise<number> => {
      const { pull } = await read('forces', run, { bandwidth });
      return rowNorms(pull).filter((length) => length > 1e-3).length / (pull.length / 2);
    };
    expect(await felt(0.01)).toBeLessThan(0.2);
    expect(await felt(0.5)).toBe(1);
  });

  it('gives forces per point: m times the gradient of the value', async () => {
    const run = await runOf({});
    const view = await read('forces', run, { bandwidth: 0.5, points: 30 });
    const { pull } = forcesOn(pointPairs(view.real, view.generated), { bandwidth: 0.5 });
    expect(
      relativeError(
        view.pull,
        pull.map((value) => 30 * value),
      ),
    ).toBeLessThan(1e-6);
  });
});

describe('the witness', () => {
  it('is MMD² between its means, at the bandwidth given, the run’s or one that reaches', async () => {
    const run = await runOf({ 'smoothing.on': true, 'smoothing.bandwidth': 0.4, 'smoothing.kernel': 'student-t' });
    const { atReal, atGenerated, smoother, bandwidth } = await read('witness', run, { points: 64 });
    const pairs = pointPairs(run.law.sample(key(run.experiment.seed, 'shown', 0), 64), await run.generated(64));
    expect(atReal - atGenerated).toBeCloseTo(biasedMmd2(pairs, { bandwidth: 0.4, smoother: 'student-t' }), 10);
    expect({ smoother, bandwidth }).toEqual({ smoother: 'student-t', bandwidth: 0.4 });
    expect(await read('witness', run, { bandwidth: 0.1 })).toMatchObject({ bandwidth: 0.1, from: 'given' });
    expect((await read('witness', await runOf({}), {})).from).toBe('reach');
  });

  it('is within what sampling shows where generated points are data, and far beyond where they are not', async () => {
    const share = async (changes: Readonly<Record<string, ParamValue>>): Promise<number> => {
      const { peak, noise } = await read('witness', await runOf(changes), { bandwidth: 0.5 });
      return peak / noise;
    };
    expect(await share({ 'training.freeze': 'data' })).toBeLessThan(2);
    expect(await share({})).toBeGreaterThan(3);
  });

  it('says when the kernel is too narrow for the cells', async () => {
    const run = await runOf({});
    const bounds = { xMin: -0.1, xMax: 0.1, yMin: -0.1, yMax: 0.1 };
    expect((await read('witness', run, { bandwidth: 0.01 })).isTooFine).toBe(true);
    expect((await read('witness', run, { bandwidth: 0.01, bounds })).isTooFine).toBe(false);
  });
});

describe('learned against closed form', () => {
  it('subtracts one probability from the other', async () => {
    const run = await runOf({ 'smoothing.on': true, 'smoothing.bandwidth': 0.5 });
    const { learned, difference, closedForm, columns, rows, meanDifference } = await read('closedForm', run, {});
    expect(closedForm).toHaveLength(columns * rows);
    expect(closedForm.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(difference?.[100]).toBeCloseTo((learned?.[100] ?? 0) - (closedForm[100] as number), 6);
    expect(meanDifference).toBeGreaterThan(0);
    expect(meanDifference).toBeLessThan(1);
  });

  it('shows the theory alone beside a critic that gives no probability', async () => {
    const answer = await read('closedForm', await runOf({ 'method.id': 'wgan-gp' }), { columns: 8 });
    expect(answer.learned).toBeNull();
    expect(answer.noLearned?.en).toContain('score');
  });
});

describe('the penalty microscope', () => {
  /** A critic without hidden layers has one slope everywhere. */
  const linear = {
    'critic.depth': 0,
    'penalty.kind': 'two-sided',
    'penalty.target': 0.5,
    'penalty.weight': 2,
  } as const;

  it('sees the one slope of a linear critic everywhere', async () => {
    const run = await runOf(linear);
    const { state } = await run.execution.snapshot();
    const slope = Math.hypot(...(state['critic.weights'] ?? []).slice(0, 2));
    const seen = await read('penaltyMicroscope', run, {});
    expect(seen.places).toBe(200);
    expect((await read('penaltyMicroscope', run, { points: 50 })).places).toBe(50);
    for (const place of [seen.interpolates, seen.real, seen.generated]) {
      expect(place.mean).toBeCloseTo(slope, 5);
      expect(place.max).toBeCloseTo(slope, 5);
      expect(place.above).toBe(slope > 0.5 ? 1 : 0);
      expect(place.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    }
    expect(seen.heat.max).toBeCloseTo(slope, 5);
    expect(seen.violations?.value).toBeCloseTo((slope - 0.5) ** 2, 5);
    expect(seen.violations?.excess[0]).toBeCloseTo(slope - 0.5, 5);
    expect(seen.lossShare).toBeGreaterThanOrEqual(0);
    expect(seen.lossShare).toBeLessThanOrEqual(1);
  });

  it.each(['one-sided', 'zero-centred', 'noise', 'quotient', 'transport'])(
    'measures the %s penalty as it is defined',
    async (kind) => {
      const run = await runOf({ ...linear, 'penalty.kind': kind });
      const { state } = await run.execution.snapshot();
      const slope = Math.hypot(...(state['critic.weights'] ?? []).slice(0, 2));
      const violations = (await read('penaltyMicroscope', run, {})).violations;
      const least = Math.max(0, slope - 0.5) ** 2 + 1e-6;
      if (kind === 'one-sided') expect(violations?.value).toBeCloseTo(Math.max(0, slope - 0.5) ** 2, 5);
      if (kind === 'zero-centred') expect(violations?.value).toBeCloseTo(slope ** 2 / 2, 5);
      // Doubts are probabilities; quotients of a linear function never exceed its slope.
      if (kind === 'noise') expect(violations?.value).toBeLessThan(slope ** 2);
      if (kind === 'quotient') expect(Math.max(...(violations?.excess ?? [])) ** 2).toBeLessThanOrEqual(least);
      expect(violations?.ends).toBe(kind === 'quotient' || kind === 'transport' ? 2 : 1);
      expect(violations?.points).toHaveLength((violations?.excess.length ?? 0) * 2 * (violations?.ends ?? 0));
    },
  );

  it.each([
    ['interpolates', 200],
    ['real', 200],
    ['fake', 200],
    ['local', 200],
    ['local-both', 400],
  ])('looks where the penalty looks: %s', async (where, count) => {
    const run = await runOf({ ...linear, 'penalty.where': where });
    expect((await read('penaltyMicroscope', run, {})).violations?.excess).toHaveLength(count);
  });

  it('lets a cliff neither stretch the histograms nor fall out of them', async () => {
    const run = await runOf({ 'method.id': 'wgan', 'penalty.kind': 'one-sided' });
    const probe: TrainingRun['execution']['probe'] = async (id, points, columns) => {
      const values = await run.execution.probe(id, points, columns);
      return id === 'criticGradient' ? values.map((value, i) => (i === 0 ? 1e30 : value)) : values;
    };
    const execution = Object.create(run.execution, { probe: { value: probe } });
    const steep = Object.create(run, { execution: { value: execution } }) as TrainingRun;
    const { reach, interpolates } = await read('penaltyMicroscope', steep, {});
    expect(reach).toBeLessThan(100);
    expect(interpolates.max).toBeCloseTo(1e30, -25);
    expect(interpolates.shares.at(-1)).toBeGreaterThan(0);
    expect(interpolates.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  });

  it('counts the weights that clipping holds', async () => {
    const run = await runOf({ 'method.id': 'wgan-clip', 'penalty.clip': 0.01 });
    const { weights, violations, lossShare } = await read('penaltyMicroscope', run, {});
    expect(weights.limit).toBeCloseTo(0.01, 6);
    expect(weights.atBound).toBeGreaterThan(0.1);
    expect(weights.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    expect(violations).toBeNull();
    expect(lossShare).toBeNull();
  });
});

describe('automatic bandwidth', () => {
  it('gives live settings with reasons in both languages', async () => {
    const run = await runOf({ 'smoothing.on': true });
    const { settings, explanation, start, end } = await read('autoBandwidth', run, {});
    for (const name of Object.keys(settings)) expect(isLive(run.experiment, name)).toBe(true);
    expect(settings['smoothing.from']).toBe(run.step);
    run.set(settings);
    expect(run.experiment.smoothing.bandwidth).toBeCloseTo(start, 2);
    expect(run.experiment.smoothing.end).toBeCloseTo(end, 2);
    expect(explanation.length).toBeGreaterThanOrEqual(4);
    for (const { en, ja } of explanation) expect(en !== ja && en.length > 40 && ja.length > 20).toBe(true);
  });

  it('counts from the present step of a run that is smoothed, else from the first of the new one', async () => {
    for (const on of [true, false]) {
      const run = await runOf({ 'smoothing.on': on });
      await run.advanceTo(3);
      expect((await read('autoBandwidth', run, {})).settings['smoothing.from']).toBe(on ? 3 : 0);
    }
  });

  it('works without modes', async () => {
    const run = await runOf({ 'data.id': 'swiss-roll' });
    expect((await read('autoBandwidth', run, {})).spacingBound).toBeNull();
  });
});

it('says so where points are not numbers', async () => {
  const run = await runOf({});
  const broken = Object.create(run, { generated: { value: async () => new Float32Array(5_000).fill(Number.NaN) } });
  for (const id of INSTRUMENT_IDS) {
    const answer = await inspect(id, broken as TrainingRun, {});
    expect(answer.available).toBe(false);
  }
});

it('reads the discriminator of Kernel GAN as the stage shows it', async () => {
  const run = await runOf({ 'method.id': 'kernel-gan', 'smoothing.bandwidth': 0.3, 'method.floor': 1e-4 });
  const bounds = { xMin: -1, xMax: 1, yMin: -1, yMax: 1 };
  const { closedForm, learned, rows, columns } = await read('closedForm', run, { points: 256, columns: 4, bounds });
  expect(learned).toBeNull();
  const logits = await run.landscape.outputs(gridPoints(bounds, columns, rows));
  for (const [i, logit] of logits.entries()) expect(closedForm[i]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 4);
  expect(await read('forces', run, {})).toMatchObject({ from: 'run', throughCentres: true });
});

/** What an instrument needs to have something to show, where the first method on a ring is not it. */
const NEEDED: { readonly [I in InstrumentId]?: Readonly<Record<string, ParamValue>> } = {
  classGradient: { 'method.id': 'label-gan' },
  race: { 'method.id': 'dft' },
  chains: { 'method.id': 'ula' },
  learntScore: { 'method.id': 'dft' },
  towerGrid: { 'method.id': 'aeri', 'data.id': 'thermometer', 'tower.codes': 4 },
  towerCodes: { 'method.id': 'aeri', 'data.id': 'bars-and-stripes', 'tower.codes': 4 },
};

it.each(INSTRUMENT_IDS)('%s takes junk for options', async (id) => {
  const junk = { points: Number.NaN, bandwidth: Number.POSITIVE_INFINITY, columns: -1 };
  const run = await runOf(NEEDED[id] ?? { 'method.id': 'ns-gan' });
  expect((await inspect(id, run, junk as OptionsOf<InstrumentId>)).available).toBe(true);
});

it('refuses an instrument that does not exist', () => {
  expect(() => inspect('nothing' as InstrumentId, runs[0] as TrainingRun, {})).toThrow(RangeError);
});
