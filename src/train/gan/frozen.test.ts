import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Law } from '../../data/law.ts';
import type { Engine } from '../../engine/contract.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { key } from '../../math/rng.ts';
import { mean, variance } from '../../math/stats.ts';
import type { ParamValue } from '../../schema/param.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { createFrames } from '../frames.ts';
import { startRun, type TrainingRun } from '../run.ts';

const lawOf = (id: string): Law => lawOnce({ id });
const law = lawOf('ring');
const roll = lawOf('swiss-roll');

describe('a frozen generator', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createWasmEngine({ variant: 'strict' });
  });
  afterAll(() => engine.dispose());

  const start = (changes: Readonly<Record<string, ParamValue>>, of = law): Promise<TrainingRun> =>
    startRun(
      withValues(withValues(defaultExperiment(), { 'method.id': 'wgan-lp', 'penalty.kind': 'one-sided' }), changes),
      of,
      engine,
    );

  it.each(['data', 'noisy', 'shifted'])('%s: never moves, and every view shows the same stand-in', async (freeze) => {
    const run = await start({ 'training.freeze': freeze, 'generator.width': 4, 'critic.width': 8 });
    const before = await run.generated();
    const weights = (await run.execution.snapshot()).state;
    await run.advanceTo(30);
    const after = (await run.execution.snapshot()).state;
    expect(await run.generated()).toEqual(before);
    expect(after['generator.weights']).toEqual(weights['generator.weights']);
    expect(after['critic.weights']).not.toEqual(weights['critic.weights']);
    expect([run.hasPhase('critic'), run.hasPhase('generator'), run.nextPhase()]).toEqual([true, false, 'critic']);
    const frame = await createFrames(run, 1).build({ layers: ['gradients'], bounds: law.bounds });
    expect(frame.generated).toEqual(before.subarray(0, frame.generated.length));
    expect(frame.latentGrid).toBeUndefined();
    const { metrics, reasons } = await run.evaluate();
    expect(metrics.criticLoss).toEqual(expect.any(Number));
    expect(metrics.generatorLoss).toBeNull();
    expect(reasons.generatorLoss?.ja).toMatch(/。$/);
    run.dispose();
  });

  it('stands where the settings say, and follows them while it runs', async () => {
    const run = await start({ 'training.freeze': 'shifted', 'training.freezeBy': 0.5 });
    const data = law.sample(key(run.experiment.seed, 'frozen'), 2_500);
    const offsets = async (): Promise<Float64Array[]> => {
      const points = await run.generated();
      return [0, 1].map((axis) =>
        Float64Array.from(
          { length: 2_500 },
          (_, i) => (points[2 * i + axis] as number) - (data[2 * i + axis] as number),
        ),
      );
    };
    const [x = [], y = []] = await offsets();
    expect(Math.abs(mean(x) - 0.5)).toBeLessThan(1e-6);
    expect(mean(y)).toBe(0);
    run.set({ 'training.freezeBy': 2 });
    expect(Math.abs(mean((await offsets())[0] ?? []) - 2)).toBeLessThan(1e-6);
    run.dispose();
    const noisy = await start({ 'training.freeze': 'noisy', 'training.freezeBy': 0.5 });
    const points = await noisy.generated();
    const noise = Float64Array.from(points, (value, i) => value - (data[i] as number));
    expect(Math.abs(mean(noise))).toBeLessThan(0.03);
    expect(Math.sqrt(variance(noise))).toBeCloseTo(0.5, 1);
    noisy.dispose();
  });

  const shifts = [
    { method: 'wgan-gp', weight: 1 },
    { method: 'wgan-lp', weight: 0.1 },
    { method: 'wgan-lp', weight: 1 },
    { method: 'wgan-lp', weight: 10 },
  ];
  it.each(shifts)('moved by Δ makes the critic of $method at λ = $weight overshoot as derived', async (given) => {
    const shift = 0.5;
    // The optimal critic has slope 1 + Δ/2λ along the shift, so the estimate is Δ·(1 + Δ/2λ) and not Δ: exactly so where
    // each point is paired with its own copy, nearly so for the independent pairs of the penalty on a law without gaps.
    const expected = shift * (1 + shift / (2 * given.weight));
    const run = await start(
      {
        'method.id': given.method,
        'penalty.weight': given.weight,
        'penalty.kind': given.method === 'wgan-gp' ? 'two-sided' : 'one-sided',
        'training.freeze': 'shifted',
        'training.freezeBy': shift,
        'training.batch': 128,
        'training.criticSteps': 5,
        'critic.activation': 'leaky-relu',
        'criticOptimiser.rate': 2e-3,
        'criticOptimiser.beta1': 0,
      },
      roll,
    );
    await run.advanceTo(300);
    run.set({ 'criticOptimiser.rate': 1e-4 });
    await run.advanceTo(500);
    const points = roll.sample(key(1, 'estimate'), 2_500);
    const moved = points.map((value, i) => (i % 2 === 0 ? value + shift : value));
    const [real, fake] = [await run.landscape.outputs(points), await run.landscape.outputs(moved)];
    const estimate = mean(real) - mean(fake);
    expect(Math.abs(estimate / expected - 1)).toBeLessThan(0.05);
    run.dispose();
  });
});
