import { LawError } from '../data/law.ts';
import { EngineUnavailableError } from '../engine/contract.ts';
import { cellsOf, SUITES } from '../experiment/claims/contract.ts';
import { CLAIMS } from '../experiment/claims/index.ts';
import { DEMOS } from '../experiment/demos/index.ts';
import { LESSONS } from '../experiment/lessons/index.ts';
import { FIRST_PRESET, PRESETS } from '../experiment/presets/index.ts';
import { conditionText } from '../experiment/presets/outcome.ts';
import { SweepError } from '../experiment/sweep/refusal.ts';
import { type Arguments, HELP, readArguments } from './arguments.ts';
import type { OpenThread } from './claims/open.ts';
import { runClaim } from './claims/runClaim.ts';
import { runClaimSuite } from './claims/suite.ts';
import type { Console } from './console.ts';
import { runDemoSuite } from './demos/suite.ts';
import { startEngine } from './engines.ts';
import { inspectCommand } from './inspectCommand.ts';
import { judgeCommand } from './judgeCommand.ts';
import { runLessonSuite } from './lessons/suite.ts';
import { prepare } from './prepare.ts';
import { reportOf, writeJson } from './report.ts';
import { runSeeds, summarise } from './runSeeds.ts';
import { seedLine } from './seedLine.ts';
import { ineffective, readSteering } from './settings.ts';
import { fromHere } from './subject.ts';
import { runPresetSuite } from './suite.ts';
import { sweepCommand } from './sweep/sweepCommand.ts';
import type { OpenUnitThread } from './sweep/threads.ts';
import { alignColumns, resultTable } from './table.ts';
import { isTakingAway, takeaway } from './takeaway.ts';
import { UsageError } from './usageError.ts';
import { versusCommand } from './versus/versusCommand.ts';

/** Subject that is no experiment: the classifier that judges digits. */
const JUDGE = 'judge';

const LISTS: Readonly<Record<string, () => string>> = {
  presets: () =>
    alignColumns([
      ['preset', 'title', 'outcome', 'step'],
      ...PRESETS.map(({ id, title, outcome }) => [
        id,
        title.en,
        outcome.conditions.map(conditionText).join(', '),
        `at ${outcome.step}`,
      ]),
    ]),
  claims: () =>
    [
      ['claim', 'suite', 'cells'],
      ...CLAIMS.map((claim) => [
        claim.id,
        claim.suite,
        cellsOf(claim)
          .map((cell) => cell.id)
          .join(' '),
      ]),
    ]
      .map((cells) => cells.join('  '))
      .join('\n'),
  demos: () =>
    alignColumns([
      ['demo', 'title', 'scenes'],
      ...DEMOS.map(({ id, title, scenes }) => [id, title.en, String(scenes.length)]),
    ]),
  lessons: () =>
    alignColumns([
      ['lesson', 'title', 'about', 'minutes'],
      ...LESSONS.map(({ id, title, paper, minutes }) => [id, title.en, paper.en, String(minutes)]),
    ]),
};

const noThreads: OpenUnitThread = () => {
  throw new UsageError('sweeps run in threads, which cannot be started here');
};

/** Prints the lists that are named, or all. */
function list({ operands }: Arguments, { print }: Console): void {
  const unknown = operands.find((name) => !Object.hasOwn(LISTS, name));
  if (unknown !== undefined)
    throw new UsageError(`list ${unknown}: no such list; allowed: ${Object.keys(LISTS).join(', ')}`);
  const named = operands.length > 0 ? operands : Object.keys(LISTS);
  print(named.map((name) => LISTS[name]?.()).join('\n\n'));
}

async function runOne(given: Arguments, { print, say }: Console): Promise<void> {
  const { subject, experiment, steps, own } = await prepare(given);
  const { id, preset, engine: asked } = subject;
  const steering = readSteering(experiment, given.setAt);
  const remarks = [...(own?.notes ?? []), ...ineffective(experiment, [...given.set, ...given.setAt])];
  for (const remark of remarks) say(`note: ${remark}`);
  const outcome = preset && !own && steps === preset.outcome.step ? preset.outcome : undefined;
  const engine = await startEngine(given.engine ?? asked);
  const plan = {
    experiment,
    steps,
    seeds: given.seeds ?? 1,
    firstSeed: given.firstSeed,
    steering,
    outcome,
    resources: own?.resources,
    digests: given.json !== undefined,
    ended: takeaway(given, preset?.id ?? FIRST_PRESET),
  };
  const results = await runSeeds(plan, engine, (result) => say(seedLine(result)));
  const summary = summarise(results);
  print(resultTable(results, summary));
  if (outcome)
    print(
      `\noutcome at step ${steps}: ${outcome.conditions.map(conditionText).join(', ')} – shown by ${results.filter(({ shown }) => shown).length} of ${results.length}`,
    );
  if (given.json !== undefined) await writeJson(fromHere(given.json), reportOf(id, plan, engine, results));
}

async function runSuite(given: Arguments, console: Console, openThread?: OpenThread): Promise<void> {
  const suite = SUITES.find((name) => name === given.subject);
  if (suite) return runClaimSuite(given, suite, console, openThread);
  if (given.subject === 'demos') return runDemoSuite(given, console);
  if (given.subject === 'lessons') return runLessonSuite(given, console);
  return runPresetSuite(given, console);
}

async function runSubject(given: Arguments, console: Console, openThread?: OpenThread): Promise<void> {
  const claim = CLAIMS.find(({ id }) => id === given.subject);
  if (given.vs && (claim || given.subject === JUDGE))
    throw new UsageError(`--vs compares two experiments, and ${given.subject} is none; allowed: presets, cells, files`);
  if (isTakingAway(given) && (claim || given.vs || given.subject === JUDGE))
    throw new UsageError('--weights and --script take one run away; allowed: a preset, a cell or a file, and no --vs');
  if (given.subject === JUDGE) return judgeCommand(given, console);
  if (given.vs) return versusCommand(given, console);
  return claim ? runClaim(claim, given, console, openThread) : runOne(given, console);
}

/**
 * Runs one command line and returns its exit status: 0, or 1 after any error, which has been told, or 2 for files that cannot
 * be read and were only looked at. Claims are run in threads
 * where `openThread` can start them.
 */
export async function command(
  args: readonly string[],
  console: Console,
  openThread?: OpenThread,
  openUnitThread: OpenUnitThread = noThreads,
): Promise<number> {
  try {
    if (args[0] === 'sweep') return await sweepCommand(args.slice(1), console, openUnitThread);
    const given = readArguments(args);
    if (given.command === 'help') console.print(HELP);
    else if (given.command === 'list') list(given, console);
    else if (given.command === 'inspect') return await inspectCommand(given, console);
    else if (given.command === 'run') await runSubject(given, console, openThread);
    else await runSuite(given, console, openThread);
    return 0;
  } catch (error) {
    const expected =
      error instanceof UsageError ||
      error instanceof EngineUnavailableError ||
      error instanceof LawError ||
      error instanceof SweepError;
    console.say(expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}
