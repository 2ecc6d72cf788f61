import { beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../../engine/contract.ts';
import { effective } from '../../experiment/availability.ts';
import { defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { key, normal, uniform } from '../../math/rng.ts';
import type { GanMethod } from '../../methods/gan/contract.ts';
import { GAN_METHODS } from '../../methods/gan/index.ts';
import type { ParamValue } from '../../schema/param.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import { directionalError } from '../../testing/finiteDifference.ts';
import { type GivenDraws, runOnce, startTfjs } from '../../testing/tfjs.ts';
import { buildProgram } from '../program.ts';
import { settingsAt } from '../settings.ts';
import { subjectOf } from '../subject.ts';
import { playersOf } from './players.ts';

/** First-order check of every phase of every method: the loss it reports against the gradient it descends. */

const law = ringLaw();
const BATCH = 8;

/** Streams of a method that draws noise four times for both sets. */
const NOISE = ['noise', ...Array.from({ length: 7 }, (_, i) => `noise-${i + 2}`)];

const asRows = (values: Float32Array, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, i) => [...values.subarray(i * columns, (i + 1) * columns)]);

function drawsOf(experiment: Experiment, program: Program): GivenDraws {
  const { packing } = experiment.training;
  const count = BATCH * packing;
  const gaussian = (name: string) => asRows(normal(key(5, name), 2 * count), 2);
  const { values, columns } = program.data;
  return {
    real: asRows(values.slice(0, columns * count), columns),
    class: asRows(uniform(key(5, 'class'), count), 1),
    latent: gaussian('latent'),
    'noise-real': gaussian('noise-real'),
    'noise-fake': gaussian('noise-fake'),
    ...Object.fromEntries(NOISE.map((name) => [name, gaussian(name)])),
    interpolation: asRows(uniform(key(5, 'interpolation'), BATCH), 1),
    local: asRows(uniform(key(5, 'local'), 2 * count), 2 * packing),
    'local-fake': asRows(uniform(key(5, 'local-fake'), 2 * count), 2 * packing),
  };
}

/** Smooth networks, momentum (its first buffer is the gradient), and every orthogonal part the method can carry. */
const common = {
  'training.batch': BATCH,
  'generator.activation': 'tanh',
  'generator.width': 6,
  'critic.activation': 'tanh',
  'critic.width': 6,
  'generatorOptimiser.kind': 'momentum',
  'criticOptimiser.kind': 'momentum',
};

const variants = {
  plain: {},
  'smoothed, packed, penalised locally': {
    'smoothing.on': true,
    'training.packing': 2,
    'training.labelSmoothing': 0.1,
    'penalty.kind': 'zero-centred',
    'penalty.where': 'local',
  },
  'layer and spectral normalisation': { 'generator.normalisation': 'layer', 'critic.normalisation': 'spectral' },
} as const;

/** More of methods with classes. A soft target moves with the weights, while gradients take it as fixed: see their tests. */
const classVariants = {
  'penalised between both': { 'penalty.kind': 'two-sided', 'penalty.where': 'interpolates' },
  'penalised around both': { 'penalty.kind': 'one-sided', 'penalty.where': 'local-both', 'penalty.target': 0.1 },
  'dynamic targets': { 'method.labelling': 'dynamic' },
  'free logit, smoothed classes': { 'method.fakeLogit': 'free', 'method.classSmoothing': 0.2 },
} as const;

/** Variants of a method whose settings it has. */
function variantsOf({ needs, params }: GanMethod): [string, Readonly<Record<string, ParamValue>>][] {
  const has = (key: string): boolean => !key.startsWith('method.') || key.slice('method.'.length) in params;
  return Object.entries({ ...variants, ...(needs.labels && classVariants) }).filter(([, changes]) =>
    Object.keys(changes).every(has),
  );
}

beforeAll(startTfjs);

describe.each(GAN_METHODS.map((method) => [method.id, method] as const))('%s', (_id, method) => {
  const cases = method.phases.flatMap(({ trains }) =>
    variantsOf(method).map(([name, changes]) => ({ role: trains, name, changes })),
  );
  it.each(cases)('$role, $name', async ({ role, changes }) => {
    const settings = { ...common, ...changes, ...method.fixes };
    const experiment = effective(withValues(withValues(defaultExperiment(), { 'method.id': method.id }), settings));
    const program = buildProgram(experiment, law);
    const vector = playersOf(experiment, subjectOf(experiment, law))[role].weights;
    const start = program.state[vector] as Float32Array;
    const direction = normal(key(6, role), start.length).map((value) => value / Math.sqrt(start.length));
    const at = (offset: number) => {
      const weights = start.map((value, i) => value + offset * (direction[i] as number));
      return runOnce(
        program,
        role,
        { ...program.state, [vector]: weights },
        settingsAt(experiment)(0),
        drawsOf(experiment, program),
      );
    };
    const gradient = at(0).state[`${role}.moment1`] as Float32Array;
    const derivative = gradient.reduce((sum, value, i) => sum + value * (direction[i] as number), 0);
    const loss = async (offset: number) => at(offset).report[`${role}Loss`] as number;
    expect(await directionalError(loss, derivative)).toBeLessThan(2e-3);
  });
});
