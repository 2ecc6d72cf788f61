import { quantile } from '../../math/stats.ts';
import { type Cell, type Check, type ClaimDeclaration, cellsOf } from './contract.ts';
import { quantityOf, type SeedTrace, spreadRatio, type Value } from './statistics.ts';

export type Verdict = 'reproduced' | 'not reproduced' | 'unclear';

/** Share of the seeds that must meet a check of a reproduced claim. */
export const REQUIRED_SHARE = 2 / 3;

/** What the seeds say about one check. */
export interface Evidence {
  readonly seeds: readonly number[];
  /** One value per seed; one for all where a check compares spreads. */
  readonly values: readonly Value[];
  /** Median over the seeds that have a value; null if none has. A divergence that the claim foresees has none either. */
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

function weigh(check: Check, seeds: readonly number[], values: readonly Value[]): Evidence {
  const foreseen = (value: Value): boolean => value === 'diverged' && check.orDiverges === true;
  const known = values.filter((value) => typeof value === 'number');
  const met = values.filter((value) => (typeof value === 'number' ? within(value, check) : foreseen(value))).length;
  const blanks = values.filter((value) => typeof value === 'string' && !foreseen(value)).length;
  const foreseenCount = values.length - known.length - blanks;
  const median = known.length > 0 ? quantile(known, 0.5) : null;
  // A foreseen divergence lies beyond every number on the claim's side, so most of them settle the median.
  const medianHolds = foreseenCount > known.length || (median !== null && within(median, check));
  // What few seeds say while most have no value refutes nothing.
  const fails = known.length + foreseenCount > blanks && !medianHolds;
  const isClear = blanks === 0 && met >= REQUIRED_SHARE * values.length && values.length > 0;
  return { seeds, values, median, met, outcome: fails ? 'fails' : isClear ? 'holds' : 'unclear' };
}

/** Seeds that every one of these cells was run with, in ascending order. */
function commonSeeds(cells: readonly Cell[], traces: Traces): number[] {
  const [first = [], ...others] = cells.map(({ id }) => (traces.get(id) ?? []).map(({ seed }) => seed));
  return first.filter((seed) => others.every((seeds) => seeds.includes(seed))).sort((a, b) => a - b);
}

/**
 * Judges a claim on the runs of its cells, or gives null while some cell has no runs in common with the others.
 * *Reproduced*: every check holds for the median over the seeds and for at least two thirds of them. *Not reproduced*: a
 * check fails for the median. *Unclear*: the medians hold, but seeds disagree, or a value is undefined, or a run diverged
 * where that is not what the claim says.
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
    return weigh(check, seeds, values);
  });
  const outcomes = evidence.map(({ outcome }) => outcome);
  if (outcomes.includes('fails')) return { verdict: 'not reproduced', evidence };
  return { verdict: outcomes.includes('unclear') ? 'unclear' : 'reproduced', evidence };
}
