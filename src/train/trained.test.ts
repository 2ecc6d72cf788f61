import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Law } from '../data/law.ts';
import type { Engine } from '../engine/contract.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { effective } from '../experiment/availability.ts';
import { incompatibility } from '../experiment/compatibility.ts';
import {
  defaultExperiment,
  type Experiment,
  groupsOf,
  keysOf,
  paramOf,
  valueAt,
  withValue,
  withValues,
} from '../experiment/experiment.ts';
import { key } from '../math/rng.ts';
import { LIGHT_METRICS } from '../metrics/index.ts';
import type { ParamValue } from '../schema/param.ts';
import { anyExperiment } from '../testing/arbitraries.ts';
import { barLaw } from '../testing/bars.ts';
import { lawOnce } from '../testing/drawnOnce.ts';
import { createFrames } from './frames.ts';
import { startRun } from './run.ts';
import { bandwidthInForce, learningRateAt } from './schedule.ts';
import { settingNames, settingsAt } from './settings.ts';

type Changes = Readonly<Record<string, ParamValue>>;

/** Small and quick whatever else is chosen. */
const SMALL: Changes = {
  'generator.architecture': 'mlp',
  'critic.architecture': 'mlp',
  'generator.width': 4,
  'critic.width': 4,
  'generator.depth': 1,
  'critic.depth': 1,
  'training.batch': 8,
  'training.criticSteps': 1,
  'training.warmUp': false,
  'sampler.batch': 8,
  'sampler.scoreSteps': 1,
  'sampler.lead': 2,
  'score.width': 4,
  'score.depth': 1,
  'latent.dimension': 2,
};

const ring = lawOnce({ id: 'ring' });
const images = barLaw();

/** The settings with these changes, and as small as they may be. */
function small(changes: Changes): Experiment {
  const { 'method.id': method = 'ns-gan', ...others } = changes;
  const start = withValue(defaultExperiment(), 'method.id', method);
  const own = Object.entries(SMALL).filter(([name]) => paramOf(start, name));
  return withValues(start, { ...Object.fromEntries(own), ...others });
}

/** What is drawn of a run and measured on it after two steps. */
async function seen(experiment: Experiment, law: Law, engine: Engine) {
  const run = await startRun(experiment, law, engine);
  await run.advanceTo(2);
  const generated = await run.generated(100);
  const tiles = await run.tiles().catch(() => null);
  const frame = await createFrames(run, 1).build({ layers: ['gradients', 'density'], bounds: ring.bounds });
  const evaluation = await run.evaluate(LIGHT_METRICS);
  run.dispose();
  return { generated, tiles, frame, evaluation };
}

describe('what is drawn and measured is what is trained', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createWasmEngine({ variant: 'strict' });
  });
  afterAll(() => engine.dispose());

  it('settings in force are a fixed point, and every cell of a program holds theirs', () => {
    fc.assert(
      fc.property(anyExperiment, fc.integer({ min: 0, max: 20_000 }), (experiment, step) => {
        const trained = effective(experiment);
        expect(effective(trained)).toEqual(trained);
        expect(effective(experiment)).toBe(trained);
        const names = settingNames(trained);
        const cells = settingsAt(trained)(step);
        const cell = (name: string) => cells[names.indexOf(name)];
        const groups = groupsOf(trained);
        if (groups.includes('smoothing')) {
          expect(cell('smoothing.now')).toBe(Math.fround(bandwidthInForce(trained, step)));
        }
        for (const group of ['generatorOptimiser', 'criticOptimiser', 'scoreOptimiser'] as const) {
          if (!groups.includes(group)) continue;
          expect(cell(`${group}.rate`)).toBe(Math.fround(learningRateAt(trained[group], step)));
        }
      }),
      { numRuns: 150 },
    );
  });

  /** Settings that others rule out, so that what is stored and what is trained differ. */
  const differing: readonly (Changes & { readonly of?: Law })[] = [
    { 'method.id': 'kernel-gan', 'smoothing.on': false },
    { 'method.id': 'kernel-gan', 'smoothing.on': false, 'smoothing.schedule': 'linear', 'smoothing.duration': 4 },
    { 'method.id': 'kernel-gan-noisy', 'smoothing.on': false, 'smoothing.kernel': 'laplace' },
    { 'method.id': 'wgan-clip', 'penalty.kind': 'two-sided', 'smoothing.on': true },
    { 'method.id': 'wgan-gp', 'critic.normalisation': 'batch', 'generatorOptimiser.annealing': 'linear' },
    { 'method.id': 'dft', 'generator.normalisation': 'batch', 'generator.architecture': 'dcgan' },
    { 'method.id': 'kl-is', 'generator.normalisation': 'batch', 'sampler.noiseLow': 0.5, 'sampler.noiseHigh': 0.1 },
  ];

  it.each(differing)('of a run on the plane: %o', async (changes) => {
    const experiment = small(changes);
    expect(await seen(experiment, ring, engine)).toEqual(await seen(effective(experiment), ring, engine));
  });

  it('of any run on the plane', async () => {
    const anyOnRing = anyExperiment.map((experiment) => {
      const keys = keysOf(experiment).filter((name) => !name.startsWith('data.'));
      const values = Object.fromEntries(keys.map((name) => [name, valueAt(experiment, name) as ParamValue]));
      const whole = withValues(defaultExperiment(), { 'method.id': values['method.id'] as string, ...values });
      return withValues(whole, Object.fromEntries(Object.entries(SMALL).filter(([name]) => paramOf(whole, name))));
    });
    for (const experiment of fc.sample(anyOnRing, { seed: 11, numRuns: 6 })) {
      if (incompatibility(experiment, ring)) continue;
      expect(await seen(experiment, ring, engine)).toEqual(await seen(effective(experiment), ring, engine));
    }
  });

  it.each(['data', 'noisy', 'shifted'])('of a run of images frozen as %s', async (freeze) => {
    const experiment = small({
      'training.freeze': freeze,
      'training.freezeBy': 0.5,
    });
    // Images know no x along which to move them.
    const onImages = withValues(experiment, { 'data.id': 'mnist' });
    const { generated, frame, tiles, evaluation } = await seen(onImages, images, engine);
    expect(effective(onImages).training.freeze).toBe(freeze === 'shifted' ? 'noisy' : freeze);
    const data = images.sample(key(onImages.seed, 'frozen'), 100);
    const moved = generated.map((value, i) => value - (data[i] as number));
    const meanOf = (parity: number) =>
      moved.reduce((sum, value, i) => (i % 2 === parity ? sum + value : sum), 0) / (moved.length / 2);
    expect(Math.abs(meanOf(0))).toBeLessThan(0.03);
    expect(Math.abs(meanOf(1))).toBeLessThan(0.03);
    const spread = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0) / moved.length);
    expect(Math.abs(spread - (freeze === 'data' ? 0 : 0.5))).toBeLessThan(0.02);
    expect(tiles).toEqual(generated);
    expect(frame.tiles?.generated.asked).toBeUndefined();
    expect(evaluation.metrics.criticLoss).toEqual(expect.any(Number));
  });
});
