import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../engine/contract.ts';
import { RUN_IDS, startExperiment } from '../../experiment/demos/contract.ts';
import { play } from '../../experiment/demos/playback.ts';
import type { Cell20, Lesson } from '../../experiment/lessons/contract.ts';
import { betsOfLesson, LOST, metricsOfCell, type StoredCell } from '../../experiment/lessons/results.ts';
import { scriptOf } from '../../experiment/lessons/script.ts';
import { findPreset } from '../../experiment/presets/index.ts';
import { STRICT_FRACTION } from '../../metrics/coverage.ts';
import { HASTE, rounded, runOpener } from '../demos/headless.ts';
import type { PresetResult } from '../presetTable.ts';
import { openRun } from '../resources.ts';

export interface Seeds {
  readonly first: number;
  readonly count: number;
}

const seedsOf = ({ first, count }: Seeds): readonly number[] =>
  Array.from({ length: count }, (_, i) => (first + i) >>> 0);

/** Results of presets, as they are stored; none where they cannot be read. */
export async function storedPresets(): Promise<readonly PresetResult[]> {
  const text = await readFile(join('docs', 'results', 'presets.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as readonly PresetResult[];
}

/** Runs of a preset to the step of its outcome that are stored already, with these seeds and settings; undefined if there are none. */
function known(
  { start, steps, id }: Cell20,
  metrics: readonly string[],
  seeds: Seeds,
  presets: readonly PresetResult[],
) {
  const { preset, changes, trainTo } = start;
  if (!preset || changes || trainTo || steps.length !== 1 || steps[0] !== findPreset(preset).outcome.step)
    return undefined;
  const stored = presets.find((result) => result.id === preset);
  const runs = seedsOf(seeds).map((seed) => stored?.seeds.find((run) => run.seed === seed));
  if (!stored || runs.some((run) => run?.steps !== steps[0])) return undefined;
  const values = metrics.map((key) => [key, runs.map((run) => run?.metrics[key] ?? null)] as const);
  return [{ id, at: stored.step, values: Object.fromEntries(values) }];
}

/** Runs one cell over seeds, or finds it among the presets. Throws LawError for unusable data. */
export async function runCell(
  lesson: Lesson,
  cell: Cell20,
  seeds: Seeds,
  engine: Engine,
  presets: readonly PresetResult[],
): Promise<readonly StoredCell[]> {
  const metrics = metricsOfCell(lesson, cell.id);
  const wantsLost = betsOfLesson(lesson).some((bet) => bet.cell === cell.id && bet.of === LOST);
  const found = wantsLost ? undefined : known(cell, metrics, seeds, presets);
  if (found) return found;
  const runs: { values: Record<string, (number | null)[]>; lost: number[][] }[] = cell.steps.map(() => ({
    values: Object.fromEntries(metrics.map((key) => [key, []])),
    lost: [],
  }));
  for (const seed of seedsOf(seeds)) {
    const run = await openRun(startExperiment(cell.start, seed), engine);
    try {
      for (const [i, step] of cell.steps.entries()) {
        await run.advanceTo(step);
        const measured = await run.evaluate([...metrics]);
        for (const key of metrics) runs[i]?.values[key]?.push(rounded(measured.metrics[key] ?? null));
        runs[i]?.lost.push(
          measured.shares.flatMap(({ share, target }, mode) => (share < STRICT_FRACTION * target ? [mode] : [])),
        );
      }
    } finally {
      run.dispose();
    }
  }
  return cell.steps.map((at, i) => ({
    id: cell.id,
    at,
    values: runs[i]?.values ?? {},
    ...(wantsLost && { lost: runs[i]?.lost ?? [] }),
  }));
}

/** Step at which the solution of the puzzle met its bounds, by seed; null where it did not. */
export async function runPuzzle(lesson: Lesson, seeds: Seeds, engine: Engine): Promise<readonly (number | null)[]> {
  const script = scriptOf(lesson);
  const scenes = script.scenes.slice(-1);
  const solved: (number | null)[] = [];
  for (const seed of seedsOf(seeds)) {
    const { open, dispose } = runOpener(seed, engine);
    const tries = [lesson.puzzle.solution, null];
    try {
      const patience = { ...HASTE, attempt: async () => tries.shift() ?? null };
      const outcome = await play({ demo: { ...script, scenes }, open, patience, tell: () => {} });
      solved.push(outcome && outcome.missed.length === 0 ? (outcome.runs[RUN_IDS[0] as string]?.step ?? null) : null);
    } finally {
      dispose();
    }
  }
  return solved;
}
