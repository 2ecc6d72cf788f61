import { quantile } from '../../math/stats.ts';
import { type Cell, type Check, type ClaimDeclaration, cellsOf, REQUIRED_SHARE } from './contract.ts';
import { quantityOf, type SeedTrace, spreadRatio, type Value } from './statistics.ts';

/** `not comparable` is a property of the recipe, whatever the numbers are. */
export type Verdict = 'reproduced' | 'not reproduced' | 'unclear' | 'not comparable';

/** What the seeds say about one check. */
export interface Evidence {
  readonly seeds: readonly number[];
  /** One value per seed; one for all where a check compares spreads. */
  readonly values: readonly Value[];
  /** Median over the seeds that have a value, for the reader; null if none has. */
  readonly median: number | null;
  /** Seeds that meet the check. */
  readonly met: number;
  readonly outcome: 'holds' | 'fails' | 'unclear';
}

export interface Judgement {
  readonly verdict: Verdict;
  /** One per check, in their order. */
  readonly evidence: readonly Evidence[];
}

/** Runs of the cells by cell id. */
export type Traces = ReadonlyMap<string, readonly SeedTrace[]>;

const within = (value: number, { atLeast, atMost }: Check): boolean =>
  value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);

/** A little less than exact, so that two thirds of three seeds are two. */
const EPSILON = 1e-9;

/**
 * `holds` if the required share of the seeds meets the check, `fails` if that share of them does not, `unclear` if neither
 * side has it. A seed without a value counts for neither side, unless it diverged and the claim says that it does.
 */
function weigh(check: Check, share: number, seeds: readonly number[], values: readonly Value[]): Evidence {
  const foreseen = (value: Value): boolean => value === 'diverged' && check.orDiverges === true;
  const known = values.filter((value) => typeof value === 'number');
  const met = values.filter((value) => (typeof value === 'number' ? within(value, check) : foreseen(value))).length;
  const missed = known.filter((value) => !within(value, check)).length;
  const median = known.length > 0 ? quantile(known, 0.5) : null;
  const needed = Math.max(1, share * values.length - EPSILON);
  return { seeds, values, median, met, outcome: met >= needed ? 'holds' : missed >= needed ? 'fails' : 'unclear' };
}

/** Seeds that every one of these cells was run with, in ascending order. */
function commonSeeds(cells: readonly Cell[], traces: Traces): number[] {
  const [first = [], ...others] = cells.map(({ id }) => (traces.get(id) ?? []).map(({ seed }) => seed));
  return first.filter((seed) => others.every((seeds) => seeds.includes(seed))).sort((a, b) => a - b);
}

/**
 * Judges a claim on the runs of its cells, or gives null while some cell has no runs in common with the others.
 * *Reproduced*: at every check the required share of the seeds (two thirds, or what the claim asks for) is within the bound.
 * *Not reproduced*: at some check that share of the seeds is outside. *Unclear*: neither, that is the seeds disagree, or too
 * many have no value. *Not comparable*: the claim says that the recipe cannot decide it.
 */
export function judge(claim: ClaimDeclaration, traces: Traces): Judgement | null {
  const seeds = commonSeeds(cellsOf(claim), traces);
  if (seeds.length === 0) return null;
  const evidence = claim.checks.map((check) => {
    const perSeed = seeds.map(
      (seed) =>
        ({ id }: Cell) =>
          traces.get(id)?.find((trace) => trace.seed === seed),
    );
    const values = check.spreadOverSeeds
      ? [spreadRatio(check.quantity, perSeed)]
      : perSeed.map((traceOf) => quantityOf(check.quantity, traceOf));
    return weigh(check, claim.share ?? REQUIRED_SHARE, seeds, values);
  });
  if (claim.notComparable) return { verdict: 'not comparable', evidence };
  const outcomes = evidence.map(({ outcome }) => outcome);
  if (outcomes.includes('fails')) return { verdict: 'not reproduced', evidence };
  return { verdict: outcomes.includes('unclear') ? 'unclear' : 'reproduced', evidence };
}
