import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Member, Program, SettingsAt } from '../contract.ts';
import { createEagerEngine } from './eagerEngine.ts';

const wasmPath = `${import.meta.dirname}/../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/`;
const DATA = Float32Array.from({ length: 40 }, (_, i) => i);

/** A program that uses every part of the contract and differentiates nothing. */
const program: Program = {
  name: 'test',
  state: { walk: new Float32Array(3), still: Float32Array.of(1, 2) },
  data: { values: DATA, columns: 2 },
  settings: ['rate', 'repeats'],
  phases: [
    {
      id: 'move',
      repeats: 'repeats',
      body: (io) => {
        const noise = tf.reshape(io.normal('noise', 1, 3), [3]) as tf.Tensor1D;
        const drift: tf.Scalar = tf.mean(tf.sub(io.uniform('drift', 4, 2), 0.5));
        const walk = tf.add(io.state('walk'), tf.mul(tf.add(noise, drift), io.setting('rate'))) as tf.Tensor1D;
        return { state: { walk }, report: { drift, size: tf.sum(tf.square(walk)) } };
      },
    },
    {
      id: 'look',
      body: (io) => {
        const power = io.settingPower('rate');
        return { state: { still: io.state('still') }, report: { power, rows: tf.mean(io.rows('batch', 8)) } };
      },
    },
  ],
  probes: { shifted: (state, input) => tf.add(input, tf.slice1d(state('walk'), 0, input.shape[1])) },
};

const settings =
  (rate = 0.5, repeats = 2): SettingsAt =>
  () =>
    Float32Array.of(rate, repeats);

describe.each(['cpu', 'wasm'] as const)('eager engine on %s', (backend) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEagerEngine(backend, { wasmPath });
  });
  afterAll(() => engine.dispose());

  it('says what it is', () => {
    expect(engine.info).toEqual({ id: `eager-${backend}` });
    expect(tf.getBackend()).toBe(backend);
  });

  it('gives the same bits for the same seed, however the run is sliced, and others for another seed', async () => {
    const runs = await Promise.all([7, 7, 8].map((seed) => engine.load(program, seed)));
    const [whole, sliced, other] = runs as [(typeof runs)[0], (typeof runs)[0], (typeof runs)[0]];
    await whole.run(30, settings());
    for (const steps of [1, 4, 25]) await sliced.run(steps, settings());
    await other.run(30, settings());
    const snapshot = await whole.snapshot();
    expect(snapshot.step).toBe(30);
    expect(snapshot.counts).toEqual([60, 30]);
    expect(await sliced.snapshot()).toEqual(snapshot);
    expect((await other.snapshot()).state).not.toEqual(snapshot.state);
    for (const run of runs) run.dispose();
  });

  it('restores in the middle of a step and continues bit for bit', async () => {
    const run = await engine.load(program, 3);
    await run.run(5, settings());
    await run.runPhase(settings());
    const middle = await run.snapshot();
    expect(middle).toMatchObject({ step: 5, phase: 0, repeat: 1 });
    await run.run(10, settings());
    const end = await run.snapshot();
    await run.restore(middle);
    expect(await run.snapshot()).toEqual(middle);
    await run.run(10, settings());
    expect(await run.snapshot()).toEqual(end);
    expect(end.step).toBe(15);
    const fresh = await engine.load(program, 3);
    await fresh.restore(middle);
    await fresh.run(10, settings());
    expect(await fresh.snapshot()).toEqual(end);
    await expect(fresh.restore({ ...middle, state: {} })).rejects.toThrow(RangeError);
    run.dispose();
    fresh.dispose();
  });

  it('runs phase by phase, in turn or out of turn', async () => {
    const run = await engine.load(program, 1);
    const seen = [];
    for (let i = 0; i < 4; i++) {
      const next = run.nextPhase(settings());
      const { phase, stepFinished } = await run.runPhase(settings());
      expect(phase).toBe(next);
      seen.push(phase, stepFinished);
    }
    expect(seen).toEqual(['move', false, 'move', false, 'look', true, 'move', false]);
    expect(await run.runPhase(settings(), 'look')).toMatchObject({ phase: 'look', stepFinished: true });
    expect(run.step).toBe(2);
    await run.runPhase(settings());
    await run.run(1, settings());
    expect(run.step).toBe(3);
    run.dispose();
  });

  it('reports the last execution of each phase; powers count executions', async () => {
    const run = await engine.load(program, 1);
    const report = await run.run(3, settings());
    expect(Object.keys(report).sort()).toEqual(['drift', 'power', 'rows', 'size']);
    expect(report.power).toBe(0.125);
    const walk = (await run.snapshot()).state.walk as Float32Array;
    expect(report.size).toBeCloseTo(
      walk.reduce((sum, x) => sum + x * x, 0),
      5,
    );
    expect(await run.run(0, settings())).toEqual({});
    run.dispose();
  });

  it('a changed setting leaves earlier steps alone and changes later ones', async () => {
    const [steady, steered] = [await engine.load(program, 5), await engine.load(program, 5)];
    const slider: SettingsAt = (step) => Float32Array.of(step < 10 ? 0.5 : 0.6, 2);
    await steady.run(10, settings());
    await steered.run(10, slider);
    expect(await steered.snapshot()).toEqual(await steady.snapshot());
    await steady.run(1, settings());
    await steered.run(1, slider);
    expect((await steered.snapshot()).state).not.toEqual((await steady.snapshot()).state);
    steady.dispose();
    steered.dispose();
  });

  it('probes see the present state and leave it alone', async () => {
    const run = await engine.load(program, 5);
    await run.run(4, settings());
    const before = await run.snapshot();
    const walk = before.state.walk as Float32Array;
    const output = await run.probe('shifted', Float32Array.of(1, 2, 3, 4), 2);
    [1, 2, 3, 4].forEach((value, i) => {
      expect(output[i]).toBeCloseTo(value + (walk[i % 2] as number), 6);
    });
    expect(await run.snapshot()).toEqual(before);
    await expect(run.probe('nothing', Float32Array.of(1), 1)).rejects.toThrow(RangeError);
    run.dispose();
  });

  it('leaks no tensor in 1,000 steps, and none at all once disposed', async () => {
    const baseline = tf.memory().numTensors;
    const run = await engine.load(program, 5);
    await run.run(2, settings());
    const loaded = tf.memory().numTensors;
    for (let i = 0; i < 10; i++) {
      await run.run(99, settings());
      await run.runPhase(settings(), 'look');
      await run.probe('shifted', Float32Array.of(1, 2), 2);
      await run.restore(await run.snapshot());
    }
    expect(tf.memory().numTensors).toBe(loaded);
    run.dispose();
    expect(tf.memory().numTensors).toBe(baseline);
  });

  it('trains the members of an ensemble in turn, each as alone', async () => {
    const baseline = tf.memory().numTensors;
    const other = { walk: Float32Array.of(1, 2, 3), still: Float32Array.of(4, 5) };
    const members: readonly Member[] = [
      { state: program.state, seed: 7 },
      { state: other, seed: 7 },
      { state: other, seed: 8, data: { values: DATA.map((x) => -x), columns: 2 } },
    ];
    const each = [settings(), settings(0.25, 1), settings(0.5, 5)];
    const at = (member: number, step: number) => each[member]?.(step) ?? new Float32Array(2);
    const ensemble = await engine.loadEnsemble(program, members);
    await ensemble.run(3, at);
    const reports = await ensemble.run(2, at);
    expect([ensemble.size, ensemble.step]).toEqual([3, 5]);
    for (const [index, { state, seed, data = program.data }] of members.entries()) {
      const run = await engine.load({ ...program, state, data }, seed);
      expect(await run.run(5, (step) => at(index, step))).toEqual(reports[index]);
      expect(await run.snapshot()).toEqual(await ensemble.snapshot(index));
      const input = Float32Array.of(1, 2);
      expect(await run.probe('shifted', input, 2)).toEqual(await ensemble.probe(index, 'shifted', input, 2));
      run.dispose();
    }
    await expect(engine.loadEnsemble(program, [])).rejects.toThrow(RangeError);
    ensemble.dispose();
    expect(tf.memory().numTensors).toBe(baseline);
  });

  it('draws rows of the data and hands out copies', async () => {
    const run = await engine.load(program, 5);
    const { rows } = await run.run(1, settings());
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(39);
    const snapshot = await run.snapshot();
    (snapshot.state.walk as Float32Array).fill(9);
    expect((await run.snapshot()).state.walk).not.toEqual(snapshot.state.walk);
    expect(program.state.walk).toEqual(new Float32Array(3));
    run.dispose();
  });
});
