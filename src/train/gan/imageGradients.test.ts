import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LawError } from '../../data/law.ts';
import { imageSpace } from '../../data/space.ts';
import { createEagerEngine } from '../../engine/eager/eagerEngine.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { key, normal, uniform } from '../../math/rng.ts';
import { forward } from '../../nn/forward.ts';
import { layoutOf } from '../../nn/layout.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import type { ParamValue } from '../../schema/param.ts';
import { drawnOnce } from '../../testing/drawnOnce.ts';
import { directionalError } from '../../testing/finiteDifference.ts';
import { imageLaw } from '../../testing/imageLaw.ts';
import { relativeError } from '../../testing/matchers.ts';
import { type GivenDraws, runOnce, startTfjs } from '../../testing/tfjs.ts';
import { buildProgram } from '../program.ts';
import { startRun } from '../run.ts';
import { settingsAt } from '../settings.ts';
import { type FeatureNetwork, subjectOf } from '../subject.ts';
import { comparedSamples, comparisonFor } from './features.ts';
import { playersOf } from './players.ts';

/** Phases that learn images: the loss that they report against the gradient that they descend, and what they keep. */

const BATCH = 6;
const law = drawnOnce(imageLaw());
const coloured = drawnOnce(imageLaw(imageSpace(4, 4, 2)));

const judgeSpec: NetworkSpec = {
  architecture: 'dcgan',
  inputs: 16,
  sees: { height: 4, width: 4, channels: 1 },
  channels: 3,
  features: 5,
  outputs: 2,
  depth: 0,
  width: 1,
  activation: 'tanh',
  normalisation: 'none',
  initialisation: 'he',
};
const judge: FeatureNetwork = {
  spec: judgeSpec,
  weights: normal(key(8, 'judge'), layoutOf(judgeSpec).size).map((value) => 0.3 * value),
};

const asRows = (values: Float32Array, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, i) => [...values.subarray(i * columns, (i + 1) * columns)]);

function drawsOf({ training: { packing }, latent }: Experiment, size: number, columns: number): GivenDraws {
  const count = BATCH * packing;
  const gaussian = (name: string, width: number) => asRows(normal(key(5, name), width * count), width);
  return {
    real: asRows(law.sample(key(5, 'real'), count * columns).subarray(0, count * columns), columns),
    latent: gaussian('latent', latent.dimension),
    'noise-real': gaussian('noise-real', size),
    'noise-fake': gaussian('noise-fake', size),
    interpolation: asRows(uniform(key(5, 'interpolation'), BATCH), 1),
    local: asRows(uniform(key(5, 'local'), size * count), size * packing),
  };
}

const experimentOf = (changes: Readonly<Record<string, ParamValue>>): Experiment =>
  withValues(defaultExperiment(), {
    'method.id': 'ns-gan',
    'training.batch': BATCH,
    'generator.activation': 'tanh',
    'generator.width': 6,
    'generator.channels': 2,
    'critic.activation': 'tanh',
    'critic.width': 6,
    'critic.channels': 2,
    'generatorOptimiser.kind': 'momentum',
    'criticOptimiser.kind': 'momentum',
    ...changes,
  });

const CONVOLUTIONAL = { 'generator.architecture': 'dcgan', 'critic.architecture': 'dcgan' };
const NORMALISED = { 'generator.normalisation': 'batch', 'critic.normalisation': 'batch' };
const PENALISED = { 'penalty.kind': 'zero-centred', 'penalty.where': 'real', 'generator.normalisation': 'batch' };

const cases = [
  { name: 'perceptrons', changes: {} },
  { name: 'batch normalisation', changes: NORMALISED },
  { name: 'convolutions', changes: { ...CONVOLUTIONAL, 'smoothing.on': true } },
  {
    name: 'convolutions and batch normalisation, packed',
    changes: { ...CONVOLUTIONAL, ...NORMALISED, 'training.packing': 2 },
  },
  { name: 'convolutions under R1', changes: { ...CONVOLUTIONAL, ...PENALISED } },
  {
    name: 'packed convolutions under a penalty',
    changes: { ...CONVOLUTIONAL, 'training.packing': 2, 'penalty.kind': 'two-sided' },
  },
  {
    name: 'spectral convolutions under a penalty around the data',
    changes: {
      ...CONVOLUTIONAL,
      'critic.normalisation': 'spectral',
      'penalty.kind': 'one-sided',
      'penalty.where': 'local',
      'penalty.target': 0.01,
    },
  },
  {
    name: 'layer normalisation of convolutions under a noise regulariser',
    changes: {
      ...CONVOLUTIONAL,
      'generator.normalisation': 'layer',
      'critic.normalisation': 'layer',
      'penalty.kind': 'noise',
    },
  },
] as const;

beforeAll(startTfjs);

/** Relative error of the gradient of a phase, as its momentum holds it, along a random direction. */
async function gradientError(
  experiment: Experiment,
  learnt: typeof law,
  role: 'generator' | 'critic',
): Promise<number> {
  const program = buildProgram(experiment, learnt, judge);
  const { space } = subjectOf(experiment, learnt);
  const vector = playersOf(experiment, subjectOf(experiment, learnt))[role].weights;
  const start = program.state[vector] as Float32Array;
  const direction = normal(key(6, role), start.length).map((value) => value / Math.sqrt(start.length));
  const draws = drawsOf(experiment, space.size, program.data.columns);
  const state: Record<string, Float32Array> = { ...program.state };
  const spectral = state['critic.spectral'];
  // Gradients hold the vectors constant, which is right where a further iteration would not turn them.
  for (let i = 0; spectral && role === 'critic' && i < 50; i++) {
    const refreshed = runOnce(program, role, state, settingsAt(experiment)(0), draws).state['critic.spectral'];
    state['critic.spectral'] = refreshed as Float32Array;
  }
  const at = (offset: number) => {
    const weights = start.map((value, i) => value + offset * (direction[i] as number));
    return runOnce(program, role, { ...state, [vector]: weights }, settingsAt(experiment)(0), draws);
  };
  const gradient = at(0).state[`${role}.moment1`] as Float32Array;
  const derivative = gradient.reduce((sum, value, i) => sum + value * (direction[i] as number), 0);
  return directionalError(async (offset) => at(offset).report[`${role}Loss`] as number, derivative);
}

describe.each(cases)('$name', ({ changes }) => {
  it.each(['critic', 'generator'] as const)('the %s descends its loss', async (role) => {
    expect(await gradientError(experimentOf(changes), law, role)).toBeLessThan(2e-3);
  });
});

describe('running averages', () => {
  const experiment = experimentOf({ ...CONVOLUTIONAL, ...NORMALISED });
  const program = buildProgram(experiment, law);
  const stateAfter = (role: string) =>
    runOnce(program, role, program.state, settingsAt(experiment)(0), drawsOf(experiment, 16, program.data.columns))
      .state;

  it('belong to the phase of their own player', () => {
    const [critic, generator] = [stateAfter('critic'), stateAfter('generator')];
    expect(critic['generator.statistics']).toEqual(program.state['generator.statistics']);
    expect(generator['critic.statistics']).toEqual(program.state['critic.statistics']);
    expect(critic['critic.statistics']).not.toEqual(program.state['critic.statistics']);
    expect(generator['generator.statistics']).not.toEqual(program.state['generator.statistics']);
  });

  it('start close to what many batches of the first weights have', () => {
    const { generator } = playersOf(experiment, subjectOf(experiment, law));
    const latents = normal(key(9, 'latents'), 500 * experiment.latent.dimension);
    const exact = forward(generator.spec, program.state['generator.weights'] as Float32Array, latents).statistics;
    expect(relativeError(program.state['generator.statistics'] as Float32Array, exact)).toBeLessThan(0.3);
    expect(program.state['critic.statistics']?.every(Number.isFinite)).toBe(true);
  });
});

describe('features of a judge', () => {
  const kernel = {
    'method.id': 'kernel-gan',
    'method.space': 'both',
    'smoothing.on': true,
    'smoothing.bandwidth': 1,
  };

  it.each([
    ['both', law],
    ['both', coloured],
    ['features', law],
    ['pixels', coloured],
  ] as const)('have a gradient that reaches the generator: %s', async (space, learnt) => {
    const experiment = experimentOf({ ...kernel, 'method.space': space, 'generator.architecture': 'dcgan' });
    expect(await gradientError(experiment, learnt, 'generator')).toBeLessThan(2e-3);
  });

  it.each([
    ['both', 42],
    ['features', 10],
    ['pixels', 32],
  ] as const)('lie as far apart as standardised points of the plane: %s', (space, columns) => {
    const experiment = experimentOf({ ...kernel, 'method.space': space });
    const subject = subjectOf(experiment, coloured);
    const { data } = buildProgram(experiment, coloured, judge);
    const comparison = comparisonFor(experiment, subject, data, judge);
    const images = tf.tensor2d(coloured.sample(key(1, 'images'), 4000), [4000, 32]);
    const seen = tf.tidy(() =>
      comparedSamples({ ...subject, ...(comparison && { comparison }) }, () => tf.tensor1d(judge.weights), images),
    );
    expect(seen.shape).toEqual([4000, columns]);
    const { mean } = tf.moments(seen, 0);
    const variances = [...tf.mean(tf.square(tf.sub(seen, mean)), 0).dataSync()];
    const sum = (from: number, to: number): number => variances.slice(from, to).reduce((a, b) => a + b, 0);
    // The scale is taken from 256 images.
    expect(Math.abs(sum(0, columns) / 2 - 1)).toBeLessThan(0.15);
    if (space === 'both') expect(Math.abs(sum(0, 10) - 1)).toBeLessThan(0.15);
  });

  it('are the same compiled, and no phase changes the network', async () => {
    const experiment = experimentOf({ ...kernel, 'generator.normalisation': 'batch' });
    const program = buildProgram(experiment, law, judge);
    const [eager, compiled] = [await createEagerEngine('cpu'), await createWasmEngine({ variant: 'strict' })];
    const states = await Promise.all(
      [eager, compiled].map(async (engine) => {
        const execution = await engine.load(program, 3);
        await execution.run(2, settingsAt(experiment));
        return (await execution.snapshot()).state;
      }),
    );
    const [expected, actual] = states as [Record<string, Float32Array>, Record<string, Float32Array>];
    expect(actual['features.weights']).toEqual(judge.weights);
    for (const name of ['generator.weights', 'generator.moment1', 'generator.statistics']) {
      expect(relativeError(actual[name] as Float32Array, expected[name] as Float32Array), name).toBeLessThan(1e-4);
    }
    await startTfjs();
  });

  it('are asked for in vain without a judge, and with one of other images', async () => {
    const engine = await createWasmEngine({ variant: 'strict' });
    const onImages = withValues(experimentOf(kernel), { 'data.id': 'mnist' });
    await expect(startRun(onImages, law, engine)).rejects.toThrow(LawError);
    const larger = imageLaw(imageSpace(8, 8, 1));
    expect(() => buildProgram(experimentOf(kernel), larger, judge)).toThrow(RangeError);
  });
});
