import { collect } from '../../experiment/sweep/document.ts';
import { documentJson } from '../../experiment/sweep/documentJson.ts';
import { nextPlan, rungOf } from '../../experiment/sweep/halving.ts';
import { axisOf, checkedPlan, pointsOf, type SweepPlan } from '../../experiment/sweep/plan.ts';
import { valuesOf } from '../../experiment/sweep/range.ts';
import { ofShard, unitsOf } from '../../experiment/sweep/units.ts';
import { median } from '../../math/stats.ts';
import type { Console } from '../console.ts';
import { startEngine } from '../engines.ts';
import { writeContent } from '../report.ts';
import { applySettings, split } from '../settings.ts';
import { fromHere, subjectOf } from '../subject.ts';
import { UsageError } from '../usageError.ts';
import { readSweepArguments, SWEEP_HELP, type SweepArguments } from './arguments.ts';
import { readPlan, readUnits, writePlan, writeResult } from './folder.ts';
import { pack } from './pack.ts';
import { runPart } from './run.ts';
import { asRanges, shardOf } from './shards.ts';
import { submit } from './submit.ts';
import { metricOf, sweepTable } from './table.ts';
import type { OpenUnitThread } from './threads.ts';

const DEFAULT_STEPS = 10_000;
const DEFAULT_ENGINE = 'compiled-wasm-strict';

async function begin(given: SweepArguments, { print }: Console): Promise<number> {
  const subject = await subjectOf(given.operand);
  const base = applySettings(subject.experiment, given.set);
  const axes = given.grid.map((text) => {
    const { key, raw } = split('--grid', text);
    return axisOf(base, key, valuesOf(raw));
  });
  const plan: SweepPlan = checkedPlan({
    id: subject.id,
    base,
    axes,
    seeds: given.seeds,
    firstSeed: given.firstSeed ?? base.seed,
    steps: given.steps ?? subject.steps ?? DEFAULT_STEPS,
    engine: given.engine ?? subject.engine ?? DEFAULT_ENGINE,
  });
  // An engine that does not exist here is told now, not by every run.
  await (await startEngine(plan.engine)).dispose();
  const out = fromHere(given.out as string);
  await writePlan(out, plan);
  print(`${pointsOf(plan).length} points × ${plan.seeds} seeds = ${pointsOf(plan).length * plan.seeds} runs of ${plan.steps} steps, in ${given.out}
next: npm run experiment -- sweep run ${given.out}`);
  return 0;
}

const documentOf = async (folder: string) => {
  const plan = await readPlan(folder);
  const found = await readUnits(folder);
  const document = collect(plan, ({ name }) => {
    const result = found.results.get(name);
    if (!result) return undefined;
    const { wallMs: _, ...rest } = result;
    return rest;
  });
  return { plan, found, document };
};

async function status(given: SweepArguments, { print }: Console): Promise<number> {
  const { plan, found, document } = await documentOf(fromHere(given.operand));
  const units = unitsOf(plan);
  const missing = new Set(document.missing);
  if (given.missing) {
    const count = given.shards ?? units.length;
    const open = Array.from({ length: count }, (_, index) => index).filter((index) =>
      ofShard(units, { index, count }).some(({ name }) => missing.has(name)),
    );
    print(asRanges(open));
    return 0;
  }
  const failed = document.missing.filter((name) => found.failures.has(name));
  const names = new Set(units.map(({ name }) => name));
  const foreign = [...found.results.keys()].filter((name) => !names.has(name)).length;
  print(
    `${units.length - missing.size} of ${units.length} runs done, ${failed.length} failed, ${missing.size - failed.length} to do`,
  );
  const walls = units.flatMap(({ name }) => found.results.get(name)?.wallMs ?? []);
  if (missing.size > 0 && walls.length > 0) {
    const seconds = (median(walls) / 1000) * missing.size;
    print(`about ${Math.ceil(seconds / 60)} minutes on one core are left`);
  }
  if (foreign > 0)
    print(`${foreign} results are of other settings, another engine or another version, and do not count`);
  for (const name of failed.slice(0, 5)) print(`${name}: ${found.failures.get(name)?.split('\n')[0] ?? ''}`);
  return 0;
}

async function collected(given: SweepArguments, { print, say }: Console): Promise<number> {
  const { document } = await documentOf(fromHere(given.operand));
  if (document.missing.length > 0) say(`${document.missing.length} runs are missing`);
  if (given.json !== undefined) await writeContent(fromHere(given.json), `${JSON.stringify(documentJson(document))}\n`);
  print(sweepTable(document, metricOf(document, given.metric)));
  return 0;
}

async function next(given: SweepArguments, { print }: Console): Promise<number> {
  const { document, found } = await documentOf(fromHere(given.operand));
  if (document.missing.length > 0) {
    throw new UsageError(`${document.missing.length} runs are missing: those that are left would win by their absence`);
  }
  const metric = metricOf(document, given.metric);
  const rung = rungOf(document, metric, given.eta);
  const plan = checkedPlan(nextPlan(document, metric, given.eta));
  const out = fromHere(given.out as string);
  await writePlan(out, plan);
  // What is known of the points that go on is known already.
  for (const { name } of unitsOf(plan)) {
    const known = found.results.get(name);
    if (!known) continue;
    const { wallMs, ...result } = known;
    await writeResult(out, { result, wallMs });
  }
  print(`${rung.runs} runs spent; ${rung.kept.length} of ${document.points.length} points go on, by ${metric} less one standard error, with ${plan.seeds} seeds each
next: npm run experiment -- sweep run ${given.out}`);
  return 0;
}

/** Runs until the end, or until the system asks to stop: the runs under way are finished, no new one is begun. */
async function run(given: SweepArguments, console: Console, openThread: OpenUnitThread): Promise<number> {
  let isStopping = false;
  const stop = (): void => {
    isStopping = true;
  };
  const signals = ['SIGTERM', 'SIGUSR1', 'SIGINT'] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    const shard = shardOf(given.shard, process.env);
    const { workers } = given;
    return await runPart(
      { folder: fromHere(given.operand), shard, workers, openThread, isStopping: () => isStopping },
      console,
    );
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

/** `sweep …`; returns the exit status. `bundle` is the file that runs here. Throws a UsageError or a SweepError. */
export async function sweepCommand(
  args: readonly string[],
  console: Console,
  openThread: OpenUnitThread,
  bundle: string = process.argv[1] ?? '',
): Promise<number> {
  const given = readSweepArguments(args);
  switch (given.verb) {
    case 'new':
      return begin(given, console);
    case 'run':
      return run(given, console, openThread);
    case 'status':
      return status(given, console);
    case 'collect':
      return collected(given, console);
    case 'next':
      return next(given, console);
    case 'pack':
      return pack(given, console, bundle);
    case 'submit':
      return submit(given, console, openThread);
    case 'help':
      console.print(SWEEP_HELP);
      return 0;
  }
}
