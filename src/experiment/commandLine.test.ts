import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/shell.ts';
import { commandLine, shellWord } from './commandLine.ts';
import { withValues } from './experiment.ts';
import { presetExperiment } from './presets/contract.ts';
import { findPreset } from './presets/index.ts';

describe('a word for a shell', () => {
  it('comes through any of them as it is', () => {
    const hand = [
      'my file.csv',
      "it's.csv",
      '$HOME',
      '`id`',
      'a"b',
      'a\\b',
      '~',
      '*',
      'a;b',
      'a&b',
      '(1)',
      '!x',
      'データ.csv',
    ];
    const any = fc.sample(fc.string({ minLength: 1, maxLength: 20 }), 80);
    const words = [...hand, ...any];
    expect(wordsOf(words.map(shellWord))).toEqual(words.map((word) => [word]));
  });
});

describe('the command of a run', () => {
  it('names the preset, what differs from it, files and steps', () => {
    const preset = presetExperiment(findPreset('gp'));
    const run = { preset: 'gp', steps: 0, files: [] };
    expect(commandLine({ ...run, experiment: preset })).toBe('npm run experiment -- gp');
    const experiment = withValues(preset, { seed: 3, 'penalty.weight': 0.5, 'data.weights': [1, 0.5] });
    expect(commandLine({ ...run, experiment, steps: 1200, files: ['my file.csv', '-x.csv'] })).toBe(
      'npm run experiment -- gp --set seed=3 --set "data.weights=1~0.5" --set penalty.weight=0.5 --data "my file.csv" --data ./-x.csv --steps 1200',
    );
  });
});
