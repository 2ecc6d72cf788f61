import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLANE } from '../../data/space.ts';
import { valueAt } from '../../experiment/experiment.ts';
import { key } from '../../math/rng.ts';
import { type CoverageCase, coveringCases, declaredFactors } from '../../testing/coverage.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import { relativeError } from '../../testing/matchers.ts';
import { compareStep, TOLERANCE } from '../../testing/teacherForced.ts';
import { KERNEL_CENTRES, kernelInput } from '../../train/gan/kernelProbe.ts';
import { hasCritic, playersOf } from '../../train/gan/players.ts';
import { buildProgram } from '../../train/program.ts';
import { settingsAt } from '../../train/settings.ts';
import { subjectOf } from '../../train/subject.ts';
import type { Engine, Execution } from '../contract.ts';
import { createEagerEngine } from '../eager/eagerEngine.ts';
import { canRun } from './kernels.ts';
import { createWasmEngine } from './wasmEngine.ts';

/**
 * The compiled engine against eager tfjs from the same seed. Every step starts from the eager state, so that errors
 * cannot grow and a kink of relu that falls the other way stays where it is.
 */
/** The first has no moments yet, the second has. */
const STEPS = 2;

const cases = coveringCases();

const law = ringLaw();

/** Five queries of the kernel density discriminator between the data and the data mirrored. */
const kernelQueries = (() => {
  const real = law.sample(key(1, 'centres'), KERNEL_CENTRES);
  const queries = Float32Array.from({ length: 10 }, (_, i) => 1.5 * Math.sin(5 * i + 2));
  return kernelInput({ bandwidth: 0.3, floor: 0, real, generated: real.map((value) => 0.5 - value) }, queries);
})();

async function compareProbes({ experiment, law: learnt }: CoverageCase, a: Execution, b: Execution): Promise<void> {
  const { kind, size } = learnt.space ?? PLANE;
  const { inputs } = playersOf(experiment, subjectOf(experiment, learnt)).generator.spec;
  const latents = Float32Array.from({ length: 5 * inputs }, (_, i) => Math.sin(3 * i + 1));
  const generated = await a.probe('generate', latents, inputs);
  expect(relativeError(await b.probe('generate', latents, inputs), generated)).toBeLessThan(TOLERANCE);
  for (const name of hasCritic(experiment) ? ['criticise', 'criticGradient'] : []) {
    const expected = await a.probe(name, generated, size);
    // A logit near 0 is what is left of larger numbers: below length 1 the absolute error counts.
    const scale = Math.min(1, Math.hypot(...expected));
    expect(scale * relativeError(await b.probe(name, generated, size), expected), name).toBeLessThan(TOLERANCE);
  }
  for (const name of kind === 'plane' ? ['kernelLogit', 'kernelGradient'] : []) {
    const expected = await a.probe(name, kernelQueries, 2);
    expect(relativeError(await b.probe(name, kernelQueries, 2), expected), name).toBeLessThan(TOLERANCE);
  }
}

const VARIANTS = (['strict', 'relaxed'] as const).filter(canRun);

describe(`parity of ${VARIANTS.join(' and ')} SIMD with eager tfjs`, () => {
  let eager: Engine;
  let compiled: readonly Engine[] = [];

  beforeAll(async () => {
    eager = await createEagerEngine('cpu');
    compiled = await Promise.all(VARIANTS.map((variant) => createWasmEngine({ variant })));
  });

  afterAll(async () => {
    for (const engine of [eager, ...compiled]) await engine.dispose();
  });

  it('covers every declared value', () => {
    for (const { key, values } of declaredFactors()) {
      const seen = cases.map(({ experiment }) => valueAt(experiment, key));
      expect(new Set(seen), key).toEqual(new Set(values));
    }
  });

  it.each(cases)('$name', async (given) => {
    const { experiment } = given;
    const program = buildProgram(experiment, given.law);
    const reference = await eager.load(program, experiment.seed);
    const under = await Promise.all(compiled.map((engine) => engine.load(program, experiment.seed)));
    const settings = settingsAt(experiment);
    for (let step = 0; step < STEPS; step++) {
      const before = await reference.snapshot();
      const after = { report: await reference.run(1, settings), snapshot: await reference.snapshot() };
      for (const execution of under) await compareStep(step, execution, before, after, settings);
    }
    for (const execution of under) {
      await execution.restore(await reference.snapshot());
      await compareProbes(given, reference, execution);
    }
    for (const execution of [reference, ...under]) execution.dispose();
  });
});
