import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import { buildProgram } from '../../train/program.ts';
import { settingsAt } from '../../train/settings.ts';
import {
  type Engine,
  EngineMemoryError,
  type Execution,
  type PhaseIo,
  type Program,
  type Snapshot,
} from '../contract.ts';
import { TraceError } from '../trace/errors.ts';
import { createWasmEngine } from './wasmEngine.ts';

const law = ringLaw();
const experiment = withValues(defaultExperiment(), {
  'generator.width': 13,
  'critic.width': 13,
  'critic.normalisation': 'spectral',
  'training.batch': 17,
  'training.criticSteps': 3,
  'smoothing.on': true,
  'smoothing.schedule': 'linear',
  'smoothing.duration': 20,
  'penalty.kind': 'two-sided',
});
const program = buildProgram(experiment, law);
const settings = settingsAt(experiment);

let engine: Engine;
beforeAll(async () => {
  await startTfjs();
  engine = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => engine.dispose());

async function stateAfter(run: (execution: Execution) => Promise<unknown>, seed = 5): Promise<Snapshot> {
  const execution = await engine.load(program, seed);
  await run(execution);
  const snapshot = await execution.snapshot();
  execution.dispose();
  return snapshot;
}

describe('determinism', () => {
  const straight = () => stateAfter((execution) => execution.run(40, settings));

  it('repeats bit for bit, and differs with the seed', async () => {
    expect(await straight()).toEqual(await straight());
    expect(await stateAfter((execution) => execution.run(40, settings), 6)).not.toEqual(await straight());
  });

  it('does not depend on how steps are grouped', async () => {
    const split = await stateAfter(async (execution) => {
      for (const steps of [1, 2, 7, 0, 30]) await execution.run(steps, settings);
    });
    expect(split).toEqual(await straight());
  });

  it('does not depend on probes, snapshots or phase by phase execution in between', async () => {
    const disturbed = await stateAfter(async (execution) => {
      await execution.run(10, settings);
      await execution.probe('generate', new Float32Array(400).fill(0.5), 2);
      for (let finished = false; !finished; ) finished = (await execution.runPhase(settings)).stepFinished;
      await execution.runPhase(settings);
      const held = await execution.snapshot();
      await execution.run(5, settings);
      await execution.restore(held);
      await execution.run(29, settings);
    });
    expect(disturbed).toEqual(await straight());
  });

  it('continues a snapshot in another execution', async () => {
    const half = await stateAfter((execution) => execution.run(20, settings));
    const rest = await stateAfter(async (execution) => {
      await execution.restore(half);
      await execution.run(20, settings);
    });
    expect(rest).toEqual(await straight());
  });
});

describe('the contract', () => {
  it('counts steps and names phases', async () => {
    const execution = await engine.load(program, 1);
    expect(execution.info.id).toBe('compiled-wasm-strict');
    expect(execution.nextPhase(settings)).toBe('critic');
    expect(await execution.runPhase(settings)).toMatchObject({ phase: 'critic', stepFinished: false });
    expect(await execution.runPhase(settings, 'generator')).toMatchObject({ phase: 'generator', stepFinished: true });
    expect(execution.step).toBe(1);
    const report = await execution.run(2, settings);
    expect(Object.keys(report).sort()).toEqual(
      ['criticFake', 'criticLoss', 'criticReal', 'generatorLoss', 'penalty', 'slopeMax', 'slopeMean'].sort(),
    );
    expect(Object.values(report).every(Number.isFinite)).toBe(true);
    expect(await execution.run(0, settings)).toEqual({});
    await expect(execution.probe('nothing', new Float32Array(2), 2)).rejects.toThrow(/no probe nothing/);
    const snapshot = await execution.snapshot();
    await expect(execution.restore({ ...snapshot, state: {} })).rejects.toThrow(/does not fit/);
    await expect(execution.run(1, () => new Float32Array(1))).rejects.toThrow(/settings/);
    execution.dispose();
    await expect(execution.run(1, settings)).rejects.toThrow(/disposed/);
  });

  it('takes live settings from the step on at which they change', async () => {
    const moved = (step: number) =>
      step < 20 ? settings(step) : settingsAt(withValues(experiment, { 'criticOptimiser.rate': 0.1 }))(step);
    const before = await stateAfter((execution) => execution.run(20, moved));
    expect(before).toEqual(await stateAfter((execution) => execution.run(20, settings)));
    expect(await stateAfter((execution) => execution.run(21, moved))).not.toEqual(
      await stateAfter((execution) => execution.run(21, settings)),
    );
  });

  it('evaluates probes of any size without disturbing each other', async () => {
    const execution = await engine.load(program, 1);
    const points = Float32Array.from({ length: 2 * 3000 }, (_, i) => Math.sin(i));
    const all = await execution.probe('criticise', points, 2);
    for (const rows of [1, 3, 700]) {
      expect(await execution.probe('criticise', points.subarray(0, 2 * rows), 2)).toEqual(all.slice(0, rows));
    }
    execution.dispose();
  });
});

describe('resources', () => {
  it('leaves no tensors behind and takes no more memory while it runs', async () => {
    const tensors = tf.memory().numTensors;
    const execution = await engine.load(program, 1);
    expect(tf.memory().numTensors).toBe(tensors);
    await execution.run(50, settings);
    const bytes = process.memoryUsage().arrayBuffers;
    await execution.run(300, settings);
    expect(process.memoryUsage().arrayBuffers - bytes).toBeLessThan(2 ** 20);
    expect(tf.getBackend()).toBe('cpu');
    execution.dispose();
  });

  it('takes no more memory over 100,000 steps', async () => {
    const tiny = withValues(defaultExperiment(), {
      'generator.depth': 1,
      'generator.width': 4,
      'critic.depth': 1,
      'critic.width': 4,
      'training.batch': 4,
    });
    const execution = await engine.load(buildProgram(tiny, law), 1);
    const constant = settingsAt(tiny)(0);
    await execution.run(1_000, () => constant);
    const bytes = process.memoryUsage().arrayBuffers;
    await execution.run(100_000, () => constant);
    expect(process.memoryUsage().arrayBuffers - bytes).toBeLessThan(2 ** 20);
    expect(execution.step).toBe(101_000);
    execution.dispose();
  });

  it('says what does not fit', async () => {
    const huge: Program = { ...program, data: { values: { length: 2 ** 31 } as unknown as Float32Array, columns: 2 } };
    await expect(engine.load(huge, 1)).rejects.toThrow(EngineMemoryError);
  });
});

describe('programs without a compiled form', () => {
  const withBody = (body: (io: PhaseIo) => tf.Tensor1D): Program => ({
    name: 'odd-gan',
    state: { weights: new Float32Array(4) },
    data: { values: new Float32Array(2), columns: 2 },
    settings: [],
    phases: [{ id: 'critic', body: (io) => ({ state: { weights: body(io) }, report: {} }) }],
    probes: {},
  });
  const outside = () => tf.tensor1d([1, 2, 3, 4]);

  it.each<[string, RegExp, (io: PhaseIo) => tf.Tensor1D]>([
    ['an unknown operation', /odd-gan\/critic: Erf has no compiled form/, ({ state }) => tf.erf(state('weights'))],
    [
      'a read',
      /odd-gan\/critic: Tanh is read/,
      ({ state }) => tf.mul(state('weights'), tf.tanh(state('weights')).dataSync()[0] ?? 0),
    ],
    ['a cast to integers', /odd-gan\/critic: Cast to int32/, ({ state }) => tf.cast(state('weights'), 'int32')],
    ['an unknown state vector', /odd-gan\/critic: moments is no state vector/, ({ state }) => state('moments')],
    [
      'an unknown setting',
      /odd-gan\/critic: rate is no setting/,
      ({ state, setting }) => tf.mul(state('weights'), setting('rate')),
    ],
    [
      'a result of another size',
      /odd-gan\/critic: weights is returned with 2 values/,
      ({ state }) => tf.slice1d(state('weights'), 0, 2),
    ],
  ])('%s is an error that names it', async (_, message, body) => {
    const failure = await engine.load(withBody(body), 1).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TraceError);
    expect(String(failure)).toMatch(message);
    expect(tf.getBackend()).toBe('cpu');
  });

  it('a tensor from outside is an error', async () => {
    const given = outside();
    await expect(
      engine.load(
        withBody(({ state }) => tf.add(state('weights'), given)),
        1,
      ),
    ).rejects.toThrow(/outside of the trace/);
    given.dispose();
  });
});
