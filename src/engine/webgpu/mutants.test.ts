import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { effective } from '../../experiment/availability.ts';
import { changesOfChoice, defaultExperiment, withValues } from '../../experiment/experiment.ts';
import type { ParamValue } from '../../schema/param.ts';
import { checkedEngine, loadChecked, runChecked, stubGpuConstants } from '../../testing/checked.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import { randomGraph } from '../../testing/graphs.ts';
import { relativeError } from '../../testing/matchers.ts';
import { TOLERANCE } from '../../testing/teacherForced.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import type { CheckedOptions, Launch } from '../../testing/wgsl/device.ts';
import type { Findings } from '../../testing/wgsl/findings.ts';
import { MISTAKES } from '../../testing/wgsl/mutants.ts';
import { buildProgram } from '../../train/program.ts';
import { settingsAt } from '../../train/settings.ts';
import type { Execution, Program, SettingsAt } from '../contract.ts';
import { optimise } from '../passes/pipeline.ts';
import { type CompiledGraph, compilePhases } from './compile.ts';
import { dispatchesIn, eachRead, kernelsIn } from './schedule.ts';

/**
 * Whether the checks of checked.test.ts would notice a mistake: shaders and plans are changed, one mistake at a time, and each has to be
 * found, or to change not a single bit in any order.
 */

/** Mistakes of a kind that are tried in each program; `MUTANTS=1000` tries all. */
const MUTANTS = Number(process.env.MUTANTS ?? 3);
const RUNS = Number(process.env.CHECKED_RUNS ?? 30);
const SEED = Number(process.env.SEED ?? 1);

beforeAll(async () => {
  await startTfjs();
  stubGpuConstants();
});
afterAll(() => void vi.unstubAllGlobals());

/** What a run comes to: vectors by name. */
interface Outcome {
  readonly findings: Findings;
  readonly values: Readonly<Record<string, Float32Array>>;
}
type Run = (options?: CheckedOptions) => Promise<Outcome>;

const vectorsOf = (
  key: string,
  state: Readonly<Record<string, Float32Array>>,
  report: Readonly<Record<string, number>>,
) =>
  Object.fromEntries([
    ...Object.entries(state).map(([name, vector]) => [`${key} ${name}`, vector]),
    [`${key} report`, Float32Array.from(Object.values(report))],
  ]);

async function outcomeOf(execution: Execution, findings: Findings, settings: SettingsAt): Promise<Outcome> {
  const report = await execution.run(1, settings);
  return { findings, values: vectorsOf('alone', (await execution.snapshot()).state, report) };
}

const law = ringLaw();
function given(
  id: string,
  more: Readonly<Record<string, ParamValue>> = {},
): { program: Program; settings: SettingsAt } {
  const sizes = { 'generator.width': 5, 'critic.width': 6, 'training.batch': 9, ...more };
  const experiment = effective(withValues(defaultExperiment(), { ...changesOfChoice('method.id', id), ...sizes }));
  return { program: buildProgram(experiment, law), settings: settingsAt(experiment) };
}

function alone(id: string): Run {
  const { program, settings } = given(id);
  return async (options) => {
    const { engine, findings } = await checkedEngine(options);
    return outcomeOf(await engine.load(program, SEED), findings, settings);
  };
}

function gathered(id: string): Run {
  const { program, settings } = given(id);
  return async (options) => {
    const { engine, findings } = await checkedEngine(options, { gatheredFrom: 1 });
    const members = [1, 2].map((seed) => ({ state: program.state, seed }));
    const ensemble = await engine.loadEnsemble(program, members);
    const reports = await ensemble.run(1, (_, step) => settings(step));
    const states = await Promise.all(members.map((_, member) => ensemble.snapshot(member)));
    const values = states.map(({ state }, member) => vectorsOf(`${member}`, state, reports[member] ?? {}));
    return { findings, values: Object.assign({}, ...values) };
  };
}

const differ = (actual: Outcome, expected: Outcome): boolean =>
  Object.entries(expected.values).some(
    ([name, vector]) => !(relativeError(actual.values[name] ?? [], vector) < TOLERANCE),
  );

/** How a mistake is found: by the kind of fault, by its numbers, or by nothing. */
async function verdict(run: Run, mistake: CheckedOptions, expected: Outcome): Promise<readonly string[]> {
  const actual = await run(mistake);
  if (actual.findings.faults.length > 0) return actual.findings.faults;
  return differ(actual, expected) ? ['values'] : [];
}

/** What became of mistakes of a kind. */
interface Tally {
  found: number;
  tried: number;
  readonly by: Set<string>;
}

/** Tries mistakes of a kind. One that is not found has to make no difference in other orders either. */
async function tryAll(tally: Tally, run: Run, mistakes: readonly CheckedOptions[], expected: Outcome): Promise<void> {
  for (const mistake of mistakes) {
    const faults = await verdict(run, mistake, expected);
    tally.tried++;
    if (faults.length > 0) tally.found++;
    else expect(await verdict(run, { ...mistake, order: 2 }, expected)).toEqual([]);
    for (const fault of faults) tally.by.add(fault);
  }
}

const createTally = (): Tally => ({ found: 0, tried: 0, by: new Set() });

/** So many of a list, evenly. */
const some = <T>(list: readonly T[], count: number): readonly T[] =>
  list.filter((_, i) => Math.floor((i * count) / list.length) < Math.floor(((i + 1) * count) / list.length));

/** How a program runs that is loaded with its first execution as given. */
const SUBJECTS = (): readonly Run[] => [alone('wgan-gp'), gathered('ns-gan'), alone('kernel-gan')];

/** Share of mistakes that has to be found, where some make no difference: a thread that goes on with what it made itself needs no barrier. */
const LEAST: Readonly<Partial<Record<keyof typeof MISTAKES, number>>> = {
  'a barrier left out': 0.6,
  'a barrier of the other kind': 0.6,
};

/** The runs without a mistake, and their shaders. */
const subjects: { readonly run: Run; readonly expected: Outcome; readonly codes: readonly string[] }[] = [];
beforeAll(async () => {
  for (const run of SUBJECTS()) {
    const codes: string[] = [];
    const rewrite = (code: string) => {
      codes.push(code);
      return code;
    };
    subjects.push({ run, expected: await run({ rewrite }), codes });
  }
});

it('without a mistake, nothing is found', () => {
  for (const { expected } of subjects) expect(expected.findings.examples).toEqual([]);
});

describe('mistakes in shaders are found', () => {
  it.each(Object.entries(MISTAKES))('%s', async (kind, mistake) => {
    const tally = createTally();
    for (const { run, expected, codes } of subjects) {
      const mutants = codes.flatMap((code, at) => mistake(code).map((mutant) => ({ at, mutant })));
      const mistakes = some(mutants, kind.includes('barrier') ? 2 * MUTANTS : MUTANTS).map(
        ({ at, mutant }): CheckedOptions => ({ rewrite: (code, i) => (i === at ? mutant : code) }),
      );
      await tryAll(tally, run, mistakes, expected);
    }
    expect(tally.tried).toBeGreaterThan(1);
    expect(tally.found / tally.tried, [...tally.by].join(' ')).toBeGreaterThanOrEqual(
      LEAST[kind as keyof typeof MISTAKES] ?? 0.8,
    );
  });
});

describe('mistakes in the plan of dispatches are found', () => {
  const swapped = (k: number) => (launches: readonly Launch[]) =>
    launches.map((launch, i) => (i === k ? launches[k + 1] : i === k + 1 ? launches[k] : undefined) ?? launch);
  const without = (k: number) => (launches: readonly Launch[]) => launches.filter((_, i) => i !== k);

  it.each([
    ['two that follow each other are swapped', swapped],
    ['one is left out', without],
  ])('%s', async (_, arranged) => {
    const tally = createTally();
    for (const { run, expected } of subjects) {
      const mistakes = [0, 1, 2, 3].map((k): CheckedOptions => ({ arrange: arranged(k) }));
      await tryAll(tally, run, mistakes, expected);
    }
    expect([...tally.by]).toContain('unwritten');
    expect(tally.found).toBeGreaterThanOrEqual(tally.tried / 2);
  });

  it('values that are wanted at the same time share a place', async () => {
    const { program, settings } = given('wgan-gp');
    const compiled = compilePhases(program);
    const runWith =
      (phases: readonly CompiledGraph[]): Run =>
      async (options) => {
        const { execution, findings } = await loadChecked(program, phases, options);
        return outcomeOf(execution, findings, settings);
      };
    const expected = await runWith(compiled)();
    const overlaps = compiled.flatMap((graph, at) =>
      overlapping(graph).map((offsets) => compiled.with(at, { ...graph, arena: { ...graph.arena, offsets } })),
    );
    const tally = createTally();
    for (const phases of some(overlaps, 4 * MUTANTS)) await tryAll(tally, runWith(phases), [{}], expected);
    expect([...tally.by]).toContain('race');
    // A kernel may lie where it reads if each of its threads reads nothing but its own place.
    expect(tally.found / tally.tried).toBeGreaterThan(0.8);
  });
});

/** Arenas in which a kernel's result lies where something lies that the kernel reads. */
function overlapping({ cut, schedule, arena }: CompiledGraph): ReadonlyMap<number, number>[] {
  return dispatchesIn(schedule)
    .flatMap(kernelsIn)
    .flatMap((kernel) => {
      const reads: number[] = [];
      eachRead(cut, 1, kernel, (id) => reads.push(id));
      const [first, ...others] = kernel.kind === 'make' ? [kernel.node, ...reads] : reads;
      return first === undefined
        ? []
        : others.map((id) => new Map(arena.offsets).set(first, arena.offsets.get(id) as number));
    });
}

it('mistakes in random graphs are found, or make no difference', async () => {
  const tallies = new Map<string, Tally>();
  const anyMistake = fc.constantFrom(...Object.entries(MISTAKES));
  await fc.assert(
    fc.asyncProperty(randomGraph, anyMistake, fc.nat(), async ({ graph, state }, [kind, mistake], pick) => {
      const codes: string[] = [];
      const run: Run = (options) => runChecked(optimise(graph), state, options);
      const expected = await run({
        rewrite: (code) => {
          codes.push(code);
          return code;
        },
      });
      const mutants = codes.flatMap((code, at) => mistake(code).map((mutant) => ({ at, mutant })));
      const chosen = mutants[pick % Math.max(1, mutants.length)];
      if (!chosen) return;
      const tally = tallies.get(kind) ?? createTally();
      tallies.set(kind, tally);
      const rewrite = (code: string, i: number) => (i === chosen.at ? chosen.mutant : code);
      await tryAll(tally, run, [{ rewrite }], expected);
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
  const all = [...tallies.values()];
  const sum = (count: (tally: Tally) => number) => all.reduce((total, tally) => total + count(tally), 0);
  expect(sum(({ found }) => found) / sum(({ tried }) => tried)).toBeGreaterThan(0.6);
});
