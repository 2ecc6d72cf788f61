import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine/contract.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { CHAIN_KINDS } from '../../math/rivals.ts';
import { findMethod, METHODS } from '../../methods/index.ts';
import type { ParamValue } from '../../schema/param.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { startRun, type TrainingRun } from '../run.ts';
import type { Answer } from './contract.ts';
import { type AnswerOf, type InstrumentId, inspect, type OptionsOf } from './index.ts';

type ReadingOf<I extends InstrumentId> = Extract<AnswerOf<I>, { available: true }>;

const WIDE_RING = { 'data.id': 'ring', 'data.std': 0.35 };
const SMALL = { 'sampler.batch': 33, 'sampler.lead': 4, 'generator.width': 6, 'score.width': 6 };

let engine: Engine;
const runs: TrainingRun[] = [];

async function runOf(changes: Readonly<Record<string, ParamValue>>, steps = 3): Promise<TrainingRun> {
  const chosen = withValues(defaultExperiment(), { 'method.id': changes['method.id'] ?? 'dft' });
  const small = findMethod(chosen.method.id).lab === 'sampler' ? SMALL : {};
  const experiment = withValues(chosen, { ...small, ...(!changes['data.id'] && WIDE_RING), ...changes });
  const run = await startRun(experiment, lawOnce(experiment.data), engine);
  runs.push(run);
  await run.advance(steps);
  return run;
}

/** The reading to which nothing is left to add. */
async function settled<I extends InstrumentId>(id: I, run: TrainingRun, options: OptionsOf<I>): Promise<ReadingOf<I>> {
  let answer: Answer<object> & { unfinished?: true } = await inspect(id, run, options);
  while (answer.available && answer.unfinished) answer = await inspect(id, run, options);
  if (!answer.available) throw new Error(answer.reason.en);
  return answer as ReadingOf<I>;
}

beforeAll(async () => {
  engine = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => {
  for (const run of runs) run.dispose();
  engine.dispose();
});

describe('the race', () => {
  it('is won by chains against a sampler that has hardly learnt, at their best step, within the floor at the end', async () => {
    const run = await runOf({});
    const first = await inspect('race', run, { points: 40 });
    expect(first).toMatchObject({ available: true, unfinished: true });
    const { rivals, floor, oneStep, progress, training } = await settled('race', run, { points: 40 });
    expect(progress).toBe(1);
    expect(rivals.map(({ kind }) => kind)).toEqual(['ula', 'mala', 'hmc']);
    for (const { curve, crossing } of rivals) {
      // Mixed chains differ from a perfect sampler by chance alone.
      expect(curve.at(-1)).toBeLessThan(2 * (floor?.high ?? 0) + 0.01);
      expect(crossing).toBeLessThan(50);
    }
    expect(oneStep).toBeGreaterThan(0.1);
    // 16 pairs with opposite noise make a batch of 33; each of 3 steps asks once for each row.
    expect(training).toEqual({ gradients: 96, hessianProducts: 96 });
    await run.advance(2);
    const later = await settled('race', run, { points: 40 });
    expect(later.rivals.map(({ curve }) => curve)).toEqual(rivals.map(({ curve }) => curve));
    expect(later.training.gradients).toBe(160);
  });

  it('leaves out step sizes at which chains run away', async () => {
    const { rivals } = await settled('race', await runOf({ 'data.id': 'rosenbrock' }, 0), { points: 20 });
    for (const { curve } of rivals) {
      expect(curve.every(Number.isFinite)).toBe(true);
      expect(curve.at(-1)).toBeLessThan(0.5 * (curve[0] as number));
    }
  });

  it('asks nothing of the Hessian where the method does not', async () => {
    const answer = await inspect('race', await runOf({ 'method.id': 'kl-is' }), { points: 20 });
    expect(answer).toMatchObject({ training: { gradients: 96, hessianProducts: 0 } });
  });
});

describe('chains', () => {
  it('are known for every method that has some', () => {
    const methods = METHODS.flatMap((method) => (method.lab === 'particles' && method.areChains ? [method.id] : []));
    expect([...CHAIN_KINDS].sort()).toEqual(methods.sort());
  });

  it('mix on one Gaussian, and tell that they visit its mode', async () => {
    const run = await runOf({ 'method.id': 'mala', 'data.id': 'gaussian', 'particles.stepSize': 0.8 }, 20);
    const { mixing, acceptance, visited, chains, traces, warmUp, iterations } = await settled('chains', run, {});
    expect(traces).toHaveLength(chains * (warmUp + iterations));
    for (const { rHat, bulkEss } of mixing) {
      expect(rHat).toBeLessThan(1.03);
      expect(bulkEss).toBeGreaterThan(400);
    }
    expect(acceptance).toBeGreaterThan(0.15);
    expect(visited).toEqual({ each: Array(8).fill(1), together: 1 });
  });

  it('are caught lying where R-hat is 1 and every chain is in one mode of eight', async () => {
    const still = { 'method.id': 'mala', 'data.radius': 6, 'data.std': 0.3, 'particles.stepSize': 0.08 };
    const run = await runOf({ ...still, 'particles.spread': 0.02, 'particles.count': 8 }, 0);
    const held = { ...run, generated: async () => new Float32Array(16).map((_, i) => (i % 2 === 0 ? 6 : 0)) };
    const reading = await settled('chains', held as TrainingRun, {});
    for (const { rHat } of reading.mixing) expect(rHat).toBeLessThan(1.03);
    expect(reading.visited).toEqual({ each: Array(8).fill(1), together: 1 });
    expect(reading.modes).toHaveLength(8);
  });

  it('refuse nothing where steps are not tested', async () => {
    const reading = await settled('chains', await runOf({ 'method.id': 'ula' }), {});
    expect(reading).not.toHaveProperty('acceptance');
  });
});

describe('the learnt score', () => {
  it('is at first that of the Gaussian that the sampler begins as, and compared with the smoothed target', async () => {
    const run = await runOf({ 'sampler.spread': 1.5, 'sampler.noiseLow': 0.2 }, 0);
    const bounds = { xMin: -4, xMax: 4, yMin: -4, yMax: 4 };
    const reading = await settled('learntScore', run, { level: 7, columns: 5, bounds });
    const sigma = reading.levels[7] as number;
    expect(reading.smoothing).toBeCloseTo(Math.sqrt(sigma ** 2 - 0.2 ** 2), 12);
    reading.learnt.forEach((value, i) => {
      const place = i % 2 === 0 ? -3.2 + 1.6 * ((i >> 1) % 5) : -3.2 + 1.6 * Math.floor((i >> 1) / 5);
      expect(value).toBeCloseTo(-place / (1.5 ** 2 + sigma ** 2), 4);
    });
    expect(reading.errors).toHaveLength(11);
    expect(reading.errors[0]).toBeGreaterThan(0.3);
  });

  it.each(['ring', 'donut'])('has a target whose slopes are those of its log density: %s', async (id) => {
    const run = await runOf({ 'data.id': id }, 0);
    const step = 0.02;
    const bounds = { xMin: 1, xMax: 1 + step, yMin: 0.5, yMax: 0.5 + step };
    for (const level of [0, 6]) {
      const { target, logDensity } = await settled('learntScore', run, { level, columns: 2, bounds });
      const slope = ((logDensity[1] as number) - (logDensity[0] as number)) / (step / 2);
      expect(Math.abs(slope - ((target[0] as number) + (target[2] as number)) / 2)).toBeLessThan(0.005);
    }
  });
});
