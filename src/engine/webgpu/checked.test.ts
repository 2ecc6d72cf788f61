import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PLANE } from '../../data/space.ts';
import { effective } from '../../experiment/availability.ts';
import {
  changesOfChoice,
  defaultExperiment,
  type Experiment,
  valueAt,
  withValues,
} from '../../experiment/experiment.ts';
import { GAN_METHODS } from '../../methods/gan/index.ts';
import type { ParamValue } from '../../schema/param.ts';
import { checkedEngine, stubGpuConstants } from '../../testing/checked.ts';
import { type CoverageCase, coveringCases } from '../../testing/coverage.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import { relativeError } from '../../testing/matchers.ts';
import { otherPrograms } from '../../testing/otherPrograms.ts';
import { picturesProgram } from '../../testing/pictures.ts';
import { compareStep, TOLERANCE } from '../../testing/teacherForced.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import type { Findings } from '../../testing/wgsl/findings.ts';
import { playersOf } from '../../train/gan/players.ts';
import { buildProgram } from '../../train/program.ts';
import { settingsAt } from '../../train/settings.ts';
import { subjectOf } from '../../train/subject.ts';
import type { Engine, Execution, Program, SettingsAt } from '../contract.ts';
import { createWasmEngine } from '../wasm/wasmEngine.ts';
import { planMembers } from './memberPlan.ts';

/**
 * The shaders as they are generated, run without a GPU by src/testing/wgsl: no two threads in each other's way, nothing beside a buffer,
 * nothing read that nobody wrote, all threads at every barrier, whatever the order; and the numbers of WebAssembly.
 */

/** Of the covering set, one of so many is run: `CHECKED_EVERY=1` runs all. */
const EVERY = Number(process.env.CHECKED_EVERY ?? 91);
const SEED = 5;

const law = ringLaw();
let wasm: Engine;

beforeAll(async () => {
  await startTfjs();
  stubGpuConstants();
  wasm = await createWasmEngine({ variant: 'strict' });
});
afterAll(async () => {
  await wasm.dispose();
  vi.unstubAllGlobals();
});

/** Small and odd: no size is a multiple of a workgroup, of a block of rows, or of a tile. */
const SIZES = { 'generator.width': 7, 'critic.width': 9, 'training.batch': 11 };
const small = (id: string, more: Readonly<Record<string, ParamValue>> = {}): Experiment =>
  effective(withValues(defaultExperiment(), { ...changesOfChoice('method.id', id), ...SIZES, ...more }));
/** Sizes at which products are dealt out otherwise: in parts, in larger tiles, in blocks of more rows, outside of chains. */
const sizedCases: readonly CoverageCase[] = [
  { 'generator.width': 33, 'critic.width': 30, 'training.batch': 130 },
  { 'generator.width': 4, 'critic.width': 3, 'training.batch': 1100 },
  { 'generator.width': 384, 'critic.width': 2, 'training.batch': 5 },
].map((sizes) => ({ name: Object.values(sizes).join(' '), law, experiment: small('wgan-gp', sizes) }));
const methodCases: readonly CoverageCase[] = GAN_METHODS.map(({ id }) => ({ name: id, law, experiment: small(id) }));
const isConvolutional = ({ experiment }: CoverageCase): boolean =>
  ['generator', 'critic'].every((player) => valueAt(experiment, `${player}.architecture`) === 'dcgan');
const all = coveringCases();
const covering = all.filter((each, i) => i % EVERY === 0 || each === all.find(isConvolutional));

/** Two steps, each from where WebAssembly stands, in an order that is not the natural one. */
async function expectSound(
  program: Program,
  seed: number,
  settings: SettingsAt,
  tolerance = TOLERANCE,
): Promise<{ readonly checked: Execution; readonly reference: Execution; readonly findings: Findings }> {
  const { engine, findings } = await checkedEngine({ order: 3 });
  const [checked, reference] = (await Promise.all([engine, wasm].map((each) => each.load(program, seed)))) as [
    Execution,
    Execution,
  ];
  for (let step = 0; step < 2; step++) {
    const before = await reference.snapshot();
    const after = { report: await reference.run(1, settings), snapshot: await reference.snapshot() };
    await compareStep(step, checked, before, after, settings, tolerance);
  }
  expect(findings.examples).toEqual([]);
  return { checked, reference, findings };
}

describe.each([
  ['methods', methodCases],
  ['sizes', sizedCases],
  ['declared options', covering],
] as const)('%s', (_, cases) => {
  it.each(cases)('$name', async ({ experiment, law: learnt }) => {
    const program = buildProgram(experiment, learnt);
    const { checked, reference, findings } = await expectSound(
      program,
      experiment.seed,
      settingsAt(experiment),
      // What is left of sums of a thousand terms has lost digits.
      cases === sizedCases ? 10 * TOLERANCE : TOLERANCE,
    );
    const { kind, size } = learnt.space ?? PLANE;
    if (kind !== 'plane') return;
    await checked.restore(await reference.snapshot());
    const { inputs } = playersOf(experiment, subjectOf(experiment, learnt)).generator.spec;
    const latents = Float32Array.from({ length: 5 * inputs }, (_, i) => Math.sin(3 * i + 1));
    const points = await reference.probe('generate', latents, inputs);
    expect(relativeError(await checked.probe('generate', latents, inputs), points)).toBeLessThan(TOLERANCE);
    if ('criticGradient' in program.probes) await checked.probe('criticGradient', points, size);
    expect(findings.examples).toEqual([]);
  });
});

describe('programs that are no GANs', () => {
  it.each(Object.entries(otherPrograms()))('%s', async (name, { program, settings }) => {
    await expectSound(program, SEED, settings, name === 'tabled' ? 10 * TOLERANCE : TOLERANCE);
  });

  it.each([3, 64])('pictures in batches of %i', async (batch) => {
    await expectSound(picturesProgram(batch), SEED, () => new Float32Array(0), 10 * TOLERANCE);
  });
});

it('any order of workgroups and threads gives the same bits', async () => {
  const experiment = small('ns-gan', { 'critic.normalisation': 'spectral', 'penalty.kind': 'two-sided' });
  const program = buildProgram(experiment, law);
  const states = await Promise.all(
    [0, 1, 5].map(async (order) => {
      const { engine } = await checkedEngine({ order });
      const execution = await engine.load(program, SEED);
      await execution.run(3, settingsAt(experiment));
      return (await execution.snapshot()).state;
    }),
  );
  expect(states[1]).toEqual(states[0]);
  expect(states[2]).toEqual(states[0]);
});

describe('ensembles', () => {
  const experiments = [1, 2, 3].map((criticSteps) => small('ns-gan', { 'training.criticSteps': criticSteps }));
  it.each([
    ['workgroups to share', 100],
    ['a workgroup to each member', 1],
  ])('with %s: every member as alone', async (_, gatheredFrom) => {
    const program = buildProgram(experiments[0] as Experiment, law);
    const settings = experiments.map(settingsAt);
    const { engine, findings } = await checkedEngine({ order: 4 }, { gatheredFrom });
    const members = [7, 8, 9].map((seed) => ({ state: program.state, seed }));
    const ensemble = await engine.loadEnsemble(program, members);
    const at = (member: number) => settings[member] as SettingsAt;
    const reports = await ensemble.run(2, (member, step) => at(member)(step));
    expect(findings.examples).toEqual([]);
    for (const [member, { seed }] of members.entries()) {
      const alone = await (await checkedEngine()).engine.load(program, seed);
      expect(await alone.run(2, at(member))).toEqual(reports[member]);
      expect((await alone.snapshot()).state).toEqual((await ensemble.snapshot(member)).state);
      const reference = await wasm.load(program, seed);
      await reference.run(2, at(member));
      const { state } = await reference.snapshot();
      for (const [name, vector] of Object.entries((await ensemble.snapshot(member)).state))
        expect(relativeError(vector, state[name] ?? []), name).toBeLessThan(1e-3);
    }
  });

  it('in several batches, with points of their own', async () => {
    const experiment = small('ns-gan');
    const [program, settings] = [buildProgram(experiment, law), settingsAt(experiment)];
    const members = [1, 2, 3].map((seed) => {
      const values = program.data.values.map((x) => x / seed);
      return { state: program.state, seed, data: { ...program.data, values } };
    });
    const plan = planMembers(program, { size: 3, tables: 3, most: 2 ** 20, gatheredFrom: 1 });
    const maxBufferSize = 4 * (Math.max(plan.shared.size, plan.work.size) - 1);
    const { engine, findings } = await checkedEngine({ maxBufferSize }, { gatheredFrom: 1 });
    const ensemble = await engine.loadEnsemble(program, members);
    await ensemble.run(2, (_, step) => settings(step));
    expect(findings.examples).toEqual([]);
    for (const [member, { seed, data }] of members.entries()) {
      const alone = await (await checkedEngine()).engine.load({ ...program, data }, seed);
      await alone.run(2, settings);
      expect((await ensemble.snapshot(member)).state).toEqual((await alone.snapshot()).state);
    }
  });
});
