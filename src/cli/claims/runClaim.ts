import {
  type ClaimDeclaration,
  cellsOf,
  DEFAULT_SEEDS,
  type Measure,
  measuresOf,
} from '../../experiment/claims/contract.ts';
import { type CellResult, claimSummaries, type EvidenceLine, verdictsOf } from '../../experiment/claims/results.ts';
import { measured, type SeedTrace } from '../../experiment/claims/statistics.ts';
import { checkText, VERDICT_WORDS, valueText } from '../../experiment/claims/words.ts';
import { mean, standardError } from '../../math/stats.ts';
import type { Arguments } from '../arguments.ts';
import type { Console } from '../console.ts';
import { writeJson } from '../report.ts';
import { fromHere } from '../subject.ts';
import { alignColumns, meanText } from '../table.ts';
import { UsageError } from '../usageError.ts';
import { type OpenThread, openRunners } from './open.ts';
import { runJobs } from './runners.ts';
import { resultOf, runLine, seedsOf } from './suite.ts';

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** One row per number that the checks look at: its value for every seed, and mean ± standard error. */
function measureTable({ checks }: ClaimDeclaration, results: readonly CellResult[], seeds: readonly number[]): string {
  const words = (measure: Measure): string => checkText({ quantity: measure, origin: { en: '', ja: '' } }).en;
  const measures = new Map(checks.flatMap(({ quantity }) => measuresOf(quantity).map((m) => [words(m), m] as const)));
  const rows = [...measures].map(([name, measure]) => {
    const traces = results.find(({ id }) => id === measure.cell.id)?.seeds ?? [];
    const values = traces.map((trace) => measured(measure, trace));
    const known = values.filter((value) => typeof value === 'number');
    const summary = { mean: finite(mean(known)), se: finite(standardError(known)) };
    return [name, ...values.map((value) => valueText(value).en), ...(seeds.length > 1 ? [meanText(summary)] : [])];
  });
  const head = ['measured', ...seeds.map((seed) => `seed ${seed}`), ...(seeds.length > 1 ? ['mean ± se'] : [])];
  return alignColumns([head, ...rows]);
}

const evidenceText = ({ outcome, text, bound, median, met, values, origin }: EvidenceLine): string =>
  `${outcome}: ${text.en} ${bound}\n  median ${median === null ? '–' : valueText(median).en}, met by ${met} of ${values.length}; ${origin.en}`;

/** Runs the cells of a claim and says what they show. Throws a UsageError for options that would change what it claims. */
export async function runClaim(
  claim: ClaimDeclaration,
  given: Arguments,
  { print, say }: Console,
  openThread?: OpenThread,
): Promise<void> {
  const surplus =
    given.set.length > 0
      ? 'set'
      : given.setAt.length > 0
        ? 'set-at'
        : given.steps !== undefined
          ? 'steps'
          : given.data
            ? 'data'
            : null;
  if (surplus) throw new UsageError(`a claim is judged on its cells as they are; not allowed with it: --${surplus}`);
  const count = given.seeds ?? claim.seeds ?? DEFAULT_SEEDS;
  const cells = cellsOf(claim);
  const jobs = cells.flatMap((cell) => seedsOf(cell, count, given.firstSeed).map((seed) => ({ cell, seed })));
  const traces = new Map<string, SeedTrace[]>(cells.map(({ id }) => [id, []]));
  const { runners, engine } = await openRunners(given, jobs.length, openThread);
  await runJobs(jobs, runners, async (job, trace) => {
    say(runLine(job, trace));
    traces.get(job.cell.id)?.push(trace);
  });
  const results = cells.map((cell) => resultOf(cell, engine, traces.get(cell.id) ?? []));
  const [summary] = claimSummaries(verdictsOf(results, [claim]), [claim]);
  if (!summary?.verdict) throw new Error(`${claim.id}: its cells have no seeds in common`);
  const { source, title, published, notComparable } = claim;
  print(title.en);
  print(`source: ${source.label} (${source.kind})${source.url ? `, ${source.url}` : ''}`);
  if (published) print(`published, with the same recipe: ${published.en}`);
  print(`\n${measureTable(claim, results, results[0]?.seeds.map(({ seed }) => seed) ?? [])}\n`);
  for (const line of summary.evidence) print(evidenceText(line));
  print(`\nverdict: ${VERDICT_WORDS[summary.verdict].en}${notComparable ? `, because ${notComparable.en}` : ''}`);
  if (given.json === undefined) return;
  const { verdict, evidence } = summary;
  const judged = { id: claim.id, text: title.en, source, verdict, evidence };
  await writeJson(fromHere(given.json), { id: claim.id, engine, cells: results, claims: [judged] });
}
