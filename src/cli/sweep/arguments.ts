import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { UsageError } from '../usageError.ts';

export const SWEEP_VERBS = ['new', 'run', 'submit', 'status', 'collect', 'next', 'pack'] as const;
export type SweepVerb = (typeof SWEEP_VERBS)[number];

export const TARGETS = ['slurm', 'parallel', 'k8s'] as const;
export type Target = (typeof TARGETS)[number];

export const SWEEP_HELP = `npm run experiment -- sweep new <preset | cell | file.json> --grid key=values [--grid key=values] [--seeds N] [--first-seed N]
                                  [--steps N] [--set key=value] [--engine ID] --out DIR
npm run experiment -- sweep run DIR [--shard i/n] [--workers N]
npm run experiment -- sweep status DIR [--missing] [--shards N]
npm run experiment -- sweep collect DIR [--metric KEY] [--json FILE]
npm run experiment -- sweep next DIR [--eta 3] [--metric KEY] --out DIR
npm run experiment -- sweep pack DIR --out FOLDER
npm run experiment -- sweep submit DIR --to slurm | parallel | k8s [--shards N | --time MINUTES] [--workers N] [--go]

  --grid key=values     a setting and its values: 0.1,0.3,1 · 1..5 · 0.1..0.5/5 (five evenly) · 0.01..1/5 log; once or twice
  --seeds N             seeds at every point (5), counted up from --first-seed (the experiment's own)
  --engine ID           compiled-wasm-strict (default), whose bits are the same on every machine; or another that runs in Node
  --shard i/n           the runs whose number leaves i when divided by n; taken from Slurm, Kubernetes or GNU parallel where they say it
  --workers N           threads of this machine (as many as it has cores)
  --missing             the shards of N that are not done yet, as sbatch --array takes them
  --eta N               keep one point in N, with N times as many seeds
  pack                  a sweep and all that runs it in one folder that needs only Node
  --go                  hand the job to the scheduler instead of printing it

A run is named by what it is, so a sweep can be run on many machines, in parts, twice or after a crash: what has a file is done. run ends with
status 0, with 1 if a run failed, with 75 if it was stopped by SIGTERM or SIGUSR1. docs/sweeps.md tells the rest.`;

export interface SweepArguments {
  readonly verb: SweepVerb | 'help';
  /** Subject of a new sweep, or the folder of one. */
  readonly operand: string;
  readonly grid: readonly string[];
  readonly set: readonly string[];
  readonly seeds: number;
  readonly firstSeed?: number;
  readonly steps?: number;
  readonly engine?: string;
  readonly out?: string;
  readonly shard?: string;
  readonly shards?: number;
  readonly workers: number;
  readonly missing: boolean;
  readonly metric?: string;
  readonly json?: string;
  readonly eta: number;
  readonly to?: Target;
  readonly minutes?: number;
  readonly go: boolean;
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  grid: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  seeds: { type: 'string' },
  'first-seed': { type: 'string' },
  steps: { type: 'string' },
  engine: { type: 'string' },
  out: { type: 'string' },
  shard: { type: 'string' },
  shards: { type: 'string' },
  workers: { type: 'string' },
  missing: { type: 'boolean' },
  metric: { type: 'string' },
  json: { type: 'string' },
  eta: { type: 'string' },
  to: { type: 'string' },
  time: { type: 'string' },
  go: { type: 'boolean' },
} as const;

/** Options of each verb; any other is a mistake. */
const TAKES: Readonly<Record<SweepVerb, readonly (keyof typeof OPTIONS)[]>> = {
  new: ['grid', 'set', 'seeds', 'first-seed', 'steps', 'engine', 'out'],
  run: ['shard', 'workers'],
  submit: ['to', 'shards', 'time', 'workers', 'go'],
  status: ['missing', 'shards'],
  collect: ['metric', 'json'],
  next: ['eta', 'metric', 'out'],
  pack: ['out'],
};

function whole(name: string, raw: string | undefined, least: number, most: number): number | undefined {
  if (raw === undefined) return undefined;
  const value = /^\d{1,10}$/.test(raw) ? Number(raw) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new UsageError(`--${name} ${raw}: allowed is a whole number ${least}…${most}`);
  }
  return value;
}

function minutes(raw: string | undefined): number | undefined {
  const [, value, unit] = /^(\d{1,5})(m|h)?$/.exec(raw ?? '') ?? [];
  if (raw !== undefined && !(Number(value) > 0))
    throw new UsageError(`--time ${raw}: expected minutes, like 10m, or 2h`);
  return raw === undefined ? undefined : Number(value) * (unit === 'h' ? 60 : 1);
}

/** Reads what stands behind `sweep`. Throws a UsageError that says what is allowed. */
export function readSweepArguments(args: readonly string[]): SweepArguments {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true; args: string[] }>>;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${SWEEP_HELP}`);
  }
  const { values, positionals } = parsed;
  const [verb, operand, ...surplus] = positionals;
  const isKnown = SWEEP_VERBS.some((each) => each === verb);
  if (!values.help && verb !== undefined && !isKnown) {
    throw new UsageError(`sweep ${verb}: no such command; allowed: ${SWEEP_VERBS.join(', ')}`);
  }
  if (!values.help && isKnown) {
    const unknown = Object.keys(values).find((name) => !TAKES[verb as SweepVerb].some((each) => each === name));
    if (unknown) throw new UsageError(`sweep ${verb} takes no --${unknown}\n\n${SWEEP_HELP}`);
    if (operand === undefined || surplus.length > 0) {
      throw new UsageError(`sweep ${verb}: expected one ${verb === 'new' ? 'preset, cell or file' : 'folder'}`);
    }
    if ((verb === 'new' || verb === 'next' || verb === 'pack') && values.out === undefined)
      throw new UsageError(`sweep ${verb}: --out DIR is missing`);
    if (verb === 'submit' && !TARGETS.some((each) => each === values.to)) {
      throw new UsageError(`--to ${values.to ?? ''}: expected ${TARGETS.join(', ')}`);
    }
  }
  const firstSeed = whole('first-seed', values['first-seed'], 0, 4_294_967_295);
  const steps = whole('steps', values.steps, 1, 100_000_000);
  const shards = whole('shards', values.shards, 1, 100_000);
  const time = minutes(values.time);
  return {
    verb: values.help || !isKnown ? 'help' : (verb as SweepVerb),
    operand: operand ?? '',
    grid: values.grid ?? [],
    set: values.set ?? [],
    seeds: whole('seeds', values.seeds, 1, 1_000) ?? 5,
    ...(firstSeed !== undefined && { firstSeed }),
    ...(steps !== undefined && { steps }),
    ...(values.engine !== undefined && { engine: values.engine }),
    ...(values.out !== undefined && { out: values.out }),
    ...(values.shard !== undefined && { shard: values.shard }),
    ...(shards !== undefined && { shards }),
    workers: whole('workers', values.workers, 1, 256) ?? availableParallelism(),
    missing: values.missing ?? false,
    ...(values.metric !== undefined && { metric: values.metric }),
    ...(values.json !== undefined && { json: values.json }),
    eta: whole('eta', values.eta, 2, 100) ?? 3,
    ...(values.to !== undefined && { to: values.to as Target }),
    ...(time !== undefined && { minutes: time }),
    go: values.go ?? false,
  };
}
