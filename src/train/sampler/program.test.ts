import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Execution, Report } from '../../engine/contract.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { effective } from '../../experiment/availability.ts';
import { defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { SAMPLER_METHODS } from '../../methods/sampler/index.ts';
import type { ParamValue } from '../../schema/param.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { relativeError } from '../../testing/matchers.ts';
import { ladder64 } from '../../testing/sampler64.ts';
import { buildProgram } from '../program.ts';
import { settingsAt } from '../settings.ts';
import { levelOfComparedPairs, levelOfPairs, levelsOf, pairsIn, smoothingOf } from './levels.ts';

type Changes = Readonly<Record<string, ParamValue>>;

const small = {
  'sampler.batch': 24,
  'sampler.lead': 4,
  'sampler.scoreSteps': 2,
  'generator.width': 6,
  'score.width': 6,
  'generatorOptimiser.rate': 0.02,
};
const experimentOf = (changes: Changes): Experiment =>
  effective(
    withValues(withValues(defaultExperiment(), { 'method.id': changes['method.id'] ?? 'dft' }), {
      ...small,
      ...changes,
    }),
  );

const ring = lawOnce({ id: 'ring' });
const donut = lawOnce({ id: 'donut' });

let engine: Engine;
beforeAll(async () => {
  engine = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => engine.dispose());

const start = (experiment: Experiment, law = ring): Promise<Execution> =>
  engine.load(buildProgram(experiment, law), experiment.seed);

describe('levels of noise', () => {
  it('are those of the definition, and every batch has equally many of each', () => {
    const any = fc.record({
      noiseLow: fc.double({ min: 0.02, max: 1.5, noNaN: true }),
      noiseHigh: fc.double({ min: 0.02, max: 8, noNaN: true }),
      batch: fc.integer({ min: 2, max: 2048 }),
    });
    fc.assert(
      fc.property(any, ({ noiseLow, noiseHigh, batch }) => {
        const sampler = { ...defaultExperiment().sampler, noiseLow, noiseHigh };
        const levels = levelsOf(sampler);
        const expected = ladder64(noiseLow, noiseHigh);
        expect(levels).toHaveLength(expected.length);
        const taus = smoothingOf(levels);
        expected.forEach(({ sigma, tau }, i) => {
          expect(levels[i]).toBeCloseTo(sigma, 10);
          expect((taus[i] as number) ** 2).toBeCloseTo(tau ** 2, 10);
        });
        const pairs = pairsIn(batch);
        const counts = new Map<number, number>();
        for (const level of levelOfPairs(pairs, levels.length)) {
          expect(levels[level]).toBeDefined();
          counts.set(level, (counts.get(level) ?? 0) + 1);
        }
        const all = levels.map((_, level) => counts.get(level) ?? 0);
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
        expect(2 * pairs).toBeLessThanOrEqual(batch);
      }),
      { numRuns: 100 },
    );
  });
});

describe.each(SAMPLER_METHODS.map(({ id }) => id))('%s', (id) => {
  it.each([
    ['ring', ring],
    ['donut', donut],
  ])('of a %s continues bit for bit from a snapshot, in the middle of a step as well', async (_, law) => {
    const experiment = experimentOf({ 'method.id': id });
    const settings = settingsAt(experiment);
    const whole = await start(experiment, law);
    const report = await whole.run(6, settings);
    const cut = await start(experiment, law);
    await cut.run(2, settings);
    await cut.runPhase(settings);
    const continued = await start(experiment, law);
    await continued.restore(await cut.snapshot());
    // A phase is a whole step of a sampler that learns alone.
    const left = (await cut.snapshot()).step === 3 ? 3 : 4;
    expect(await continued.run(left, settings)).toEqual(report);
    expect(await continued.snapshot()).toEqual(await whole.snapshot());
    for (const execution of [whole, cut, continued]) execution.dispose();
  });

  it('is as a member of an ensemble what it is alone', async () => {
    const experiments = [
      experimentOf({ 'method.id': id }),
      experimentOf({ 'method.id': id, 'sampler.clip': 2, 'sampler.scoreSteps': 3 }),
      { ...experimentOf({ 'method.id': id, 'sampler.average': 0.5 }), seed: 9 },
    ];
    const programs = experiments.map((experiment) => buildProgram(experiment, donut));
    const settings = experiments.map(settingsAt);
    const at = (member: number, step: number) => settings[member]?.(step) ?? new Float32Array();
    const [program] = programs as [ReturnType<typeof buildProgram>];
    const members = programs.map(({ state }, i) => ({ state, seed: i + 5 }));
    const ensemble = await engine.loadEnsemble(program, members);
    await ensemble.run(3, at);
    const reports: readonly Report[] = await ensemble.run(4, at);
    for (const [i, { state, seed }] of members.entries()) {
      const alone = await engine.load({ ...program, state }, seed);
      expect(await alone.run(7, (step) => at(i, step))).toEqual(reports[i]);
      expect(await ensemble.snapshot(i)).toEqual(await alone.snapshot());
      const input = new Float32Array(8).fill(0.4);
      expect(await ensemble.probe(i, 'generate', input, 4)).toEqual(await alone.probe('generate', input, 4));
      alone.dispose();
    }
    ensemble.dispose();
  });
});

describe('settings of a sampler', () => {
  it.each([
    ['sampler.clip', 1],
    ['sampler.beta', 0.3],
    ['sampler.average', 0.1],
    ['sampler.scoreSteps', 4],
    ['scoreOptimiser.rate', 0.01],
    ['generatorOptimiser.annealing', 'cosine'],
  ])('a live change of %s acts from its step on and not before', async (key, value) => {
    const before = experimentOf({ 'sampler.clip': 1000, 'generatorOptimiser.annealingSteps': 20 });
    const after = withValues(before, { [key]: value });
    const [steady, steered, planned] = await Promise.all([1, 2, 3].map(() => start(before)));
    if (!steady || !steered || !planned) throw new Error('three runs');
    // The average follows closely at first, whatever it is set to.
    await steady.run(5, settingsAt(before));
    await steered.run(5, settingsAt(before));
    expect(await steered.snapshot()).toEqual(await steady.snapshot());
    await steady.run(3, settingsAt(before));
    await steered.run(3, settingsAt(after));
    expect((await steered.snapshot()).state).not.toEqual((await steady.snapshot()).state);
    await planned.run(8, (step) => settingsAt(step < 5 ? before : after)(step));
    expect(await planned.snapshot()).toEqual(await steered.snapshot());
    for (const run of [steady, steered, planned]) run.dispose();
  });

  it('the score leads in the first step, and learns as often as is said in every other', async () => {
    const experiment = experimentOf({ 'sampler.lead': 7, 'sampler.scoreSteps': 3 });
    const run = await start(experiment);
    await run.run(1, settingsAt(experiment));
    expect((await run.snapshot()).counts).toEqual([10, 1]);
    await run.run(4, settingsAt(experiment));
    expect((await run.snapshot()).counts).toEqual([22, 5]);
    await run.run(2, settingsAt(withValues(experiment, { 'sampler.scoreSteps': 1, 'sampler.lead': 0 })));
    expect((await run.snapshot()).counts).toEqual([24, 7]);
    run.dispose();
  });

  it('the average of weights is that of the definition, and what is drawn', async () => {
    const experiment = experimentOf({ 'sampler.average': 0.3, 'sampler.lead': 0 });
    const run = await start(experiment);
    let average = Float64Array.from(buildProgram(experiment, ring).state['generator.weights'] as Float32Array);
    for (let step = 0; step < 8; step++) {
      await run.run(1, settingsAt(experiment));
      const now = (await run.snapshot()).state['generator.weights'] as Float32Array;
      const stays = Math.min(0.3, (1 + step) / (10 + step));
      average = average.map((value, i) => stays * value + (1 - stays) * (now[i] as number));
    }
    const snapshot = await run.snapshot();
    expect(relativeError(snapshot.state['generator.average'] ?? [], average)).toBeLessThan(1e-5);
    const input = Float32Array.from({ length: 12 }, (_, i) => Math.sin(i));
    const drawn = await run.probe('generate', input, 4);
    const ofAverage = { ...snapshot.state, 'generator.weights': snapshot.state['generator.average'] as Float32Array };
    await run.restore({ ...snapshot, state: ofAverage });
    expect(await run.probe('generate', input, 4)).toEqual(drawn);
    run.dispose();
  });

  it('begins as the Gaussian of the start, with its score', async () => {
    const experiment = experimentOf({ 'sampler.spread': 1.5 });
    const run = await start(experiment);
    const points = [0.3, -1.2, 0.7, 2, 0.5, 0.1];
    const expected = [0, 3].flatMap((i) => {
      const [x, y, sigma] = points.slice(i, i + 3) as [number, number, number];
      return [-x / (1.5 ** 2 + sigma ** 2), -y / (1.5 ** 2 + sigma ** 2)];
    });
    expect(relativeError(await run.probe('score', Float32Array.from(points), 3), expected)).toBeLessThan(1e-6);
    // z times the spread, but for a network that is nearly nothing, and the noise that is asked for.
    const generated = await run.probe('generate', Float32Array.of(1, -1, 0.1, 0.2), 4);
    expect(Math.hypot((generated[0] as number) - 1.6, (generated[1] as number) + 1.3)).toBeLessThan(0.6);
    run.dispose();
  });

  it('makes each sample by itself, whatever normalisation is stored', async () => {
    for (const normalisation of ['layer', 'batch']) {
      const experiment = experimentOf({ 'generator.normalisation': normalisation });
      const run = await start(experiment);
      await run.run(2, settingsAt(experiment));
      const rows = [0.3, -1, 0, 0, 2, 0.5, 0, 0];
      const together = await run.probe('generate', Float32Array.from(rows), 4);
      const alone = await run.probe('generate', Float32Array.from(rows.slice(0, 4)), 4);
      expect(together.subarray(0, 2)).toEqual(alone);
      run.dispose();
    }
  });

  it('needs a law with a potential', () => {
    const experiment = experimentOf({});
    expect(() => buildProgram(experiment, lawOnce({ id: 'swiss-roll' }))).toThrow(RangeError);
  });
});

it('gives every level that is compared two pairs, and a large batch the levels of any other', () => {
  for (const pairs of [1, 2, 3, 8, 11, 21, 22, 128]) {
    const levels = levelOfComparedPairs(pairs, 11);
    expect(levels).toHaveLength(pairs);
    const counts = levels.map((level) => levels.filter((other) => other === level).length);
    if (pairs > 1) expect(Math.min(...counts), String(pairs)).toBeGreaterThanOrEqual(2);
    if (pairs >= 22) expect(levels).toEqual(levelOfPairs(pairs, 11));
    expect(levels.every((level) => level >= 0 && level < 11)).toBe(true);
  }
});
