import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/experiment.mjs');

interface Run {
  readonly preset: string;
  readonly settings?: Readonly<Record<string, string | number>>;
  readonly steps: number;
}

/** Hash of the points that the command line generates after a run on the engine whose bits are the same everywhere. */
export async function digestInNode({ preset, settings = {}, steps }: Run): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'modescope-bits-'));
  try {
    const file = join(folder, 'run.json');
    const set = Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`]);
    const options = ['--engine', 'compiled-wasm-strict', '--steps', String(steps), '--json', file];
    await promisify(execFile)(process.execPath, [SCRIPT, preset, ...set, ...options]);
    const report = JSON.parse(await readFile(file, 'utf8')) as { seeds: readonly { samples: string }[] };
    return report.seeds[0]?.samples ?? '';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same hash of points that came out of a page as numbers. */
export const digestOf = (points: readonly number[]): string =>
  createHash('sha256')
    .update(new Uint8Array(Float32Array.from(points).buffer))
    .digest('hex');
