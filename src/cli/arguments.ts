import { parseArgs } from 'node:util';
import { MAX_SEED } from '../experiment/experiment.ts';
import { FIRST_PRESET, PRESETS } from '../experiment/presets/index.ts';
import { UsageError } from './usageError.ts';

export interface Arguments {
  readonly command: 'help' | 'list' | 'run' | 'suite' | 'inspect';
  /** Id of a preset, a claim or a cell, or path of a JSON file; the name of the suite. */
  readonly subject: string;
  /** Files to inspect, or what to list. */
  readonly operands: readonly string[];
  /** Files or folders of one's own data to learn from; absent where the experiment's own are used. */
  readonly data?: readonly string[];
  readonly seeds?: number;
  /** Seed to count up from; without it the experiment's own. */
  readonly firstSeed?: number;
  readonly steps?: number;
  /** As typed; without it that of the file, or the default. */
  readonly engine?: string;
  /** `key=value`, in the order typed. */
  readonly set: readonly string[];
  /** `<step>:key=value`, in the order typed. */
  readonly setAt: readonly string[];
  /** Changes or an experiment that it is compared with, in the order typed; absent where nothing is compared. */
  readonly vs?: readonly string[];
  readonly json?: string;
  /** File of the weights at the end of the run. */
  readonly weights?: string;
  /** File of a PyTorch script of the run from its first step on. */
  readonly script?: string;
  /** Members of a suite to run; all of them if absent. */
  readonly only?: readonly string[];
  /** Threads that run cells of claims. */
  readonly workers?: number;
  /** Run again what is stored already. */
  readonly fresh?: boolean;
}

export const HELP = `npm run experiment -- list [presets | claims | demos | lessons]
npm run experiment -- <preset | cell | file.json> [options]
npm run experiment -- [preset | file.json] --data FILE… [options]
npm run experiment -- <preset | cell | file.json> --vs key=value | <preset | cell | file.json> [options]
npm run experiment -- inspect FILE…
npm run experiment -- <claim> [--seeds N] [--first-seed N] [--workers N] [--json FILE]
npm run experiment -- sweep new | run | status | collect | next | pack | submit … (sweep -h)
npm run experiment -- judge [--seeds N] [--first-seed N] [--steps N] [--engine ID] [--json FILE]
npm run experiment -- --suite presets [--only a,b] [--seeds N] [--first-seed N] [--engine ID]
npm run experiment -- --suite demos [--only a,b] [--seeds N] [--first-seed N]
npm run experiment -- --suite lessons [--only a,b] [--seeds N] [--first-seed N]
npm run experiment -- --suite core | full [--only a,b] [--seeds N] [--first-seed N] [--workers N] [--fresh]

  --seeds N             run N seeds, counted up from the experiment's own (1; a claim: as many as it asks for; the judge: 3; a suite: 20 of
                        presets, 3 of presets of images, of cells as many as their claims ask for)
  --first-seed N        count up from this seed instead, say from one that nothing was tuned with (the suite of presets: 1000)
  --steps N             generator steps (a preset: the step of its outcome; a file: 10000)
  --set key=value       any setting by its dotted key, as in a link; may be repeated
  --set-at S:key=value  a live setting, changed when S steps are done; may be repeated
  --vs key=value        compare with the same experiment and this changed, or with another one, on the same seeds: both means, the paired
                        difference B − A with its 95 % interval, and the seeds that each arm won; may be repeated
  --data FILE…          learn from your own table, or images with their labels: the same data as on the page
  --engine ID           wasm (default), threads (as many as cores, at most 4), webgpu, compiled-wasm, compiled-wasm-strict,
                        compiled-wasm-threads, eager, eager-wasm, eager-cpu
  --workers N           threads that run the cells of claims (2)
  --json FILE           write settings, metrics of every seed and their summary; of a claim, traces, verdict and evidence
  --weights FILE        write the weights of a run of one seed as safetensors, in the shapes of PyTorch
  --script FILE.py      write the run of one seed as a script of PyTorch, and beside it the tensors that it starts from

inspect prints as JSON how the page reads files, with the fingerprint that links name; for what it cannot read, the reason,
and the exit status is 2. docs/command-line.md lists the keys.

A claim is a statement of the literature as predicates whose bounds say where they come from; it is judged on its cells, each an experiment
repeated over seeds. judge trains the classifier that judges digits, and prints how well it reads the held-out ones.

--suite presets runs every preset and writes docs/results/presets.json and docs/presets.md; with --only it runs some and
keeps the stored results of the others.
--suite demos plays every demo as the page does and writes docs/results/demos.json.
--suite lessons runs what bets are scored against, and the solution of every puzzle, and writes docs/results/lessons.json; runs of presets
to the steps of their outcomes are taken from docs/results/presets.json.
--suite core runs the cells of the core claims, --suite full those of all claims, and writes docs/results/claims-core.json,
docs/results/claims-full.json, docs/results/claims.json and docs/claims.md after every run. Stored results of unchanged cells are kept, so an
interrupted suite goes on where it was; --fresh runs them again, --only names claims or cells.
With --first-seed it judges the claims on those seeds alone, and leaves what is stored as it is; --json keeps the runs.`;

const MAX_SEEDS = 1_000;
const MAX_STEPS = 100_000_000;
const MAX_WORKERS = 64;

function count(name: string, raw: string | undefined, max: number): number | undefined {
  if (raw === undefined) return undefined;
  const value = /^\d+$/.test(raw) ? Number(raw) : 0;
  if (value < 1 || value > max) throw new UsageError(`--${name} ${raw}: allowed is a whole number 1…${max}`);
  return value;
}

function firstSeed(raw: string | undefined, seeds: number): number | undefined {
  if (raw === undefined) return undefined;
  const last = MAX_SEED - (seeds - 1);
  const value = /^\d+$/.test(raw) ? Number(raw) : Number.NaN;
  if (!(value <= last)) throw new UsageError(`--first-seed ${raw}: allowed is a whole number 0…${last}`);
  return value;
}

type Tokens = readonly { readonly kind: string; readonly name?: string; readonly value?: string | undefined }[];

/** Files behind `--data` up to the next option, however many; everything else that belongs to no option. */
function operandsOf(tokens: Tokens): { readonly positionals: readonly string[]; readonly data: readonly string[] } {
  const positionals: string[] = [];
  const data: string[] = [];
  let isData = false;
  for (const { kind, name, value } of tokens) {
    if (kind === 'option') isData = name === 'data';
    if (value === undefined || (kind === 'option' && !isData)) continue;
    // A preset may stand behind the files.
    const isSubject = kind === 'positional' && PRESETS.some(({ id }) => id === value);
    if (isData && !isSubject) data.push(value);
    else if (kind === 'positional') positionals.push(value);
  }
  return { positionals, data };
}

function parse(args: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      tokens: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        seeds: { type: 'string' },
        'first-seed': { type: 'string' },
        steps: { type: 'string' },
        engine: { type: 'string' },
        set: { type: 'string', multiple: true },
        'set-at': { type: 'string', multiple: true },
        vs: { type: 'string', multiple: true },
        data: { type: 'string', multiple: true },
        json: { type: 'string' },
        weights: { type: 'string' },
        script: { type: 'string' },
        suite: { type: 'string' },
        only: { type: 'string' },
        workers: { type: 'string' },
        fresh: { type: 'boolean' },
      },
    });
    return { values: parsed.values, ...operandsOf(parsed.tokens) };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

/** Reads the command line. Throws a UsageError that says what is allowed. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals, data } = parse(args);
  const [named, ...surplus] = positionals;
  const isInspection = named === 'inspect';
  if (isInspection && Object.keys(values).length > 0 && !values.help)
    throw new UsageError('inspect takes files, no options');
  // Own data need no preset of their own: the page opens with the first as well.
  const subject = named ?? (data.length > 0 && values.suite === undefined ? FIRST_PRESET : undefined);
  const isList = named === 'list';
  if (surplus.length > 0 && !isInspection && !isList)
    throw new UsageError(`one experiment at a time; not understood: ${surplus.join(' ')}`);
  if (values.suite !== undefined && subject !== undefined) {
    throw new UsageError(`--suite runs a named set and takes no experiment; not understood: ${subject}`);
  }
  if (data.length > 0 && values.suite !== undefined)
    throw new UsageError('--data goes with an experiment, not with a --suite');
  if (values.only !== undefined && values.suite === undefined) throw new UsageError('--only selects from a --suite');
  if (values.vs !== undefined && values.suite !== undefined)
    throw new UsageError('--vs goes with an experiment, not with a --suite');
  const taken = (['weights', 'script'] as const).find((name) => values[name] !== undefined);
  if (taken && values.suite !== undefined)
    throw new UsageError(`--${taken} goes with an experiment, not with a --suite`);
  const seeds = count('seeds', values.seeds, MAX_SEEDS);
  if (taken && (seeds ?? 1) > 1) throw new UsageError(`--${taken} takes one run away, not ${seeds} seeds`);
  const first = firstSeed(values['first-seed'], seeds ?? 1);
  if (first !== undefined && values.set?.some((text) => text.startsWith('seed='))) {
    throw new UsageError('--first-seed and --set seed=… say the same thing; one of them is enough');
  }
  const steps = count('steps', values.steps, MAX_STEPS);
  const workers = count('workers', values.workers, MAX_WORKERS);
  const rest = {
    operands: isInspection || isList ? surplus : [],
    ...(data.length > 0 && { data }),
    set: values.set ?? [],
    setAt: values['set-at'] ?? [],
    ...(values.engine !== undefined && { engine: values.engine }),
    ...(seeds !== undefined && { seeds }),
    ...(first !== undefined && { firstSeed: first }),
    ...(steps !== undefined && { steps }),
    ...(values.vs !== undefined && { vs: values.vs }),
    ...(values.json !== undefined && { json: values.json }),
    ...(values.weights !== undefined && { weights: values.weights }),
    ...(values.script !== undefined && { script: values.script }),
    ...(values.only !== undefined && { only: values.only.split(',') }),
    ...(workers !== undefined && { workers }),
    ...(values.fresh && { fresh: true }),
  };
  if (values.help) return { command: 'help', subject: '', ...rest };
  if (values.suite !== undefined) return { command: 'suite', subject: values.suite, ...rest };
  if (isInspection) return { command: 'inspect', subject: '', ...rest };
  if (subject === 'list') return { command: 'list', subject: '', ...rest };
  if (subject === undefined) throw new UsageError(`name a preset, a claim, a cell, a file or list\n\n${HELP}`);
  return { command: 'run', subject, ...rest };
}
