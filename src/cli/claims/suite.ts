import { type Cell, cellExperiment, cellsOf, DEFAULT_SEEDS, type Suite } from '../../experiment/claims/contract.ts';
import { CELLS, CLAIMS, cellsOfAll } from '../../experiment/claims/index.ts';
import {
  type CellResult,
  claimSummaries,
  commandOf,
  isCurrent,
  linkOf,
  verdictsOf,
} from '../../experiment/claims/results.ts';
import type { SeedTrace } from '../../experiment/claims/statistics.ts';
import { VERDICT_WORDS } from '../../experiment/claims/words.ts';
import type { Arguments } from '../arguments.ts';
import type { Console } from '../console.ts';
import { writeContent } from '../report.ts';
import { fromHere } from '../subject.ts';
import { alignColumns } from '../table.ts';
import { UsageError } from '../usageError.ts';
import { resultsText, storedResults, storeResults } from './files.ts';
import { type OpenThread, openRunners } from './open.ts';
import { type Job, runJobs } from './runners.ts';

/** Seeds that the claims of a cell ask for: those of the one that asks for most. */
export const seedsAsked = (cell: Cell): number =>
  Math.max(...CLAIMS.filter((claim) => cellsOf(claim).includes(cell)).map(({ seeds = DEFAULT_SEEDS }) => seeds));

/** Seeds of a cell, counted up from the experiment's own or from another one. */
export const seedsOf = (cell: Cell, count: number, first = cellExperiment(cell).seed): readonly number[] =>
  Array.from({ length: count }, (_, i) => (first + i) >>> 0);

export function resultOf(cell: Cell, engine: string, traces: readonly SeedTrace[]): CellResult {
  const { id, steps, every } = cell;
  const seeds = [...traces].sort((a, b) => a.seed - b.seed);
  const config = cellExperiment(cell);
  const command = commandOf(id, seeds.length, seeds[0]?.seed === config.seed ? undefined : seeds[0]?.seed);
  return { id, steps, every, engine, command, link: linkOf(cell), config, seeds };
}

/** What a seed's run took, for the log. */
export function runLine({ cell, seed }: Job, { wallMs, diverged }: SeedTrace): string {
  const end = diverged === undefined ? '' : `; diverged at step ${diverged}`;
  return `${cell.id}, seed ${seed}: ${cell.steps} steps in ${(wallMs / 1000).toFixed(1)} s${end}`;
}

function wantedCells({ only, set, setAt, steps }: Arguments, suite: Suite): readonly Cell[] {
  const surplus = set.length > 0 ? 'set' : setAt.length > 0 ? 'set-at' : steps !== undefined ? 'steps' : null;
  if (surplus) throw new UsageError(`a suite runs cells as they are; not allowed with it: --${surplus}`);
  const claims = CLAIMS.filter((claim) => suite === 'full' || claim.suite === 'core');
  const cells = cellsOfAll(claims);
  if (!only) return cells;
  const unknown = only.find((name) => ![...claims, ...cells].some(({ id }) => id === name));
  if (unknown !== undefined) throw new UsageError(`--only ${unknown}: no such claim or cell in --suite ${suite}`);
  const named = new Set(claims.filter(({ id }) => only.includes(id)).flatMap(cellsOf));
  return cells.filter((cell) => named.has(cell) || only.includes(cell.id));
}

const verdictTable = (results: readonly CellResult[]): string =>
  alignColumns([
    ['claim', 'verdict'],
    ...claimSummaries(verdictsOf(results))
      .filter(({ evidence }) => evidence.length > 0)
      .map(({ claim, verdict }) => [claim.id, verdict ? VERDICT_WORDS[verdict].en : '']),
  ]);

/**
 * Runs the cells of the core claims or of all, but for those whose results are stored already. Runs of other seeds
 * (`--first-seed`) are a check of what is stored: they are judged by themselves, and nothing is stored.
 */
export async function runClaimSuite(
  given: Arguments,
  suite: Suite,
  { print, say }: Console,
  openThread?: OpenThread,
): Promise<void> {
  const wanted = wantedCells(given, suite);
  const countOf = (cell: Cell): number => given.seeds ?? seedsAsked(cell);
  const isCheck = given.firstSeed !== undefined;
  if (isCheck && given.fresh) throw new UsageError('--fresh renews what is stored; --first-seed stores nothing');
  const seedOptions = `${given.seeds === undefined ? '' : ` --seeds ${given.seeds}`}${isCheck ? ` --first-seed ${given.firstSeed}` : ''}`;
  const command = `npm run experiment -- --suite ${suite}${seedOptions}`;
  const stored = (isCheck ? [] : await storedResults()).filter(({ id }) => CELLS.some((cell) => cell.id === id));
  const results = new Map(stored.map((result) => [result.id, result]));
  const fresh = (cell: Cell): boolean => wanted.includes(cell) && given.fresh === true;
  for (const cell of CELLS) {
    const result = results.get(cell.id);
    if (!result) continue;
    // Runs that are kept get today's link: what a link leaves out depends on the first preset.
    if (!fresh(cell) && isCurrent(result, cell)) results.set(cell.id, resultOf(cell, result.engine, result.seeds));
    else results.delete(cell.id);
  }
  const jobs = wanted.flatMap((cell) => {
    const done = (results.get(cell.id)?.seeds ?? []).map(({ seed }) => seed);
    return seedsOf(cell, countOf(cell), given.firstSeed).flatMap((seed) =>
      done.includes(seed) ? [] : [{ cell, seed }],
    );
  });
  say(`${wanted.length} cells; ${jobs.length} runs to do`);

  const ordered = (): CellResult[] => CELLS.flatMap(({ id }) => results.get(id) ?? []);
  let writing = Promise.resolve();
  const store = (): Promise<void> => {
    if (!isCheck) writing = writing.then(() => storeResults(ordered(), suite, command));
    return writing;
  };
  const { runners, engine } = await openRunners(given, jobs.length, openThread);
  await runJobs(jobs, runners, (job, trace) => {
    say(runLine(job, trace));
    results.set(job.cell.id, resultOf(job.cell, engine, [...(results.get(job.cell.id)?.seeds ?? []), trace]));
    return store();
  });
  await store();
  if (given.json !== undefined) await writeContent(fromHere(given.json), resultsText({ command, cells: ordered() }));
  print(verdictTable(ordered()));
}
