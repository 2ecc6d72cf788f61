import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandLine } from '../experiment/commandLine.ts';
import { PRESETS } from '../experiment/presets/index.ts';
import { anyExperiment } from '../testing/arbitraries.ts';
import { wordsOf } from '../testing/shell.ts';
import { readArguments } from './arguments.ts';
import { applySettings } from './settings.ts';
import { subjectOf } from './subject.ts';

it('the command of any run describes exactly that run', async () => {
  const runs = fc.sample(
    fc.record({
      experiment: anyExperiment,
      preset: fc.constantFrom(...PRESETS.map(({ id }) => id)),
      steps: fc.integer({ min: 0, max: 100_000 }),
      files: fc.subarray(['a.csv', 'my "own" data.csv', '-x', 'データ.csv']),
    }),
    150,
  );
  const words = wordsOf(runs.map(commandLine));
  for (const [index, { experiment, preset, steps, files }] of runs.entries()) {
    const given = readArguments((words[index] as string[]).slice(4));
    expect(given).toMatchObject({ command: 'run', subject: preset });
    expect(given.steps).toBe(steps > 0 ? steps : undefined);
    expect(given.data ?? []).toEqual(files.map((name) => (name === '-x' ? './-x' : name)));
    expect(applySettings((await subjectOf(preset)).experiment, given.set)).toEqual(experiment);
  }
});
