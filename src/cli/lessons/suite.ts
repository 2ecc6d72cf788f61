import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_ENGINE } from '../../experiment/demos/contract.ts';
import type { Lesson } from '../../experiment/lessons/contract.ts';
import { LESSONS } from '../../experiment/lessons/index.ts';
import { type LessonResult, planOfLesson, type StoredCell } from '../../experiment/lessons/results.ts';
import type { Arguments } from '../arguments.ts';
import type { Console } from '../console.ts';
import { startEngine } from '../engines.ts';
import { writeContent } from '../report.ts';
import { alignColumns } from '../table.ts';
import { UsageError } from '../usageError.ts';
import { runCell, runPuzzle, type Seeds, storedPresets } from './cells.ts';

/** Seeds from here on were not looked at while the lessons were written. */
const FIRST_SEED = 1_000;
const SEEDS = 20;
const RESULTS = join('docs', 'results', 'lessons.json');

function check({ set, setAt, steps, engine, workers, fresh, only = [] }: Arguments): void {
  const given = { set: set.length > 0, 'set-at': setAt.length > 0, steps, engine, workers, fresh };
  const surplus = Object.entries(given).find(([, value]) => value !== undefined && value !== false)?.[0];
  if (surplus) throw new UsageError(`lessons are run as they are; not allowed with --suite lessons: --${surplus}`);
  const ids = LESSONS.map(({ id }) => id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new UsageError(`--only ${unknown}: no such lesson; allowed: ${ids.join(', ')}`);
}

async function stored(): Promise<readonly LessonResult[]> {
  const text = await readFile(RESULTS, 'utf8').catch(() => '[]');
  return JSON.parse(text) as readonly LessonResult[];
}

/** JSON with one line per cell, so that a changed cell is one changed line. */
function resultsText(results: readonly LessonResult[]): string {
  const blocks = results.map(({ cells, solved, ...head }) => {
    const rows = cells.map((cell) => JSON.stringify(cell)).join(',\n');
    return `${JSON.stringify(head).slice(0, -1)},\n"solved":${JSON.stringify(solved)},\n"cells":[\n${rows}\n]}`;
  });
  return `[\n${blocks.join(',\n')}\n]\n`;
}

const row = ({ id, seeds, cells, solved }: LessonResult): readonly string[] => [
  id,
  String(seeds),
  String(cells.length),
  `${solved.filter((step) => step !== null).length} of ${solved.length}`,
];

/**
 * Runs what the bets of lessons are scored against, and the solutions of their puzzles, and writes docs/results/lessons.json under the
 * current folder. Throws a UsageError where a solution fails with more than one seed in twenty.
 */
export async function runLessonSuite(given: Arguments, { print, say }: Console): Promise<void> {
  check(given);
  const seeds: Seeds = { first: given.firstSeed ?? FIRST_SEED, count: given.seeds ?? SEEDS };
  const results = new Map((await stored()).map((result) => [result.id, result]));
  const engine = await startEngine(DEMO_ENGINE);
  const presets = await storedPresets();
  const lessons: readonly Lesson[] = await Promise.all(LESSONS.map(({ load }) => load()));
  for (const lesson of lessons) {
    const { id } = lesson;
    if (given.only && !given.only.includes(id)) continue;
    const cells: StoredCell[] = [];
    for (const cell of lesson.cells) {
      cells.push(...(await runCell(lesson, cell, seeds, engine, presets)));
      say(`${id}: ${cell.id}`);
    }
    const solved = await runPuzzle(lesson, seeds, engine);
    say(`${id}: puzzle, ${solved.filter((step) => step !== null).length} of ${solved.length}`);
    const command = `npm run experiment -- --suite lessons --only ${id} --seeds ${seeds.count} --first-seed ${seeds.first}`;
    const plan = planOfLesson(lesson);
    // Another process may have written meanwhile: only what was run here is replaced.
    for (const other of await stored()) if (other.id !== id) results.set(other.id, other);
    results.set(id, { id, engine: engine.info.id, command, plan, seeds: seeds.count, cells, solved });
    const kept = LESSONS.flatMap((head) => results.get(head.id) ?? []);
    await writeContent(RESULTS, resultsText(kept));
  }
  const plans = new Map(lessons.map((lesson) => [lesson.id, planOfLesson(lesson)]));
  const shown = [...results.values()].filter(({ id, plan }) => plans.get(id) === plan);
  print(alignColumns([['lesson', 'seeds', 'cells', 'puzzle solved'], ...shown.map(row)]));
  const broken = shown.filter(({ solved }) => solved.filter((step) => step === null).length * 20 > solved.length);
  if (broken.length > 0) throw new UsageError(`not solved by its solution: ${broken.map(({ id }) => id).join(', ')}`);
}
