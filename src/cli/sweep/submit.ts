import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { unitsOf } from '../../experiment/sweep/units.ts';
import type { Console } from '../console.ts';
import { fromHere } from '../subject.ts';
import { UsageError } from '../usageError.ts';
import type { SweepArguments, Target } from './arguments.ts';
import { readPlan, readUnits, writeResult } from './folder.ts';
import { RUNNER } from './pack.ts';
import type { OpenUnitThread } from './threads.ts';

/** Minutes that a part is meant to take: many times what a scheduler takes to start it. */
const MINUTES = 10;
/** Tasks of one array where the site does not say. */
const MAX_ARRAY = 1_001;

/** What a job is written from. */
interface Job {
  /** Absolute, as every machine sees it. */
  readonly folder: string;
  readonly root: string;
  /** Of a pack: what runs it. */
  readonly runner?: string | undefined;
  readonly shards: number;
  readonly workers: number;
  readonly minutes: number;
}

/** In quotes for a shell. */
const quoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

function command({ folder, root, workers, runner }: Job): string {
  if (runner !== undefined) return `node ${quoted(runner)} run --workers ${workers}`;
  return `node ${quoted(`${root}/scripts/experiment.mjs`)} sweep run ${quoted(folder)} --workers ${workers}`;
}

/** Task numbers of one array at most, as the site has it. */
function maxArray(): number {
  const { stdout } = spawnSync('scontrol', ['show', 'config'], { encoding: 'utf8' });
  return Number(/MaxArraySize\s*=\s*(\d+)/.exec(stdout ?? '')?.[1] ?? MAX_ARRAY);
}

/** Arrays of so many tasks each, by their first and last. */
export function arraysOf(shards: number, most: number): readonly (readonly [number, number])[] {
  return Array.from({ length: Math.ceil(shards / most) }, (_, i) => [i * most, Math.min(shards, (i + 1) * most) - 1]);
}

/**
 * A batch script. Slurm sends USR1 to it a minute before its time is over; what is under way is finished, and the task puts itself, not the
 * whole array, back into the queue.
 */
export function slurmScript(job: Job): string {
  return `#!/bin/bash
#SBATCH --job-name=modescope-sweep
#SBATCH --cpus-per-task=${job.workers}
#SBATCH --time=${job.minutes}
#SBATCH --signal=B:USR1@60
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=${job.folder}/slurm-%a.log
export SHARDS=${job.shards}
export SLURM_ARRAY_TASK_ID=$((SLURM_ARRAY_TASK_ID + \${OFFSET:-0}))
${command(job)} &
run=$!
trap 'kill -USR1 $run' USR1
trap 'kill -TERM $run' TERM
wait $run; status=$?
# A signal ends the first wait early.
if kill -0 $run 2>/dev/null; then wait $run; status=$?; fi
if [ $status -eq 75 ]; then scontrol requeue "\${SLURM_ARRAY_JOB_ID}_$((SLURM_ARRAY_TASK_ID - \${OFFSET:-0}))"; fi
exit $status
`;
}

const parallelLine = (job: Job): string =>
  `seq 0 ${job.shards - 1} | parallel --joblog ${quoted(`${job.folder}/joblog`)} --resume-failed ${quoted(`${command({ ...job })} --shard {}/${job.shards}`)}`;

const manifest = (job: Job): string => `apiVersion: batch/v1
kind: Job
metadata:
  name: modescope-sweep
spec:
  completionMode: Indexed
  completions: ${job.shards}
  parallelism: ${Math.min(job.shards, 50)}
  backoffLimitPerIndex: 3
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: sweep
          image: ${job.runner === undefined ? 'modescope' : 'node:22-slim'}
          command: ${JSON.stringify(
            job.runner === undefined
              ? ['node', '/modescope/scripts/experiment.mjs', 'sweep', 'run', '/sweep', '--workers', `${job.workers}`]
              : ['node', '/sweep/sweep.mjs', 'run', '--workers', `${job.workers}`],
          )}
          env:
            - { name: SHARDS, value: "${job.shards}" }
          resources:
            requests: { cpu: "${job.workers}" }
          volumeMounts:
            - { name: sweep, mountPath: /sweep }
      volumes:
        - name: sweep
          persistentVolumeClaim: { claimName: modescope-sweep }
`;

/** Milliseconds of a run: what is known, or else one run now, whose result is kept. */
async function pilotMs(folder: string, openThread: OpenUnitThread, { say }: Console): Promise<number> {
  const { results } = await readUnits(folder);
  const [known] = [...results.values()].map(({ wallMs }) => wallMs).filter((ms) => ms > 0);
  if (known !== undefined) return known;
  const plan = await readPlan(folder);
  const [unit] = unitsOf(plan);
  if (!unit) throw new UsageError('the sweep has no run');
  say('running one of the runs, to see how long it takes …');
  const thread = openThread(plan.engine);
  try {
    const outcome = await thread.run(unit);
    await writeResult(folder, outcome);
    return outcome.wallMs;
  } finally {
    thread.close();
  }
}

function handToSlurm(job: Job, { print }: Console): number {
  for (const [first, last] of arraysOf(job.shards, maxArray())) {
    const { status, stdout, stderr, error } = spawnSync(
      'sbatch',
      [`--array=0-${last - first}`, `--export=ALL,OFFSET=${first}`],
      { input: slurmScript(job), encoding: 'utf8' },
    );
    if (status !== 0) throw new UsageError(`sbatch: ${error?.message ?? stderr.trim()}`);
    print(stdout.trim());
  }
  return 0;
}

/** Prints the job that runs a sweep elsewhere, cut into parts of some ten minutes; `--go` hands it over. */
export async function submit(given: SweepArguments, console: Console, openThread: OpenUnitThread): Promise<number> {
  const folder = fromHere(given.operand);
  const units = unitsOf(await readPlan(folder));
  const minutes = given.minutes ?? MINUTES;
  const workers = given.to === 'k8s' || given.workers !== availableParallelism() ? given.workers : 1;
  const shards =
    given.shards ??
    Math.max(
      1,
      Math.ceil(((await pilotMs(folder, openThread, console)) * units.length) / (60_000 * minutes * workers)),
    );
  const job: Job = {
    folder,
    root: process.cwd(),
    runner: process.env[RUNNER],
    shards: Math.min(shards, units.length),
    workers,
    minutes: 2 * minutes + 2,
  };
  const target = given.to as Target;
  if (target === 'slurm' && given.go) return handToSlurm(job, console);
  if (given.go && target === 'k8s') throw new UsageError('--go: pipe the manifest to kubectl apply -f - instead');
  if (target === 'parallel' && given.go) {
    const { status } = spawnSync('bash', ['-c', parallelLine(job)], { stdio: 'inherit' });
    return status ?? 1;
  }
  if (target === 'slurm') {
    const lines = arraysOf(job.shards, maxArray()).map(
      ([first, last]) => `# sbatch --array=0-${last - first} --export=ALL,OFFSET=${first} this-script`,
    );
    console.print(`${slurmScript(job)}${lines.join('\n')}`);
  } else console.print(target === 'k8s' ? manifest(job).trimEnd() : parallelLine(job));
  return 0;
}
