import type { PortableEngine } from '../engine/contract.ts';
import type { Experiment } from './experiment.ts';
import { differences } from './link.ts';

/** What a run of the page is, as far as a command line can say it. */
export interface RunHere {
  readonly experiment: Experiment;
  /** Preset that the command starts from. */
  readonly preset: string;
  /** Generator steps so far; 0 leaves the length to the preset. */
  readonly steps: number;
  /** Names of the person's own files that the experiment learns from. */
  readonly files: readonly string[];
  /** Engine that was asked for so that the bits are the same everywhere. */
  readonly engine?: PortableEngine | undefined;
}

/**
 * A word as a shell takes it: as it is if nothing in it has a meaning there, else in quotes. Double ones where they do, which
 * every shell of every system knows, else single ones.
 */
export function shellWord(word: string): string {
  if (/^[\w./:=,@%+-]+$/.test(word)) return word;
  return /["$`\\!\n\r]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}

/** The command that runs the experiment of the page: its preset, every changed setting, its own files, the steps so far. */
export function commandLine({ experiment, preset, steps, files, engine }: RunHere): string {
  const options = [
    ...differences(experiment, preset).flatMap(([key, value]) => ['--set', `${key}=${value}`]),
    // A name that begins with a dash would be taken for an option.
    ...files.flatMap((name) => ['--data', name.startsWith('-') ? `./${name}` : name]),
    ...(engine ? ['--engine', engine] : []),
    ...(steps > 0 ? ['--steps', String(steps)] : []),
  ];
  return ['npm run experiment --', preset, ...options.map(shellWord)].join(' ');
}
