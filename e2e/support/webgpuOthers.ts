import type { Report } from '../../src/engine/contract.ts';
import { createEagerEngine } from '../../src/engine/eager/eagerEngine.ts';
import { createWebgpuEngine } from '../../src/engine/webgpu/webgpuEngine.ts';
import { otherPrograms, SECOND_CHAPTER } from '../../src/testing/otherPrograms.ts';
import { SEED, worst } from './webgpuPrograms.ts';

/** Programs that are no GANs, on the device beside eager tfjs. */

const STEPS = 2 * SECOND_CHAPTER;

/** Largest difference of two reports; infinite where they report different things. */
function reportError(actual: Report, expected: Report): number {
  const names = Object.keys(expected);
  if (Object.keys(actual).sort().join() !== names.sort().join()) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...names.map((name) => Math.abs((actual[name] as number) - (expected[name] as number))));
}

/** Largest errors of every program: alone, and as members of ensembles of both kinds whose chapters begin at different steps. */
async function otherErrors(): Promise<Readonly<Record<string, number>>> {
  const eager = await createEagerEngine('cpu');
  const errors: Record<string, number> = {};
  for (const [name, { program, settings }] of Object.entries(otherPrograms())) {
    const of = (member: number) => (step: number) => settings(step + member);
    const { data } = program;
    const dataOf = (member: number) => (member === 0 ? data : { ...data, values: data.values.map((x) => -x) });
    const expected = await Promise.all(
      [0, 1].map(async (member) => {
        const execution = await eager.load({ ...program, data: dataOf(member) }, SEED + member);
        return { report: await execution.run(STEPS, of(member)), state: (await execution.snapshot()).state };
      }),
    );
    const [first] = expected as [(typeof expected)[0]];
    const gpu = await createWebgpuEngine();
    const alone = await gpu.load(program, SEED);
    const report = await alone.run(STEPS, settings);
    errors[name] = Math.max(worst((await alone.snapshot()).state, first.state), reportError(report, first.report));
    await gpu.dispose();
    for (const [kind, gatheredFrom] of [
      ['workgroups', 1],
      ['dispatches', Number.POSITIVE_INFINITY],
    ] as const) {
      const engine = await createWebgpuEngine({ gatheredFrom });
      const members = [0, 1].map((member) => ({ state: program.state, seed: SEED + member, data: dataOf(member) }));
      const ensemble = await engine.loadEnsemble(program, members as [(typeof members)[0]]);
      const reports = await ensemble.run(STEPS, (member, step) => of(member)(step));
      for (const [i, { report: reported, state }] of expected.entries()) {
        const error = worst((await ensemble.snapshot(i)).state, state);
        errors[`${name} ${i} by ${kind}`] = Math.max(error, reportError(reports[i] as Report, reported));
      }
      await engine.dispose();
    }
  }
  await eager.dispose();
  return errors;
}

export const otherHarness = { otherErrors };
