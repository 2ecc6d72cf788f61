import type { Shard } from '../../experiment/sweep/units.ts';
import { UsageError } from '../usageError.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const number = (raw: string | undefined): number | undefined =>
  raw !== undefined && /^\d{1,9}$/.test(raw) ? Number(raw) : undefined;

/** `i/n`, counted from 0. Throws a UsageError for anything else. */
function typed(raw: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(raw) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (index === undefined || shard.index >= shard.count) {
    throw new UsageError(`--shard ${raw}: expected i/n with i from 0 to n − 1`);
  }
  return shard;
}

/**
 * The part that is to be run: as typed; else that of a task of a Slurm array (with the number of all tasks in SHARDS where a part of the
 * array is run again), of a Kubernetes Indexed Job or of GNU parallel; else all of it.
 */
export function shardOf(raw: string | undefined, environment: Environment): Shard {
  if (raw !== undefined) return typed(raw);
  const shards = number(environment.SHARDS);
  const task = number(environment.SLURM_ARRAY_TASK_ID);
  if (task !== undefined) {
    const first = number(environment.SLURM_ARRAY_TASK_MIN) ?? 0;
    const count = shards ?? number(environment.SLURM_ARRAY_TASK_COUNT) ?? 1;
    return within(shards === undefined ? task - first : task, count, 'SLURM_ARRAY_TASK_ID');
  }
  const job = number(environment.JOB_COMPLETION_INDEX);
  if (job !== undefined && shards !== undefined) return within(job, shards, 'JOB_COMPLETION_INDEX');
  const sequence = number(environment.PARALLEL_SEQ);
  if (sequence !== undefined && shards !== undefined) return within(sequence - 1, shards, 'PARALLEL_SEQ');
  return { index: 0, count: 1 };
}

function within(index: number, count: number, name: string): Shard {
  if (index < 0 || index >= count) throw new UsageError(`${name} ${index}: there are ${count} shards; set SHARDS`);
  return { index, count };
}

/** Numbers as ranges, as sbatch and people write them: `1,4-7`. */
export function asRanges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const each of sorted) {
    const last = ranges.at(-1);
    if (last && each === last[1] + 1) last[1] = each;
    else ranges.push([each, each]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
