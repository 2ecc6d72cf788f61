import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnitResult } from '../../experiment/sweep/document.ts';
import { resultFromJson } from '../../experiment/sweep/documentJson.ts';
import { checkedPlan, type SweepPlan } from '../../experiment/sweep/plan.ts';
import { planFromJson, planJson } from '../../experiment/sweep/planJson.ts';
import { UsageError } from '../usageError.ts';
import type { Outcome } from './threads.ts';

/**
 * A sweep as a folder: `plan.json`, and in `units` a file for every run that is done, named by what it is. There are no locks and there is no
 * database: whoever finds a file missing may run it, and who comes second writes the same bytes.
 */

const PLAN = 'plan.json';
const UNITS = 'units';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Writes a file that nobody sees half of, on a network file system too: a name of its own, to the disk, then renamed. */
async function writeWhole(folder: string, name: string, value: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  const fresh = join(folder, `.${name}.${process.pid}.${Math.random().toString(36).slice(2)}`);
  const file = await open(fresh, 'wx');
  try {
    await file.writeFile(`${JSON.stringify(value)}\n`);
    await file.sync();
    await file.close();
    await rename(fresh, join(folder, name));
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(fresh, { force: true });
    throw new UsageError(`cannot write ${join(folder, name)}: ${messageOf(error)}`);
  }
}

/** Begins a sweep. Throws a UsageError for a folder that holds another one already. */
export async function writePlan(folder: string, plan: SweepPlan): Promise<void> {
  const known = await readPlan(folder).catch(() => undefined);
  if (known && JSON.stringify(planJson(known)) !== JSON.stringify(planJson(plan))) {
    throw new UsageError(`${folder}: holds another sweep; name a new folder`);
  }
  await writeWhole(folder, PLAN, planJson(checkedPlan(plan)));
}

/** The plan of a folder. Throws a UsageError where there is none, or a SweepError. */
export async function readPlan(folder: string): Promise<SweepPlan> {
  let given: unknown;
  try {
    given = JSON.parse(await readFile(join(folder, PLAN), 'utf8'));
  } catch (error) {
    throw new UsageError(`${folder}: no sweep here (${messageOf(error)}); begin one with: sweep new … --out ${folder}`);
  }
  return planFromJson(given);
}

/** What is in the folder by name: results, and reasons of runs that failed. */
export interface Found {
  readonly results: ReadonlyMap<string, UnitResult & { readonly wallMs: number }>;
  readonly failures: ReadonlyMap<string, string>;
}

async function jsonOf(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    // Gone meanwhile, or damaged: it counts as missing and is run again.
    return undefined;
  }
}

/** Names of the runs that have a result. */
export async function doneIn(folder: string): Promise<ReadonlySet<string>> {
  const files = await readdir(join(folder, UNITS)).catch(() => []);
  return new Set(files.flatMap((file) => /^([\w-]{11})\.json$/.exec(file)?.[1] ?? []));
}

/** Whether a run has a result by now. */
export const isDone = (folder: string, name: string): Promise<boolean> =>
  access(join(folder, UNITS, `${name}.json`)).then(
    () => true,
    () => false,
  );

/** Everything in the folder. */
export async function readUnits(folder: string): Promise<Found> {
  const files = await readdir(join(folder, UNITS)).catch(() => []);
  const results = new Map<string, UnitResult & { readonly wallMs: number }>();
  const failures = new Map<string, string>();
  for (const file of files) {
    const [, name, isFailure] = /^([\w-]{11})(\.error)?\.json$/.exec(file) ?? [];
    if (name === undefined) continue;
    const given = (await jsonOf(join(folder, UNITS, file))) as
      | { result?: unknown; wallMs?: unknown; error?: unknown }
      | undefined;
    const result = resultFromJson(given?.result);
    if (isFailure) failures.set(name, String(given?.error ?? 'unknown').slice(0, 2_000));
    else if (result?.name === name) results.set(name, { ...result, wallMs: Number(given?.wallMs) || 0 });
  }
  return { results, failures };
}

/** Keeps a result; the reason of an earlier failure is no longer true. */
export async function writeResult(folder: string, { result, wallMs }: Outcome): Promise<void> {
  await writeWhole(join(folder, UNITS), `${result.name}.json`, { result, wallMs });
  await rm(join(folder, UNITS, `${result.name}.error.json`), { force: true });
}

export const writeFailure = (folder: string, name: string, error: unknown): Promise<void> =>
  writeWhole(join(folder, UNITS), `${name}.error.json`, {
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
