import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findLaw } from '../data/index.ts';
import type { Engine } from '../engine/contract.ts';
import { type PresetDeclaration, presetExperiment } from '../experiment/presets/contract.ts';
import { PRESETS } from '../experiment/presets/index.ts';
import type { Arguments } from './arguments.ts';
import type { Console } from './console.ts';
import { startEngine } from './engines.ts';
import { type PresetResult, presetResultsText, presetTable } from './presetTable.ts';
import { writeContent, writeJson } from './report.ts';
import { runSeeds, summarise } from './runSeeds.ts';
import { UsageError } from './usageError.ts';

/** Presets are tuned with smaller seeds only. */
const FIRST_SEED = 1_000;
const SUITE_SEEDS = 20;
/** Runs of images take minutes. */
const IMAGE_SEEDS = 3;
/** A preset keeps its promise if at most one seed in twenty fails. */
const TOLERATED = 0.05;
const RESULTS = join('docs', 'results', 'presets.json');
const TABLE = join('docs', 'presets.md');

function check({ subject, set, setAt, steps, workers, fresh, only = [] }: Arguments): void {
  if (subject !== 'presets')
    throw new UsageError(`--suite ${subject}: no such suite; allowed: presets, demos, lessons, core, full`);
  const surplus = set.length > 0 ? 'set' : setAt.length > 0 ? 'set-at' : steps !== undefined ? 'steps' : null;
  if (surplus) throw new UsageError(`a suite runs presets as they are; not allowed with it: --${surplus}`);
  if (workers !== undefined || fresh) throw new UsageError('--workers and --fresh belong to the suites of claims');
  const ids = PRESETS.map(({ id }) => id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new UsageError(`--only ${unknown}: no such preset; allowed: ${ids.join(', ')}`);
}

async function storedResults(): Promise<PresetResult[]> {
  try {
    return JSON.parse(await readFile(RESULTS, 'utf8')) as PresetResult[];
  } catch (error) {
    throw new UsageError(`--only needs ${RESULTS}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Written after every preset, so that an interrupted suite can be finished with `--only`. */
async function store(results: readonly PresetResult[]): Promise<void> {
  const stored = presetResultsText(results);
  await writeContent(RESULTS, stored);
  // The table shows what is stored, which is rounded.
  await writeContent(TABLE, presetTable(JSON.parse(stored) as PresetResult[]));
}

const isOfImages = (preset: PresetDeclaration): boolean =>
  findLaw(presetExperiment(preset).data.id).space?.kind === 'image';

const inOrder = (results: ReadonlyMap<string, PresetResult>): PresetResult[] =>
  PRESETS.flatMap(({ id }) => results.get(id) ?? []);

async function runPreset(
  preset: PresetDeclaration,
  { seeds, firstSeed }: { readonly seeds: number; readonly firstSeed: number },
  engine: Engine,
  { say }: Console,
): Promise<PresetResult> {
  const { id, outcome } = preset;
  const plan = { experiment: presetExperiment(preset), steps: outcome.step, seeds, firstSeed, outcome };
  const results = await runSeeds(plan, engine, ({ seed, shown }) =>
    say(`${id}, seed ${seed}: ${shown ? 'shown' : 'not shown'}`),
  );
  const { step, conditions } = outcome;
  const config = plan.experiment;
  return { id, step, config, engine: engine.info.id, conditions, seeds: results, summary: summarise(results) };
}

/**
 * Runs presets to the steps of their outcomes and writes docs/results/presets.json and docs/presets.md under the current
 * folder (and a copy of the JSON where `--json` says). Throws a UsageError if a preset does not show what it says.
 */
export async function runPresetSuite(given: Arguments, console: Console): Promise<void> {
  check(given);
  const results = new Map((given.only ? await storedResults() : []).map((result) => [result.id, result]));
  const engine = await startEngine(given.engine);
  for (const preset of PRESETS) {
    if (given.only && !given.only.includes(preset.id)) continue;
    const seeds = given.seeds ?? (isOfImages(preset) ? IMAGE_SEEDS : SUITE_SEEDS);
    const firstSeed = given.firstSeed ?? FIRST_SEED;
    results.set(preset.id, await runPreset(preset, { seeds, firstSeed }, engine, console));
    await store(inOrder(results));
  }
  const ordered = inOrder(results);
  if (given.json !== undefined) await writeJson(given.json, ordered);
  console.print(presetTable(ordered));
  const broken = ordered.filter(({ seeds }) => seeds.filter(({ shown }) => !shown).length > TOLERATED * seeds.length);
  if (broken.length > 0) throw new UsageError(`does not show its outcome: ${broken.map(({ id }) => id).join(', ')}`);
}
