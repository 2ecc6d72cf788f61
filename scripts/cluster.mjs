import { equal, ok } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ROOT, say } from './lib/process.mjs';
import { CLUSTER_NOT_RUN, fetchCluster, startSlurm } from './lib/slurm.mjs';

/**
 * A sweep on a real Slurm and under GNU parallel: tasks and the controller are killed in the middle, and the merged results are those of one
 * machine, byte for byte.
 */
const GRID = [
  '--grid',
  'generatorOptimiser.rate=1e-3,1e-2',
  '--grid',
  'generator.width=8,16',
  '--seeds',
  '2',
  '--steps',
  '2500',
];
const PATIENCE_MS = 400_000;

await ensureDependencies();
const folder = fetchCluster();
if (folder === undefined) {
  say(CLUSTER_NOT_RUN);
  process.exit(0);
}

const work = mkdtempSync(join(tmpdir(), 'modescope-cluster-'));
const place = (/** @type {string} */ name) => join(work, name);

/** @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function sweep(args, env = process.env) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts/experiment.mjs'), 'sweep', ...args],
    {
      env,
      encoding: 'utf8',
    },
  );
  return { status, stdout: stdout.trim(), stderr };
}

/** @param {string} name */
function begin(name) {
  const { status, stderr } = sweep(['new', 'collapse', ...GRID, '--out', place(name)]);
  equal(status, 0, stderr);
}

/** The merged results as text. @param {string} name */
function merged(name) {
  equal(sweep(['collect', place(name), '--json', place(`${name}.json`)]).status, 0);
  return readFileSync(place(`${name}.json`), 'utf8');
}

/** @param {string} name */
const done = (name) => {
  try {
    return readdirSync(join(place(name), 'units')).filter((file) => /^[\w-]{11}\.json$/.test(file)).length;
  } catch {
    return 0;
  }
};

/** Waits until something is so. @param {string} what @param {() => boolean} isSo */
async function until(what, isSo) {
  const start = performance.now();
  while (!isSo()) {
    ok(performance.now() - start < PATIENCE_MS, `waited too long until ${what}`);
    await rest(200);
  }
}

/** Process ids of the runs of a sweep. @param {string} name @param {string} more of the command line @returns {number[]} */
const tasksOf = (name, more) =>
  spawnSync('pgrep', ['-f', `sweep run.*${place(name)}${more}`], { encoding: 'utf8' })
    .stdout.split('\n')
    .map(Number)
    .filter((id) => id > 0);

/** @param {string} name @param {string} more of the command line */
function killTasks(name, more = '') {
  for (const id of tasksOf(name, more)) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}

begin('one');
equal(sweep(['run', place('one'), '--workers', '2']).status, 0);
const reference = merged('one');

// A pack knows nothing of this project: it runs from another place, with hardly an environment, in two parts.
begin('packed');
equal(sweep(['pack', place('packed'), '--out', place('pack')]).status, 0);
const runner = (/** @type {string[]} */ ...args) =>
  spawnSync(process.execPath, [join(place('elsewhere'), 'sweep.mjs'), ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH ?? '' },
    encoding: 'utf8',
  });
renameSync(place('pack'), place('elsewhere'));
for (const shard of ['0/2', '1/2']) equal(runner('run', '--shard', shard).status, 0);
equal(runner('collect', '--json', place('elsewhere.json')).status, 0);
equal(readFileSync(place('elsewhere.json'), 'utf8'), reference, 'a pack gave other results');
say('a pack in another place: the bytes of one machine');

const slurm = startSlurm(folder, place('slurm'));
try {
  const { env } = slurm;
  const call = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
    spawnSync(command, args, { env, encoding: 'utf8' });
  await until('the cluster is up', () => call('sinfo', '-h', '-o', '%T').stdout.includes('idle'));

  begin('slurm-sweep');
  const submitted = sweep(['submit', place('slurm-sweep'), '--to', 'slurm', '--shards', '4', '--go'], env);
  equal(submitted.status, 0, submitted.stderr);
  await until('a run is done', () => done('slurm-sweep') > 0);
  slurm.restartController();
  killTasks('slurm-sweep');
  await until('the controller is back', () => call('squeue', '-h').status === 0);
  await until(
    'the queue is empty',
    () => call('squeue', '-h').status === 0 && call('squeue', '-h').stdout.trim() === '',
  );
  ok(done('slurm-sweep') < 8, 'nothing was killed: the trial says nothing');

  // What is missing, and nothing else, is run again.
  const before = done('slurm-sweep');
  const missing = sweep(['status', place('slurm-sweep'), '--missing', '--shards', '4']).stdout;
  ok(/^[\d,-]+$/.test(missing), missing);
  const { stdout: script } = sweep(['submit', place('slurm-sweep'), '--to', 'slurm', '--shards', '4'], env);
  const again = spawnSync('sbatch', [`--array=${missing}`], { env, input: script, encoding: 'utf8' });
  equal(again.status, 0, again.stderr);
  await until('all runs are done', () => done('slurm-sweep') === 8);
  ok(before < 8);
  equal(merged('slurm-sweep'), reference, 'Slurm gave other results');
  say(`Slurm: a killed controller and killed tasks after ${before} of 8 runs, then the bytes of one machine`);

  begin('parallel-sweep');
  const { stdout: line } = sweep(['submit', place('parallel-sweep'), '--to', 'parallel', '--shards', '4']);
  const first = spawn('bash', ['-c', line], { env, stdio: 'ignore' });
  const ended = once(first, 'close');
  await until('a job is done', () => done('parallel-sweep') > 0);
  killTasks('parallel-sweep', '.*--shard [0-9]/4');
  await ended;
  ok(done('parallel-sweep') < 8, 'nothing was killed: the trial says nothing');
  const second = spawnSync('bash', ['-c', line], { env, encoding: 'utf8' });
  equal(second.status, 0, second.stderr);
  equal(merged('parallel-sweep'), reference, 'GNU parallel gave other results');
  say('GNU parallel: a killed job, --resume-failed, then the bytes of one machine');
} finally {
  slurm.stop();
  killTasks('slurm-sweep');
  rmSync(work, { recursive: true, force: true });
}
