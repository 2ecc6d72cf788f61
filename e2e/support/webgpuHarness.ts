import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { findLaw } from '../../src/data/index.ts';
import type { Engine, Execution, Program, SettingsAt } from '../../src/engine/contract.ts';
import { createEagerEngine } from '../../src/engine/eager/eagerEngine.ts';
import { createWebgpuEngine } from '../../src/engine/webgpu/webgpuEngine.ts';
import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../../src/experiment/experiment.ts';
import { defaultsOf, type ParamValue } from '../../src/schema/param.ts';
import { relativeError } from '../../src/testing/matchers.ts';
import { buildProgram } from '../../src/train/program.ts';
import { settingsAt } from '../../src/train/settings.ts';

export type Changes = Readonly<Record<string, ParamValue>>;

interface Loaded {
  readonly experiment: Experiment;
  readonly program: Program;
  readonly settings: SettingsAt;
}

const SEED = 7;
const PLAIN = { kind: 'sgd', rate: 1 };

function prepare(changes: Changes): Loaded {
  const method = changes['method.id'];
  const base = withValues(defaultExperiment(), typeof method === 'string' ? changesOfChoice('method.id', method) : {});
  const experiment = withValues(base, changes);
  const { params, create } = findLaw('ring');
  const law = create(defaultsOf(params), { imported: new Map() });
  return { experiment, program: buildProgram(experiment, law), settings: settingsAt(experiment) };
}

let engines: Promise<{ readonly cpu: Engine; readonly gpu: Engine }> | undefined;

function start(): Promise<{ readonly cpu: Engine; readonly gpu: Engine }> {
  engines ??= Promise.all([createEagerEngine('cpu'), createWebgpuEngine()]).then(([cpu, gpu]) => ({ cpu, gpu }));
  return engines;
}

/** Largest relative error of a vector; a vector that is zero on both sides has none. */
function worst(actual: Record<string, Float32Array>, expected: Record<string, Float32Array>): number {
  return Math.max(...Object.keys(expected).map((name) => relativeError(actual[name] ?? [], expected[name] ?? [])));
}

/** Change of every weight vector in one run of each phase from the same state; with plain descent at rate 1, −gradient. */
async function changes(execution: Execution, { program, settings }: Loaded): Promise<Record<string, Float32Array>> {
  const before = await execution.snapshot();
  const result: Record<string, Float32Array> = {};
  for (const { id } of program.phases) {
    await execution.restore(before);
    await execution.runPhase(settings, id);
    const { state } = await execution.snapshot();
    const name = `${id}.weights`;
    result[name] = (state[name] as Float32Array).map((value, i) => value - (before.state[name]?.[i] as number));
  }
  await execution.restore(before);
  return result;
}

export interface Parity {
  /** Of the gradient of every phase at the start. */
  readonly gradients: number;
  /** Largest over all steps, each of which starts from the reference's state. */
  readonly weights: number;
  readonly reports: number;
  readonly probes: number;
}

/** Errors of the compiled engine relative to tfjs on the CPU. */
async function parity(wanted: Changes, steps: number): Promise<Parity> {
  const { cpu, gpu } = await start();
  const descent = Object.fromEntries(
    Object.entries(PLAIN).flatMap(([name, value]) => [
      [`generatorOptimiser.${name}`, value],
      [`criticOptimiser.${name}`, value],
    ]),
  );
  const plain = prepare({ ...wanted, ...descent });
  const gradientsOf = async (engine: Engine): Promise<Record<string, Float32Array>> => {
    const execution = await engine.load(plain.program, SEED);
    const found = await changes(execution, plain);
    execution.dispose();
    return found;
  };
  const gradients = worst(await gradientsOf(gpu), await gradientsOf(cpu));

  const { program, settings } = prepare(wanted);
  const reference = await cpu.load(program, SEED);
  const compiled = await gpu.load(program, SEED);
  let weights = 0;
  let reports = 0;
  for (let step = 0; step < steps; step++) {
    await compiled.restore(await reference.snapshot());
    const expected = await reference.run(1, settings);
    const actual = await compiled.run(1, settings);
    weights = Math.max(weights, worst((await compiled.snapshot()).state, (await reference.snapshot()).state));
    const values = (report: Readonly<Record<string, number>>) =>
      Object.keys(expected).map((name) => report[name] ?? NaN);
    reports = Math.max(reports, relativeError(values(actual), values(expected)));
  }
  await compiled.restore(await reference.snapshot());
  const points = Float32Array.from({ length: 2 * 37 }, (_, i) => Math.sin(3 * i));
  const latents = Float32Array.from(
    { length: program.state['generator.weights'] ? 37 * latentOf(wanted) : 0 },
    (_, i) => Math.cos(i),
  );
  let probes = 0;
  for (const [name, input, columns] of [
    ['criticise', points, 2],
    ['criticGradient', points, 2],
    ['generate', latents, latentOf(wanted)],
  ] as const) {
    const [actual, expected] = [
      await compiled.probe(name, input, columns),
      await reference.probe(name, input, columns),
    ];
    probes = Math.max(probes, relativeError(actual, expected));
  }
  reference.dispose();
  compiled.dispose();
  return { gradients, weights, reports, probes };
}

const latentOf = (wanted: Changes): number => Number(wanted['latent.dimension'] ?? 2);

/** Steps per second of the compiled engine and of tfjs on WebGPU; dispatches are few, so a handful of steps is enough. */
async function speed(wanted: Changes, compiledSteps: number, eagerSteps: number): Promise<Record<string, number>> {
  const { gpu } = await start();
  const { program, settings } = prepare(wanted);
  const measure = async (engine: Engine, steps: number): Promise<number> => {
    const execution = await engine.load(program, SEED);
    await execution.run(2, settings);
    const begin = performance.now();
    await execution.run(steps, settings);
    const rate = (1000 * steps) / (performance.now() - begin);
    execution.dispose();
    return rate;
  };
  const result: Record<string, number> = {};
  const loading = performance.now();
  (await gpu.load(program, SEED)).dispose();
  result.loadMs = performance.now() - loading;
  result.compiled = await measure(gpu, compiledSteps);
  if (eagerSteps > 0) result.eager = await measure(await createEagerEngine('webgpu'), eagerSteps);
  await tf.setBackend('cpu');
  return result;
}

const harness = { prepare, start, parity, speed, createWebgpuEngine };

declare global {
  interface Window {
    webgpuHarness: typeof harness;
  }
}

window.webgpuHarness = harness;
