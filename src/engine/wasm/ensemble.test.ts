import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { benchExperiment, findBenchCase } from '../../experiment/benchmark/cases.ts';
import { defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import { buildProgram } from '../../train/program.ts';
import { settingsAt } from '../../train/settings.ts';
import { type Engine, EngineMemoryError, type Member, type Program } from '../contract.ts';
import { createWasmEngine } from './wasmEngine.ts';

const law = ringLaw();
const base = withValues(defaultExperiment(), {
  'generator.width': 13,
  'critic.width': 11,
  'critic.normalisation': 'spectral',
  'training.batch': 17,
  'smoothing.on': true,
  'penalty.kind': 'two-sided',
});
/** Members that differ in every way they may: weights, draws, points, rates, and how often the critic trains. */
const experiments: readonly Experiment[] = [
  withValues(base, { 'training.criticSteps': 1 }),
  withValues(base, { 'training.criticSteps': 3, 'penalty.weight': 0.3, 'criticOptimiser.rate': 0.01 }),
  withValues({ ...base, seed: 9 }, { 'training.criticSteps': 2, 'smoothing.bandwidth': 0.3 }),
];
const programs = experiments.map((experiment) => buildProgram(experiment, law));
const [program] = programs as [Program, ...Program[]];
const members: readonly Member[] = [
  { state: program.state, seed: 5 },
  { state: program.state, seed: 6 },
  { state: programs[2]?.state ?? {}, data: programs[2]?.data ?? program.data, seed: 7 },
];
const settings = experiments.map(settingsAt);
const settingsOf = (member: number, step: number): Float32Array => settings[member]?.(step) ?? new Float32Array(0);

/** What WebAssembly is asked for, without holding on to it. */
const memories: { readonly bytes: number; readonly memory: WeakRef<WebAssembly.Memory> }[] = [];
const { Memory } = WebAssembly;
let isFull = false;

let engine: Engine;
beforeAll(async () => {
  await startTfjs();
  engine = await createWasmEngine({ variant: 'strict' });
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      if (isFull) throw new RangeError('could not allocate memory');
      super(descriptor);
      memories.push({ bytes: descriptor.initial * 65536, memory: new WeakRef(this) });
    }
  };
  return () => {
    WebAssembly.Memory = Memory;
  };
});
afterEach(async () => {
  await engine.dispose();
  memories.length = 0;
});

async function alone(member: number, steps: number) {
  const { state, data = program.data, seed } = members[member] as Member;
  const execution = await engine.load({ ...program, state, data }, seed);
  const report = await execution.run(steps, (step) => settingsOf(member, step));
  const points = await execution.probe('generate', new Float32Array(10).fill(0.4), 2);
  return { report, points, snapshot: await execution.snapshot() };
}

describe('an ensemble', () => {
  it('computes for each member, bit for bit, what it computes alone', async () => {
    const ensemble = await engine.loadEnsemble(program, members);
    expect([ensemble.size, ensemble.step, ensemble.info.id]).toEqual([3, 0, 'compiled-wasm-strict']);
    for (const steps of [1, 30, 0]) await ensemble.run(steps, settingsOf);
    const reports = await ensemble.run(9, settingsOf);
    expect(ensemble.step).toBe(40);
    for (const [index, report] of reports.entries()) {
      const points = await ensemble.probe(index, 'generate', new Float32Array(10).fill(0.4), 2);
      expect({ report, points, snapshot: await ensemble.snapshot(index) }).toEqual(await alone(index, 40));
    }
    expect(new Set(reports.map(({ criticLoss }) => criticLoss)).size).toBe(3);
  });

  it('lets members that are ahead wait after settings have failed', async () => {
    const ensemble = await engine.loadEnsemble(program, members);
    const failing = (member: number, step: number) => {
      if (member === 1 && step === 4) throw new Error('no settings');
      return settingsOf(member, step);
    };
    await expect(ensemble.run(10, failing)).rejects.toThrow('no settings');
    const reached = ensemble.step;
    expect(reached).toBe(0);
    await ensemble.run(10, settingsOf);
    for (const index of members.keys()) {
      expect(await ensemble.snapshot(index)).toEqual((await alone(index, 10)).snapshot);
    }
  });

  it('refuses members that do not fit, and none', async () => {
    const fails = (given: readonly Member[]) => expect(engine.loadEnsemble(program, given)).rejects;
    const [first] = members as [Member, ...Member[]];
    await fails([]).toThrow(/needs a member/);
    await fails([first, { ...first, state: {} }]).toThrow(/member 1 does not fit/);
    await fails([{ ...first, data: { values: new Float32Array(4), columns: 2 } }]).toThrow(/member 0 .*: data/);
    const ensemble = await engine.loadEnsemble(program, members);
    await expect(ensemble.snapshot(3)).rejects.toThrow(/no member 3 of 3/);
    await expect(ensemble.probe(-1, 'generate', new Float32Array(2), 2)).rejects.toThrow(RangeError);
  });
});

describe('the memory of an ensemble', () => {
  const small = benchExperiment(findBenchCase('nsgan-32x64'));
  const smallProgram = buildProgram(small, law);
  const many = (count: number): Member[] =>
    Array.from({ length: count }, (_, seed) => ({ state: smallProgram.state, seed }));

  it('is one for 256 members that are traced once, and small', async () => {
    let traced = 0;
    const phases = smallProgram.phases.map(({ body, ...phase }) => ({
      ...phase,
      body: (...io: Parameters<typeof body>) => {
        traced++;
        return body(...io);
      },
    }));
    const ensemble = await engine.loadEnsemble({ ...smallProgram, phases }, many(256));
    const at = settingsAt(small);
    const reports = await ensemble.run(1, (_, step) => at(step));
    expect(reports).toHaveLength(256);
    expect(new Set(reports.map(({ criticLoss }) => criticLoss)).size).toBeGreaterThan(250);
    expect(traced).toBe(phases.length);
    expect(memories).toHaveLength(1);
    expect(memories[0]?.bytes).toBeLessThan(20 * 2 ** 20);
  });

  it('is asked for at once, and nothing is kept where there is not enough', async () => {
    const [member] = many(1);
    const tooMany = Array<Member>(200_000).fill(member as Member);
    await expect(engine.loadEnsemble(smallProgram, tooMany)).rejects.toThrow(EngineMemoryError);
    isFull = true;
    await expect(engine.loadEnsemble(program, members)).rejects.toThrow(EngineMemoryError);
    isFull = false;
    expect(memories).toEqual([]);
    const [first] = await (await engine.loadEnsemble(program, members)).run(2, settingsOf);
    expect(first).toEqual((await alone(0, 2)).report);
  });

  it('is given back when the ensemble or its engine is disposed of', async () => {
    setFlagsFromString('--expose_gc');
    const collect: () => void = runInNewContext('gc');
    const ensemble = await engine.loadEnsemble(program, members);
    await ensemble.run(1, settingsOf);
    const other = await engine.loadEnsemble(program, members);
    ensemble.dispose();
    await expect(ensemble.run(1, settingsOf)).rejects.toThrow(/disposed/);
    await other.run(1, settingsOf);
    await engine.dispose();
    await expect(other.run(1, settingsOf)).rejects.toThrow(/disposed/);
    // A turn of the event loop, because what a promise has resolved to lives until then.
    await new Promise((resolve) => setTimeout(resolve));
    collect();
    expect(memories.map(({ memory }) => memory.deref())).toEqual([undefined, undefined]);
  });
});
