import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine/contract.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { key, normal } from '../../math/rng.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { relativeError } from '../../testing/matchers.ts';
import { sample64 } from '../../testing/sampler64.ts';
import { latentsFor } from '../latents.ts';
import { startRun, type TrainingRun } from '../run.ts';
import { samplerActors, unitOf } from './actors.ts';

/** What is drawn and measured of a sampler is what was trained: G(z) + σ₁ε of the averaged weights, against the target itself. */

const COUNT = 30;

let engine: Engine;
beforeAll(async () => {
  engine = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => engine.dispose());

describe.each([
  ['ring', 2, 'dft'],
  ['donut', 3, 'kl-is'],
  ['squiggle', 1, 'dft'],
])('a sampler of a %s with %i latents by %s', (lawId, dimension, id) => {
  const law = lawOnce({ id: lawId });
  const experiment = withValues(withValues(defaultExperiment(), { 'method.id': id }), {
    'data.id': lawId,
    'latent.dimension': dimension,
    'generator.width': 5,
    'score.width': 5,
    'sampler.batch': 22,
    'sampler.lead': 3,
    'sampler.noiseLow': 0.2,
    'sampler.average': 0.9,
    'generatorOptimiser.rate': 0.02,
  });
  let run: TrainingRun;
  beforeAll(async () => {
    run = await startRun(experiment, law, engine);
    await run.advanceTo(4);
  });
  afterAll(() => run.dispose());

  async function expected(latents: Float32Array, noise: (i: number) => number): Promise<number[]> {
    const { state } = await run.execution.snapshot();
    const { generator, score } = samplerActors(run.trained);
    const networks = {
      generator: { spec: generator.spec, weights: state['generator.average'] as Float32Array },
      score: { spec: score.spec, weights: [] },
      unit: unitOf(law),
      spread: run.trained.sampler.spread,
    };
    return Array.from({ length: latents.length / dimension }, (_, row) =>
      sample64(networks, [...latents.subarray(row * dimension, (row + 1) * dimension)]),
    )
      .flat()
      .map((value, i) => value + noise(i));
  }

  it('is drawn and measured with the averaged weights and its least noise', async () => {
    const latents = latentsFor(experiment, 'evaluation', COUNT);
    const noise = normal(key(experiment.seed, 'evaluation-noise'), 2 * COUNT);
    const drawn = await run.generated(COUNT);
    expect(relativeError(drawn, await expected(latents, (i) => 0.2 * (noise[i] as number)))).toBeLessThan(1e-5);
    expect(run.latents.subarray(0, latents.length)).toEqual(latents);
    expect((await run.generated()).subarray(0, drawn.length)).toEqual(drawn);
  });

  it('is drawn without noise where a latent is chosen', async () => {
    const latents = Float32Array.from({ length: 4 * dimension }, (_, i) => Math.cos(2 * i));
    expect(relativeError(await run.generate(latents), await expected(latents, () => 0))).toBeLessThan(1e-5);
  });

  it('has the target behind it, whatever was learnt', async () => {
    const points = law.sample(key(1, 'points'), 5);
    const at = <T>(f: ((x: number, y: number) => T) | undefined): T[] =>
      Array.from({ length: 5 }, (_, i) => f?.(points[2 * i] as number, points[2 * i + 1] as number) as T);
    expect([...(await run.landscape.outputs(points))]).toEqual(at(law.logDensity).map(Math.fround));
    expect([...(await run.landscape.gradients(points))]).toEqual(at(law.score).flat().map(Math.fround));
  });

  it('tells the losses of its own networks, and none of a critic', async () => {
    const { metrics } = await run.evaluate(['samplerLoss', 'scoreLoss', 'criticLoss']);
    expect([metrics.samplerLoss, metrics.scoreLoss]).toEqual([run.report.generatorLoss, run.report.scoreLoss]);
    expect(metrics.criticLoss).not.toEqual(expect.any(Number));
  });

  it('goes by live settings from the next step on, and not before', async () => {
    const before = await run.generated(COUNT);
    run.set({ 'sampler.average': 0, 'sampler.clip': 1 });
    expect(await run.generated(COUNT)).toEqual(before);
    await run.advance(1);
    const { state } = await run.execution.snapshot();
    // Nothing stays of what was averaged: what is drawn is what was learnt last.
    expect(relativeError(state['generator.average'] ?? [], state['generator.weights'] as Float32Array)).toBeLessThan(
      1e-6,
    );
  });
});
