import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Execution } from '../../engine/contract.ts';
import { createEagerEngine } from '../../engine/eager/eagerEngine.ts';
import { canRun } from '../../engine/wasm/kernels.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { relativeError } from '../../testing/matchers.ts';
import { samplerCases } from '../../testing/samplerCoverage.ts';
import { compareStep, TOLERANCE } from '../../testing/teacherForced.ts';
import { buildProgram } from '../program.ts';
import { settingsAt } from '../settings.ts';
import { POINT } from './actors.ts';

const STEPS = 2;
const VARIANTS = (['strict', 'relaxed'] as const).filter(canRun);

async function compareProbes(
  columnsOf: Readonly<Record<string, number>>,
  names: readonly string[],
  a: Execution,
  b: Execution,
): Promise<void> {
  for (const name of names) {
    const columns = columnsOf[name] as number;
    const input = Float32Array.from({ length: 5 * columns }, (_, i) => 1.1 + Math.sin(3 * i + 1));
    const expected = await a.probe(name, input, columns);
    expect(relativeError(await b.probe(name, input, columns), expected), name).toBeLessThan(TOLERANCE);
  }
}

describe(`samplers on ${VARIANTS.join(' and ')} SIMD beside eager tfjs`, () => {
  let eager: Engine;
  let compiled: readonly Engine[] = [];
  beforeAll(async () => {
    eager = await createEagerEngine('cpu');
    compiled = await Promise.all(VARIANTS.map((variant) => createWasmEngine({ variant })));
  });
  afterAll(async () => {
    for (const engine of [eager, ...compiled]) await engine.dispose();
  });

  it.each(samplerCases())('$name', async ({ experiment, law }) => {
    const program = buildProgram(experiment, law);
    const reference = await eager.load(program, experiment.seed);
    const under = await Promise.all(compiled.map((engine) => engine.load(program, experiment.seed)));
    const settings = settingsAt(experiment);
    // Second derivatives of a table are small differences of its numbers.
    const tolerance = (program.data.values.length > 0 ? 10 : 1) * TOLERANCE;
    for (let step = 0; step < STEPS; step++) {
      const before = await reference.snapshot();
      const after = { report: await reference.run(1, settings), snapshot: await reference.snapshot() };
      for (const execution of under) await compareStep(step, execution, before, after, settings, tolerance);
    }
    for (const execution of under) {
      await execution.restore(await reference.snapshot());
      const columns = { generate: experiment.latent.dimension + POINT, score: POINT + 1 };
      await compareProbes(columns, Object.keys(program.probes), reference, execution);
    }
    for (const execution of [reference, ...under]) execution.dispose();
  });
});
