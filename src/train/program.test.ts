import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../engine/contract.ts';
import { createEagerEngine } from '../engine/eager/eagerEngine.ts';
import { defaultExperiment, type Experiment, withValues } from '../experiment/experiment.ts';
import { GAN_METHODS } from '../methods/gan/index.ts';
import { PARTICLES_METHODS } from '../methods/particles/index.ts';
import { SAMPLER_METHODS } from '../methods/sampler/index.ts';
import { networkSchemas } from '../nn/spec.ts';
import type { ParamValue } from '../schema/param.ts';
import { ringLaw } from '../testing/drawnOnce.ts';
import { gradient64 } from '../testing/finiteDifference.ts';
import { relativeError } from '../testing/matchers.ts';
import { network64 } from '../testing/network64.ts';
import { playersOf } from './gan/players.ts';
import { buildProgram } from './program.ts';
import { RESIDENT_POINTS } from './residentData.ts';
import { settingNames, settingsAt } from './settings.ts';

const wasmPath = `${import.meta.dirname}/../../node_modules/@tensorflow/tfjs-backend-wasm/dist/`;
const law = ringLaw();
const small = { 'generator.width': 8, 'critic.width': 8, 'training.batch': 16 };
const experimentOf = (changes: Readonly<Record<string, ParamValue>>): Experiment =>
  withValues(withValues(defaultExperiment(), small), changes);

describe('settings', () => {
  const experiment = experimentOf({ 'smoothing.on': true, 'smoothing.schedule': 'linear', 'smoothing.duration': 100 });

  it('have a cell for every live number but the stop conditions, and the bandwidth in force', () => {
    const names = settingNames(experiment);
    expect(names).toEqual(expect.arrayContaining(['penalty.weight', 'training.criticSteps', 'criticOptimiser.beta2']));
    expect(names.filter((name) => name.startsWith('stop.') || name === 'training.batch')).toEqual([]);
    expect(names.at(-1)).toBe('smoothing.now');
  });

  it('change with the step only in the bandwidth', () => {
    const at = settingsAt(experiment);
    expect([0, 50, 100, 1e6].map((step) => at(step).at(-1))).toEqual([0.5, 0.3, 0.1, 0.1].map(Math.fround));
    expect(at(0).slice(0, -1)).toEqual(at(1e6).slice(0, -1));
  });
});

describe('critic warm-up', () => {
  const cell = (changes: Readonly<Record<string, ParamValue>>, step: number): number | undefined => {
    const experiment = experimentOf(changes);
    return settingsAt(experiment)(step)[settingNames(experiment).indexOf('training.criticSteps')];
  };

  it('is 100 critic steps in each of the first 25 steps and in every 500th, the setting elsewhere', () => {
    const changes = { 'training.warmUp': true, 'training.criticSteps': 10 };
    expect([0, 24, 25, 26, 499, 500, 501, 1000].map((step) => cell(changes, step))).toEqual([
      100, 100, 10, 10, 10, 100, 10, 100,
    ]);
    expect([0, 500].map((step) => cell({ 'training.criticSteps': 10 }, step))).toEqual([10, 10]);
  });
});

describe('program', () => {
  it('holds the data, and depends on the seed', () => {
    const program = buildProgram(experimentOf({}), law);
    expect(program.data.values.length).toBe(2 * RESIDENT_POINTS);
    // Another ring, which draws its data anew.
    expect(buildProgram(experimentOf({}), ringLaw())).toMatchObject({ state: program.state, data: program.data });
    expect(buildProgram(experimentOf({ seed: 8 }), law).state).not.toEqual(program.state);
  });

  it('has the state its optimisers and normalisation need', () => {
    const program = buildProgram(
      experimentOf({ 'generatorOptimiser.kind': 'sgd', 'critic.normalisation': 'spectral', 'training.packing': 3 }),
      law,
    );
    expect(Object.keys(program.state)).toEqual([
      'generator.weights',
      'critic.weights',
      'critic.moment1',
      'critic.moment2',
      'critic.spectral',
    ]);
    expect(program.state['critic.weights']?.length).toBe(6 * 8 + 8 + 8 * 8 + 8 + 8 + 1);
    expect(program.state['critic.spectral']?.length).toBe(6 + 8 + 8);
  });
});

describe.each(['cpu', 'wasm'] as const)('training on %s', (backend) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEagerEngine(backend, { wasmPath });
  });
  afterAll(() => engine.dispose());

  const full = {
    'smoothing.on': true,
    'training.packing': 2,
    'training.labelSmoothing': 0.1,
    'penalty.kind': 'one-sided',
    'latent.law': 'uniform',
    'generator.normalisation': 'layer',
    'critic.normalisation': 'spectral',
  };
  const activations = networkSchemas.critic.activation.options.map(({ value }) => ({
    ...full,
    'generator.activation': value,
    'critic.activation': value,
  }));

  const SMALL_SAMPLER = { 'sampler.batch': 16, 'sampler.lead': 2, 'generator.width': 8, 'score.width': 8 };
  const SMALL = { 'training.batch': 16, 'generator.depth': 2, 'generator.width': 8 };

  it.each([
    // The sizes that some methods recommend are for compiled engines.
    ...GAN_METHODS.map((method) => ({ 'method.id': method.id, ...method.recommends, ...SMALL })),
    ...SAMPLER_METHODS.map((method) => ({ 'method.id': method.id, ...method.recommends, ...SMALL_SAMPLER })),
    ...PARTICLES_METHODS.map((method) => ({
      'method.id': method.id,
      ...method.recommends,
      'particles.count': 7,
      'particles.stepSize': 0.003,
    })),
    ...activations,
    ...['sgd', 'momentum', 'rmsprop'].map((kind) => ({
      'generatorOptimiser.kind': kind,
      'criticOptimiser.kind': kind,
    })),
  ])('%o is finite, repeatable, restorable and leaks nothing', async (changes) => {
    const experiment = experimentOf(changes);
    const baseline = tf.memory().numTensors;
    const program = buildProgram(experiment, law);
    const [first, second] = [await engine.load(program, experiment.seed), await engine.load(program, experiment.seed)];
    await first.run(2, settingsAt(experiment));
    const tensors = tf.memory().numTensors;
    const middle = await first.snapshot();
    const report = await first.run(3, settingsAt(experiment));
    expect(tf.memory().numTensors).toBe(tensors);
    const end = await first.snapshot();
    await second.restore(middle);
    await second.run(3, settingsAt(experiment));
    expect(await second.snapshot()).toEqual(end);
    const ofActor = { critic: ['criticLoss', 'criticReal', 'criticFake'], score: ['scoreLoss'] };
    const learnt = Object.entries(ofActor).filter(([actor]) => Object.hasOwn(program.state, `${actor}.weights`));
    const losses = Object.hasOwn(program.state, 'generator.weights') ? ['generatorLoss'] : [];
    for (const name of [...losses, ...learnt.flatMap(([, names]) => names)]) {
      expect(Number.isFinite(report[name]), name).toBe(true);
    }
    expect('slopeMax' in report).toBe(experiment.penalty.kind !== 'none');
    for (const [name, values] of Object.entries(end.state)) {
      expect(values.every(Number.isFinite), name).toBe(true);
      // What a move leaves for the next one stays empty where the method has no use for it.
      if (name !== 'particles.memory') expect(values, name).not.toEqual(program.state[name]);
    }
    first.dispose();
    second.dispose();
    expect(tf.memory().numTensors).toBe(baseline);
  });

  it.each([1, 3])('probes agree with float64 at packing %i', async (packing) => {
    const experiment = experimentOf({ 'training.packing': packing, 'critic.activation': 'tanh' });
    const program = buildProgram(experiment, law);
    const run = await engine.load(program, 7);
    const { generator, critic } = playersOf(experiment);
    const points = [
      [0.3, -0.4],
      [1.5, 0.2],
    ];
    const flat = Float32Array.from(points.flat());
    const weights = program.state['critic.weights'] as Float32Array;
    const criticise = (point: ArrayLike<number>): number =>
      network64(critic.spec, weights, Array.from({ length: packing }, () => Array.from(point)).flat())[0] as number;
    const generated = points.flatMap((point) =>
      network64(generator.spec, program.state['generator.weights'] as Float32Array, point),
    );
    expect(relativeError(await run.probe('generate', flat, 2), generated)).toBeLessThan(1e-5);
    expect(relativeError(await run.probe('criticise', flat, 2), points.map(criticise))).toBeLessThan(1e-5);
    const gradients = points.flatMap((point) => [...gradient64(criticise, point)]);
    expect(relativeError(await run.probe('criticGradient', flat, 2), gradients)).toBeLessThan(1e-5);
    run.dispose();
  });

  it.each([
    ['smoothing.bandwidth', 0.7],
    ['smoothing.end', 0.2],
    ['penalty.weight', 5],
    ['criticOptimiser.rate', 0.01],
    ['generatorOptimiser.annealing', 'cosine'],
    ['training.criticSteps', 2],
  ])('a live change of %s acts from its step on and not before', async (key, value) => {
    const before = experimentOf({
      'smoothing.on': true,
      'smoothing.schedule': 'linear',
      'smoothing.duration': 20,
      'penalty.kind': 'two-sided',
    });
    const after = withValues(before, { [key]: value });
    const [steady, steered, planned] = await Promise.all(
      [1, 2, 3].map(() => engine.load(buildProgram(before, law), 7)),
    );
    if (!steady || !steered || !planned) throw new Error('three runs');
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

  it('clips the critic and only the critic', async () => {
    const experiment = experimentOf({ 'method.id': 'wgan-clip', 'penalty.clip': 0.03 });
    const run = await engine.load(buildProgram(experiment, law), 7);
    await run.run(3, settingsAt(experiment));
    const { state } = await run.snapshot();
    const largest = (values: Float32Array | undefined): number => Math.max(...(values ?? []).map(Math.abs));
    expect(largest(state['critic.weights'])).toBeLessThanOrEqual(0.03 + 1e-7);
    expect(largest(state['generator.weights'])).toBeGreaterThan(0.03);
    run.dispose();
  });
});
