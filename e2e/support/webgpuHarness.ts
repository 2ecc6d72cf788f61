import '@tensorflow/tfjs-core/dist/register_all_gradients';
import type { Law } from '../../src/data/law.ts';
import type { Engine, Execution, SettingsAt, Snapshot } from '../../src/engine/contract.ts';
import { createEagerEngine } from '../../src/engine/eager/eagerEngine.ts';
import { createWebgpuEngine } from '../../src/engine/webgpu/webgpuEngine.ts';
import { type Experiment, valueAt } from '../../src/experiment/experiment.ts';
import { type CoverageCase, coveringCases, declaredFactors } from '../../src/testing/coverage.ts';
import { relativeError } from '../../src/testing/matchers.ts';
import { vectorError } from '../../src/testing/parity.ts';
import { type SamplerCase, samplerCases } from '../../src/testing/samplerCoverage.ts';
import { buildProgram } from '../../src/train/program.ts';
import { sharingHarness } from './webgpuDevices.ts';
import { ensembleHarness } from './webgpuEnsembles.ts';
import { graphHarness } from './webgpuGraphs.ts';
import { judgeHarness } from './webgpuJudge.ts';
import { otherHarness } from './webgpuOthers.ts';
import { pairHarness } from './webgpuPairs.ts';
import { pictureHarness } from './webgpuPictures.ts';
import { type Changes, experimentOf, type Prepared, prepare, SEED, worst } from './webgpuPrograms.ts';

/** Runs in a page of a browser with WebGPU, where a test calls it: the compiled engine beside eager tfjs. */

let started: Promise<{ readonly cpu: Engine; readonly gpu: Engine }> | undefined;

function engines(): Promise<{ readonly cpu: Engine; readonly gpu: Engine }> {
  started ??= Promise.all([createEagerEngine('cpu'), createWebgpuEngine()]).then(([cpu, gpu]) => ({ cpu, gpu }));
  return started;
}

async function probeError({ inputs, program }: Prepared, actual: Execution, expected: Execution): Promise<number> {
  const latents = Float32Array.from({ length: 37 * inputs }, (_, i) => Math.sin(3 * i + 1));
  const points = await expected.probe('generate', latents, inputs);
  const errors = [relativeError(await actual.probe('generate', latents, inputs), points)];
  const columns = points.length / 37;
  if ('score' in program.probes) {
    const placed = Float32Array.from({ length: 3 * 37 }, (_, i) => 1.1 + Math.sin(5 * i + 2));
    errors.push(relativeError(await actual.probe('score', placed, 3), await expected.probe('score', placed, 3)));
  }
  for (const name of ['criticise', 'criticGradient'].filter((probe) => probe in program.probes)) {
    errors.push(relativeError(await actual.probe(name, points, columns), await expected.probe(name, points, columns)));
  }
  return Math.max(...errors);
}

/** Largest errors of the compiled engine relative to eager tfjs on the CPU. */
export interface Parity {
  /** Of everything but the weights that the first step changes: averages of one gradient, if the optimiser keeps any. */
  readonly gradients: number;
  /** Of weights after steps that each start from the reference's state. */
  readonly weights: number;
  /** Likewise of everything else that later steps change. */
  readonly moments: number;
  readonly reports: number;
  /** Of the generator's loss, if a critic learnt before it was taken. */
  readonly generatorLoss: number;
  readonly probes: number;
}

async function compare(experiment: Experiment, steps: number, law?: Law): Promise<Parity> {
  const { cpu, gpu } = await engines();
  const prepared = prepare(experiment, law);
  const { program, settings } = prepared;
  const reference = await cpu.load(program, SEED);
  const compiled = await gpu.load(program, SEED);
  let [gradients, weights, moments, reports, generatorLoss] = [0, 0, 0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const expected = await reference.run(1, settings);
    const report = await compiled.run(1, settings);
    const after = await reference.snapshot();
    const { state } = await compiled.snapshot();
    const isWeights = (name: string): boolean => name.endsWith('.weights');
    for (const name of Object.keys(after.state)) {
      const error = vectorError(name, state, after.state);
      if (isWeights(name)) weights = Math.max(weights, error);
      else if (step === 0) gradients = Math.max(gradients, error);
      else moments = Math.max(moments, error);
    }
    for (const [name, value] of Object.entries(expected)) {
      const error = Math.abs((report[name] as number) - value) / Math.max(1, Math.abs(value));
      if (name === 'generatorLoss' && 'criticLoss' in expected) generatorLoss = Math.max(generatorLoss, error);
      else reports = Math.max(reports, error);
    }
    await compiled.restore(after);
  }
  const probes = await probeError(prepared, compiled, reference);
  reference.dispose();
  compiled.dispose();
  return { gradients, weights, moments, reports, generatorLoss, probes };
}

let cases: readonly CoverageCase[] | undefined;
/** The covering set, made once. */
const covering = (): readonly CoverageCase[] => (cases ??= coveringCases());

/** Everything that a case tries: its method, every value of its options, and what it works on. */
const triedBy = ({ experiment, law }: CoverageCase): readonly string[] => [
  `space ${law.space?.kind ?? 'plane'}`,
  ...declaredFactors().map(({ key }) => `${key} ${valueAt(experiment, key)}`),
];

/** Cases, few of all, that together try every method and every value of every option; each adds as much as it can. */
function sampleOf(tried: readonly (readonly string[])[]): readonly number[] {
  const left = new Set(tried.flat());
  const chosen: number[] = [];
  while (left.size > 0) {
    const gains = tried.map((things) => things.filter((thing) => left.has(thing)).length);
    const best = gains.indexOf(Math.max(...gains));
    chosen.push(best);
    for (const thing of tried[best] ?? []) left.delete(thing);
  }
  return chosen;
}

/** Where a small program stands after `run` on a fresh execution. */
async function stateAfter(run: (execution: Execution, settings: SettingsAt) => Promise<unknown>): Promise<Snapshot> {
  const { gpu } = await engines();
  const { program, settings } = prepare(experimentOf({ 'training.criticSteps': 2 }));
  const execution = await gpu.load(program, SEED);
  await run(execution, settings);
  const snapshot = await execution.snapshot();
  execution.dispose();
  return snapshot;
}

const sameBits = (a: Snapshot, b: Snapshot): boolean => JSON.stringify(a) === JSON.stringify(b);

/** True if the same steps give the same bits however they are cut into bursts and phases, and across a snapshot. */
async function isCutAnywhere(): Promise<boolean> {
  const whole = await stateAfter((execution, settings) => execution.run(5, settings));
  const cut = await stateAfter(async (execution, settings) => {
    await execution.run(2, settings);
    await execution.runPhase(settings);
    await execution.run(2, settings);
    await execution.run(1, settings);
  });
  const continued = await stateAfter(async (execution, settings) => {
    await execution.restore(await stateAfter((earlier) => earlier.run(3, settings)));
    await execution.run(2, settings);
  });
  return sameBits(whole, cut) && sameBits(whole, continued);
}

/** Error of weights after steps of which each has another rate, none of them known when the program was compiled. */
async function liveError(): Promise<number> {
  const { cpu, gpu } = await engines();
  const { program, settings } = prepare(
    experimentOf({ 'generatorOptimiser.kind': 'sgd', 'criticOptimiser.kind': 'sgd' }),
  );
  const falling: SettingsAt = (step) =>
    settings(step).map((value, i) => (program.settings[i]?.endsWith('.rate') ? 0.1 / (1 + step) : value));
  const states = await Promise.all(
    [cpu, gpu].map(async (engine) => {
      const execution = await engine.load(program, SEED);
      await execution.run(4, falling);
      return (await execution.snapshot()).state;
    }),
  );
  return worst(states[1] as Snapshot['state'], states[0] as Snapshot['state']);
}

/** What an engine on a device of its own says after `spoil`. */
async function complaint(spoil: (device: GPUDevice, execution: Execution) => void): Promise<string> {
  const adapter = await navigator.gpu.requestAdapter();
  const device = await (adapter as GPUAdapter).requestDevice();
  const engine = await createWebgpuEngine({ device });
  const { program, settings } = prepare(experimentOf({}));
  const execution = await engine.load(program, SEED);
  await execution.run(1, settings);
  spoil(device, execution);
  return execution.run(1, settings).then(
    () => 'nothing',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

/** What loading a program says that needs more memory than WebGPU guarantees. */
async function complaintAboutSize(): Promise<string> {
  const adapter = await navigator.gpu.requestAdapter();
  const engine = await createWebgpuEngine({ device: await (adapter as GPUAdapter).requestDevice() });
  const wide = {
    'training.batch': 2048,
    'generator.width': 512,
    'generator.depth': 6,
    'critic.width': 512,
    'critic.depth': 6,
    'critic.activation': 'maxout',
    'penalty.kind': 'two-sided',
  };
  return engine.load(prepare(experimentOf(wide)).program, SEED).then(
    () => 'nothing',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

const harness = {
  ...graphHarness,
  ...judgeHarness,
  ...otherHarness,
  ...pairHarness,
  ...pictureHarness,
  ...ensembleHarness,
  ...sharingHarness,
  adapter: async () => (await engines()).gpu.info.adapter,
  compare: (changes: Changes, steps: number) => compare(experimentOf(changes), steps),
  coveringCount: () => covering().length,
  coveringSample: () => sampleOf(covering().map(triedBy)),
  samplerSample: () => sampleOf(samplerCases().map(({ tried }) => tried)),
  compareSampler: async (index: number, steps: number) => {
    const { name, experiment, law } = samplerCases()[index] as SamplerCase;
    return {
      name,
      isTabled: buildProgram(experiment, law).data.values.length > 0,
      parity: await compare(experiment, steps, law),
    };
  },
  compareCovering: async (index: number, steps: number) => {
    const { name, experiment, law } = covering()[index] as CoverageCase;
    return { name, parity: await compare(experiment, steps, law) };
  },
  isCutAnywhere,
  liveError,
  complaintOfLoss: () => complaint((device) => device.destroy()),
  complaintOfDisposal: () => complaint((_device, execution) => execution.dispose()),
  complaintAboutSize,
};

declare global {
  interface Window {
    webgpuHarness: typeof harness;
  }
}

window.webgpuHarness = harness;
