import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PORTABLE_ENGINES } from '../engine/contract.ts';
import { commandLine } from '../experiment/commandLine.ts';
import { decodeLink } from '../experiment/link.ts';
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
      engine: fc.constantFrom(...PORTABLE_ENGINES, undefined),
      files: fc.subarray(['a.csv', 'my "own" data.csv', '-x', 'データ.csv']),
    }),
    150,
  );
  const words = wordsOf(runs.map(commandLine));
  for (const [index, { experiment, preset, steps, files, engine }] of runs.entries()) {
    const given = readArguments((words[index] as string[]).slice(4));
    expect(given).toMatchObject({ command: 'run', subject: preset });
    expect(given.steps).toBe(steps > 0 ? steps : undefined);
    expect(given.engine).toBe(engine);
    expect(given.data ?? []).toEqual(files.map((name) => (name === '-x' ? './-x' : name)));
    expect(applySettings((await subjectOf(preset)).experiment, given.set)).toEqual(experiment);
  }
});

it('naming the law and the method of a preset changes nothing, as in a link', async () => {
  for (const { id } of PRESETS) {
    const { experiment } = await subjectOf(id);
    const set = [`data.id=${experiment.data.id}`, `method.id=${experiment.method.id}`];
    expect(applySettings(experiment, set)).toEqual(experiment);
    expect(decodeLink(`#p=${id}&${set.join('&')}`).experiment).toEqual(experiment);
  }
});
