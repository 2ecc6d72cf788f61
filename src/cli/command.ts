import { LawError } from '../data/law.ts';
import { EngineUnavailableError } from '../engine/contract.ts';
import { PRESETS } from '../experiment/presets/index.ts';
import { conditionText } from '../experiment/presets/outcome.ts';
import { type Arguments, HELP, readArguments } from './arguments.ts';
import type { Console } from './console.ts';
import { startEngine } from './engines.ts';
import { reportOf, writeJson } from './report.ts';
import { runSeeds, type SeedResult, summarise } from './runSeeds.ts';
import { applySettings, ineffective, readSteering } from './settings.ts';
import { fromHere, subjectOf } from './subject.ts';
import { runPresetSuite } from './suite.ts';
import { alignColumns, resultTable } from './table.ts';
import { UsageError } from './usageError.ts';

const FILE_STEPS = 10_000;

function list({ print }: Console): void {
  const rows = PRESETS.map(({ id, title, outcome }) => [
    id,
    title.en,
    outcome.conditions.map(conditionText).join(', '),
    `at ${outcome.step}`,
  ]);
  print(alignColumns([['preset', 'title', 'outcome', 'step'], ...rows]));
}

function seedLine({ seed, steps, wallMs, diverged, shown }: SeedResult): string {
  const rate = Math.round((1000 * steps) / Math.max(1, wallMs));
  const end = diverged ? `; diverged at step ${diverged.step}, metrics of step ${steps}` : '';
  const verdict = shown === undefined ? '' : `; outcome ${shown ? 'shown' : 'not shown'}`;
  return `seed ${seed}: ${steps} steps in ${(wallMs / 1000).toFixed(1)} s (${rate} steps/s)${end}${verdict}`;
}

async function runOne(given: Arguments, { print, say }: Console): Promise<void> {
  const { id, experiment: start, preset } = await subjectOf(given.subject);
  const experiment = applySettings(start, given.set);
  const steering = readSteering(experiment, given.setAt);
  for (const remark of ineffective(experiment, [...given.set, ...given.setAt])) say(`note: ${remark}`);
  const steps = given.steps ?? preset?.outcome.step ?? FILE_STEPS;
  const outcome = preset && steps === preset.outcome.step ? preset.outcome : undefined;
  const engine = await startEngine(given.engine);
  const plan = { experiment, steps, seeds: given.seeds ?? 1, steering, outcome };
  const results = await runSeeds(plan, engine, (result) => say(seedLine(result)));
  const summary = summarise(results);
  print(resultTable(results, summary));
  if (outcome)
    print(
      `\noutcome at step ${steps}: ${outcome.conditions.map(conditionText).join(', ')} – shown by ${results.filter(({ shown }) => shown).length} of ${results.length}`,
    );
  if (given.json !== undefined) await writeJson(fromHere(given.json), reportOf(id, plan, engine, results));
}

/** Runs one command line and returns its exit status: 0, or 1 after any error, which has been told. */
export async function command(args: readonly string[], console: Console): Promise<number> {
  try {
    const given = readArguments(args);
    if (given.command === 'help') console.print(HELP);
    else if (given.command === 'list') list(console);
    else if (given.command === 'run') await runOne(given, console);
    else await runPresetSuite(given, console);
    return 0;
  } catch (error) {
    const expected =
      error instanceof UsageError || error instanceof EngineUnavailableError || error instanceof LawError;
    console.say(expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}
