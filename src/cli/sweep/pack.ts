import { cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { pointsOf } from '../../experiment/sweep/plan.ts';
import { unitsOf } from '../../experiment/sweep/units.ts';
import type { Console } from '../console.ts';
import { fromHere } from '../subject.ts';
import { UsageError } from '../usageError.ts';
import type { SweepArguments } from './arguments.ts';
import { readPlan } from './folder.ts';

/** Set by the runner of a pack: its own path, which jobs name. */
export const RUNNER = 'MODESCOPE_SWEEP_RUNNER';

const RUNNER_FILE = 'sweep.mjs';

/** Runs the bundle on the sweep beside it; schedulers signal this process, which hands on what they send. */
const runner = `import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [verb = 'status', ...rest] = process.argv.slice(2);
// Node 20 hides relaxed SIMD behind a flag that later versions no longer know.
const flags = process.versions.node.startsWith('20.') ? ['--experimental-wasm-relaxed-simd'] : [];
const args = [...flags, join(here, 'modescope', 'main.mjs'), 'sweep', verb, join(here, 'sweep'), ...rest];
const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ${RUNNER}: fileURLToPath(import.meta.url) } });
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGUSR1']) process.on(signal, () => child.kill(signal));
child.on('exit', (status, signal) => {
  process.exitCode = status ?? (signal ? 1 : 0);
});
`;

const about = (
  what: string,
  runs: number,
): string => `A sweep of Modescope: ${what}, ${runs} runs. It needs Node 20.19 or later, and nothing else.

  node ${RUNNER_FILE} run [--shard i/n] [--workers N]
  node ${RUNNER_FILE} status [--missing --shards N]
  node ${RUNNER_FILE} collect --json results.json
  node ${RUNNER_FILE} submit --to slurm | parallel | k8s [--shards N | --time MINUTES] [--go]

Run it on as many machines as see this folder, in parts, twice or after a crash: what has a file under sweep/units is done. The page of Modescope
opens results.json as its sweep map.
`;

/** Engines that are whole in the bundle; the others take packages of the project. */
const isWhole = (engine: string): boolean => engine.startsWith('compiled-wasm');

async function isFree(folder: string): Promise<boolean> {
  const found = await readdir(folder).catch(() => []);
  return found.length === 0;
}

/**
 * Copies a sweep with all that runs it into a folder of its own: the bundle that this process was started from, the plan, and what is done of
 * it. Throws a UsageError for a folder that holds something, or an engine that is not in the bundle.
 */
export async function pack(given: SweepArguments, { print }: Console, bundle: string): Promise<number> {
  const from = fromHere(given.operand);
  const plan = await readPlan(from);
  if (!isWhole(plan.engine))
    throw new UsageError(
      `${plan.engine}: needs packages beside Node; a pack has compiled-wasm-strict, compiled-wasm and compiled-wasm-threads`,
    );
  const out = fromHere(given.out as string);
  if (resolve(out).startsWith(`${resolve(from)}/`)) throw new UsageError(`${given.out}: lies in the sweep itself`);
  if (!(await isFree(out))) throw new UsageError(`${given.out}: holds something already; name a new folder`);
  await mkdir(out, { recursive: true });
  const source = dirname(bundle);
  await cp(source, join(out, 'modescope'), {
    recursive: true,
    filter: (path) => extname(path) !== '.map' && extname(path) !== '.webmanifest',
  });
  // Half of what another process is writing has a name that begins with a dot.
  await cp(from, join(out, 'sweep'), {
    recursive: true,
    filter: (path) => path === from || !basename(path).startsWith('.'),
  });
  const runs = unitsOf(plan).length;
  await writeFile(join(out, RUNNER_FILE), runner);
  await writeFile(join(out, 'README.txt'), about(`${plan.id}, ${pointsOf(plan).length} points`, runs));
  await stat(join(out, 'modescope', basename(bundle)));
  print(
    `${given.out}: ${runs} runs and all that runs them\nnext: node ${RUNNER_FILE} run, there or wherever the folder is copied to`,
  );
  return 0;
}
