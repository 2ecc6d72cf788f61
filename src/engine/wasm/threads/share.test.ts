import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultExperiment, withValues } from '../../../experiment/experiment.ts';
import { coveringCases } from '../../../testing/coverage.ts';
import { ringLaw } from '../../../testing/drawnOnce.ts';
import { chances, loadInterleaved } from '../../../testing/interleaved.ts';
import { otherPrograms } from '../../../testing/otherPrograms.ts';
import { samplerCases } from '../../../testing/samplerCoverage.ts';
import { startTfjs } from '../../../testing/tfjs.ts';
import { buildProgram } from '../../../train/program.ts';
import { settingsAt } from '../../../train/settings.ts';
import type { Engine, Program, SettingsAt, Snapshot } from '../../contract.ts';
import { createWasmEngine } from '../wasmEngine.ts';

let alone: Engine;
beforeAll(async () => {
  await startTfjs();
  alone = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => alone.dispose());

const STEPS = 2;

async function afterSteps(program: Program, settings: SettingsAt): Promise<Snapshot> {
  const execution = await alone.load(program, 7);
  await execution.run(STEPS, settings);
  const snapshot = await execution.snapshot();
  execution.dispose();
  return snapshot;
}

async function interleaved(
  program: Program,
  settings: SettingsAt,
  threads: number,
  seed: number,
  leftOut?: (meeting: number) => boolean,
): Promise<Snapshot> {
  const execution = await loadInterleaved(program, 7, threads, chances(seed), leftOut);
  await execution.run(STEPS, settings);
  return execution.snapshot();
}

describe('threads in any order between their meetings give the bits of one thread', () => {
  const every = (n: number) => (_: unknown, index: number) => index % n === 0;
  const gans = coveringCases().filter(every(8));
  const samplers = samplerCases().filter(every(4));

  it.each([...gans, ...samplers].map((given, index) => ({ ...given, threads: 2 + (index % 3) })))(
    '$threads threads: $name',
    async ({ experiment, law, threads }) => {
      const program = buildProgram(experiment, law);
      const settings = settingsAt(experiment);
      expect(await interleaved(program, settings, threads, experiment.seed)).toEqual(
        await afterSteps(program, settings),
      );
    },
  );

  it.each(Object.entries(otherPrograms()))('of %s', async (_, { program, settings }) => {
    const expected = await afterSteps(program, settings);
    for (const threads of [2, 3, 4]) expect(await interleaved(program, settings, threads, threads)).toEqual(expected);
  });
});

describe('meetings', () => {
  const experiment = withValues(defaultExperiment(), {
    'generator.width': 24,
    'critic.width': 24,
    'training.batch': 50,
    'penalty.kind': 'two-sided',
  });
  const program = buildProgram(experiment, ringLaw());
  const settings = settingsAt(experiment);
  const isSame = (a: Snapshot, b: Snapshot): boolean =>
    Object.entries(a.state).every(([name, vector]) => vector.every((x, i) => Object.is(x, b.state[name]?.[i])));

  it('are needed: left out one at a time, most of them are missed by some order', async () => {
    const expected = await afterSteps(program, settings);
    let missed = 0;
    for (let left = 0; left < 12; left++) {
      for (let seed = 0; seed < 6; seed++) {
        if (isSame(await interleaved(program, settings, 2, seed, (meeting) => meeting === left), expected)) continue;
        missed++;
        break;
      }
    }
    expect(missed).toBeGreaterThanOrEqual(8);
  });
});
