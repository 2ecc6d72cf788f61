import { beforeAll, describe, expect, it } from 'vitest';
import { effective } from '../../experiment/availability.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { key, normal, uniform } from '../../math/rng.ts';
import { SAMPLER_METHODS } from '../../methods/sampler/index.ts';
import type { ParamValue } from '../../schema/param.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { gradient64 } from '../../testing/finiteDifference.ts';
import { relativeError } from '../../testing/matchers.ts';
import {
  denoising64,
  fisher64,
  generator64,
  kullback64,
  ladder64,
  type Networks64,
  type Point,
  type PullsOf,
  rowByRow,
  rows64,
  semiImplicit64,
  stein64,
  svgd64,
  targets64,
} from '../../testing/sampler64.ts';
import { type GivenDraws, runOnce, startTfjs } from '../../testing/tfjs.ts';
import { buildProgram } from '../program.ts';
import { settingsAt } from '../settings.ts';
import { samplerActors, unitOf } from './actors.ts';

/** Loss and gradient of every phase of every sampler, over all weights, against float64 and finite differences. */

const PAIRS = 22;

/** Smooth networks of a few units, and momentum, whose first buffer is the gradient. */
const common = {
  'sampler.batch': 2 * PAIRS + 1,
  'generator.activation': 'tanh',
  'generator.depth': 1,
  'generator.width': 5,
  'score.activation': 'swish',
  'score.depth': 1,
  'score.width': 6,
  'generatorOptimiser.kind': 'momentum',
  'scoreOptimiser.kind': 'momentum',
  'sampler.noiseLow': 0.2,
  'sampler.noiseHigh': 1.5,
  'sampler.clip': 1000,
  'latent.law': 'normal',
};

const ONE_LEVEL = { 'sampler.noiseLow': 0.3, 'sampler.noiseHigh': 0.3 };

const variants: Readonly<Record<string, { readonly law: string; readonly changes: Record<string, ParamValue> }>> = {
  'a sum of Gaussians on the ladder': { law: 'random-mixture', changes: { 'generator.depth': 2 } },
  'at one level': { law: 'ring', changes: { ...ONE_LEVEL, 'generator.activation': 'softplus' } },
  'a formula on the ladder': { law: 'donut', changes: { 'latent.dimension': 3, 'generator.depth': 0 } },
  'a formula at one level, without pairs of coordinates': {
    law: 'squiggle',
    changes: { ...ONE_LEVEL, 'latent.dimension': 1, 'score.depth': 2 },
  },
  'long pulls, which are shortened': {
    law: 'ring',
    changes: { ...ONE_LEVEL, 'sampler.clip': 1, 'sampler.spread': 2, 'latent.law': 'uniform' },
  },
};

const pulls: Readonly<Record<string, PullsOf>> = {
  dft: rowByRow(fisher64(true)),
  'kl-is': rowByRow(kullback64),
  'sivi-sm': rowByRow(semiImplicit64),
  'ksd-ns': stein64(1),
  'amortised-svgd': svgd64(1),
};

/** Methods with what turns them into others, and the pulls that they are meant to follow. */
const methods = [
  ...SAMPLER_METHODS.map(({ id }) => ({ id, own: {}, pullsOf: pulls[id] as PullsOf })),
  { id: 'dft', own: { 'method.correction': false }, pullsOf: rowByRow(fisher64(false)) },
  { id: 'ksd-ns', own: { 'method.scale': 0.6 }, pullsOf: stein64(0.6) },
  { id: 'amortised-svgd', own: { 'method.bandwidth': 1.7 }, pullsOf: svgd64(1.7) },
];

const known = new Map<string, ReturnType<typeof targets64>>();

/** The target at each level, made once: tables of a formula take a while. */
function targetsOf(lawId: string, taus: readonly number[]): ReturnType<typeof targets64> {
  const { potential } = lawOnce({ id: lawId });
  if (!potential) throw new Error('no potential');
  const name = `${lawId} ${taus}`;
  const targets = known.get(name) ?? targets64(potential, taus);
  known.set(name, targets);
  return targets;
}

const asRows = (values: Float32Array, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, i) => [...values.subarray(i * columns, (i + 1) * columns)]);

function prepare(id: string, lawId: string, changes: Readonly<Record<string, ParamValue>>) {
  const law = lawOnce({ id: lawId });
  const experiment = effective(
    withValues(withValues(defaultExperiment(), { 'method.id': id }), { ...common, ...changes }),
  );
  const { latent, sampler } = experiment;
  const program = buildProgram(experiment, law);
  const actors = samplerActors(experiment);
  const drawn = (latent.law === 'uniform' ? uniform : normal)(key(3, 'latent'), PAIRS * latent.dimension);
  const noise = normal(key(3, 'noise'), 2 * PAIRS);
  const draws: GivenDraws = { latent: asRows(drawn, latent.dimension), noise: asRows(noise, 2) };
  // Both networks away from where they start, so that no term is nothing, and no point beyond the tables.
  const weights = (name: string, size: number) => normal(key(4, name), size).map((value) => 0.25 * value);
  const state = {
    ...program.state,
    'generator.weights': weights('generator', actors.generator.layout.size),
    'score.weights': weights('score', actors.score.layout.size),
  };
  const networks: Networks64 = {
    generator: { spec: actors.generator.spec, weights: state['generator.weights'] },
    score: { spec: actors.score.spec, weights: state['score.weights'] },
    unit: unitOf(law),
    spread: sampler.spread,
  };
  const levels = ladder64(sampler.noiseLow, sampler.noiseHigh);
  const targets = targetsOf(
    lawId,
    levels.map(({ tau }) => tau),
  );
  const latents = asRows(latent.law === 'uniform' ? drawn.map((u) => 2 * u - 1) : drawn, latent.dimension);
  const rows = rows64(
    latents,
    asRows(noise, 2) as unknown as Point[],
    levels.map(({ sigma }, i) => ({ sigma, target: targets[i] as (typeof targets)[0] })),
  );
  const run = (phase: string) => runOnce(program, phase, state, settingsAt(experiment)(0), draws);
  return { networks, rows, run, clip: sampler.clip };
}

beforeAll(startTfjs);

describe.each(Object.entries(variants))('%s', (_, { law, changes }) => {
  it.each(methods)('$id $own: the pull of the definition', ({ id, own, pullsOf }) => {
    const { networks, rows, run, clip } = prepare(id, law, { ...changes, ...own });
    const { loss, gradient } = generator64(networks, rows, pullsOf, clip);
    const { state, report } = run('generator');
    expect(Math.abs((report.generatorLoss as number) - loss)).toBeLessThan(1e-4 * Math.max(1, Math.abs(loss)));
    // Steps follow gradients up to a length of 10.
    const shortened = gradient.map((value) => value * Math.min(1, 10 / Math.hypot(...gradient)));
    expect(relativeError(state['generator.moment1'] ?? [], shortened)).toBeLessThan(2e-4);
  });

  it.each(['dft', 'sivi-sm'])('the second network of %s learns by the denoising loss', (id) => {
    const { networks, rows, run } = prepare(id, law, changes);
    const loss = (weights: ArrayLike<number>) =>
      denoising64({ ...networks, score: { ...networks.score, weights } }, rows, id === 'sivi-sm');
    const { state, report } = run('score');
    expect(report.scoreLoss).toBeCloseTo(loss(networks.score.weights), 3);
    expect(relativeError(state['score.moment1'] ?? [], gradient64(loss, networks.score.weights))).toBeLessThan(2e-4);
    expect(state['generator.weights']).toEqual(networks.generator.weights);
  });
});
