import { parseArgs } from 'node:util';
import { DEFAULT_ENGINE } from './engines.ts';
import { UsageError } from './usageError.ts';

export interface Arguments {
  readonly command: 'help' | 'list' | 'run' | 'suite';
  /** Preset id or path of a JSON file; the name of the suite. */
  readonly subject: string;
  readonly seeds?: number;
  readonly steps?: number;
  readonly engine: string;
  /** `key=value`, in the order typed. */
  readonly set: readonly string[];
  /** `<step>:key=value`, in the order typed. */
  readonly setAt: readonly string[];
  readonly json?: string;
  /** Members of a suite to run; all of them if absent. */
  readonly only?: readonly string[];
}

export const HELP = `npm run experiment -- list
npm run experiment -- <preset | file.json> [options]
npm run experiment -- --suite presets [--only a,b] [--seeds N] [--engine ID]

  --seeds N             run N seeds, counted up from the experiment's own (1; a suite: 5)
  --steps N             generator steps (a preset: the step of its outcome; a file: 10000)
  --set key=value       any setting by its dotted key, as in a link; may be repeated
  --set-at S:key=value  a live setting, changed when S steps are done; may be repeated
  --engine ID           wasm (default), webgpu, compiled-wasm, compiled-wasm-strict, eager, eager-wasm, eager-cpu
  --json FILE           write settings, metrics of every seed and their summary

--suite presets runs every preset and writes docs/results/presets.json and docs/presets.md; with --only it runs some and
keeps the stored results of the others.`;

const MAX_SEEDS = 1_000;
const MAX_STEPS = 100_000_000;

function count(name: string, raw: string | undefined, max: number): number | undefined {
  if (raw === undefined) return undefined;
  const value = /^\d+$/.test(raw) ? Number(raw) : 0;
  if (value < 1 || value > max) throw new UsageError(`--${name} ${raw}: allowed is a whole number 1…${max}`);
  return value;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        seeds: { type: 'string' },
        steps: { type: 'string' },
        engine: { type: 'string' },
        set: { type: 'string', multiple: true },
        'set-at': { type: 'string', multiple: true },
        json: { type: 'string' },
        suite: { type: 'string' },
        only: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

/** Reads the command line. Throws a UsageError that says what is allowed. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [subject, ...surplus] = positionals;
  if (surplus.length > 0) throw new UsageError(`one experiment at a time; not understood: ${surplus.join(' ')}`);
  if (values.suite !== undefined && subject !== undefined) {
    throw new UsageError(`--suite runs a named set and takes no experiment; not understood: ${subject}`);
  }
  if (values.only !== undefined && values.suite === undefined) throw new UsageError('--only selects from a --suite');
  const seeds = count('seeds', values.seeds, MAX_SEEDS);
  const steps = count('steps', values.steps, MAX_STEPS);
  const rest = {
    engine: values.engine ?? DEFAULT_ENGINE,
    set: values.set ?? [],
    setAt: values['set-at'] ?? [],
    ...(seeds !== undefined && { seeds }),
    ...(steps !== undefined && { steps }),
    ...(values.json !== undefined && { json: values.json }),
    ...(values.only !== undefined && { only: values.only.split(',') }),
  };
  if (values.help) return { command: 'help', subject: '', ...rest };
  if (values.suite !== undefined) return { command: 'suite', subject: values.suite, ...rest };
  if (subject === 'list') return { command: 'list', subject: '', ...rest };
  if (subject === undefined) throw new UsageError(`name a preset, a file or list\n\n${HELP}`);
  return { command: 'run', subject, ...rest };
}
