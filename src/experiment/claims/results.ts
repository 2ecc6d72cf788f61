import type { Text } from '../../schema/text.ts';
import type { Experiment } from '../experiment.ts';
import { experimentFromJson } from '../json.ts';
import { encodeLink } from '../link.ts';
import { FIRST_PRESET } from '../presets/index.ts';
import { type Cell, type ClaimDeclaration, cellExperiment, cellsOf, DEFAULT_SEEDS } from './contract.ts';
import { CLAIMS, cellsOfAll } from './index.ts';
import type { SeedTrace } from './statistics.ts';
import { type Evidence, type Judgement, judge, type Traces, type Verdict } from './verdict.ts';
import { boundText, checkText, originText } from './words.ts';

/** Runs of one cell as docs/results/ holds them. */
export interface CellResult {
  readonly id: string;
  /** Settings that were run, so that results of a cell that has changed since can be told. */
  readonly config: Experiment;
  readonly steps: number;
  readonly every: number;
  /** Opens the settings live. */
  readonly link: string;
  /** Runs them again. */
  readonly command: string;
  readonly engine: string;
  readonly seeds: readonly SeedTrace[];
}

/** A results file of the claims. */
export interface ClaimResults {
  /** What wrote it. */
  readonly command: string;
  readonly cells: readonly CellResult[];
}

export const linkOf = (cell: Cell): string => encodeLink(cellExperiment(cell), FIRST_PRESET);
export const commandOf = (id: string, seeds: number, firstSeed?: number): string =>
  `npm run experiment -- ${id} --seeds ${seeds}${firstSeed === undefined ? '' : ` --first-seed ${firstSeed}`}`;

/**
 * Whether a stored result belongs to a cell as it is declared now: the same settings, steps and evaluations, and every
 * metric that is asked for. Settings that did not exist when it was stored count at their defaults.
 */
export function isCurrent(result: CellResult, cell: Cell): boolean {
  const { experiment, notices } = experimentFromJson(result.config);
  const sameRun = result.steps === cell.steps && result.every === cell.every && notices.length === 0;
  return (
    sameRun &&
    encodeLink(experiment, FIRST_PRESET) === linkOf(cell) &&
    result.seeds.every(({ values }) => cell.trace.every((metric) => values[metric] !== undefined))
  );
}

/** Runs by cell id, for judging. */
const tracesOf = (cells: readonly CellResult[]): Traces => new Map(cells.map(({ id, seeds }) => [id, seeds]));

/** One line of evidence: what was measured, against which bound, and what came out. */
export interface EvidenceLine extends Evidence {
  readonly text: Text;
  readonly bound: string;
  /** Where the bound comes from, and whether results were known then. */
  readonly origin: Text;
}

export interface CellSummary {
  readonly id: string;
  readonly title: Text;
  readonly steps: number;
  /** Hash that opens the settings live. */
  readonly link: string;
  readonly command: string;
  /** Time of the fastest run; absent while there is none. */
  readonly wallMs?: number;
}

export interface ClaimSummary {
  readonly claim: ClaimDeclaration;
  /** Null while cells of the claim have not been run, unless the recipe decides nothing anyway. */
  readonly verdict: Verdict | null;
  /** One per check; empty while there is no verdict. */
  readonly evidence: readonly EvidenceLine[];
  readonly cells: readonly CellSummary[];
  readonly command: string;
}

function cellSummary(cell: Cell, seeds: number, wallMs: number | undefined): CellSummary {
  const { id, title, steps } = cell;
  return {
    id,
    title,
    steps,
    // Written when it is asked for: a page that only names the claims behind a run needs none of hundreds.
    get link() {
      return linkOf(cell);
    },
    command: commandOf(id, seeds),
    ...(wallMs !== undefined && { wallMs }),
  };
}

/** What the stored runs say, without the runs: small enough for a page. */
export interface ClaimVerdicts {
  /** By claim id; claims whose cells have not all been run are absent. */
  readonly claims: Readonly<Record<string, Judgement>>;
  /** Time of the fastest run in milliseconds by cell id. */
  readonly wallMs: Readonly<Record<string, number>>;
}

/** Judges every claim on stored runs; those of cells that have changed since do not count. */
export function verdictsOf(
  results: readonly CellResult[],
  claims: readonly ClaimDeclaration[] = CLAIMS,
): ClaimVerdicts {
  const cells = new Map(cellsOfAll(claims).map((cell) => [cell.id, cell]));
  const current = results.filter((result) => {
    const cell = cells.get(result.id);
    return cell !== undefined && result.seeds.length > 0 && isCurrent(result, cell);
  });
  const traces = tracesOf(current);
  const judged = claims.flatMap((claim) => {
    const judgement = judge(claim, traces);
    return judgement ? [[claim.id, judgement] as const] : [];
  });
  // In the order of the cells, whichever file their runs came from. The fastest run was disturbed least by other work.
  const times = [...cells.keys()].flatMap((id) => {
    const seeds = traces.get(id);
    return seeds ? [[id, Math.min(...seeds.map(({ wallMs }) => wallMs))] as const] : [];
  });
  return { claims: Object.fromEntries(judged), wallMs: Object.fromEntries(times) };
}

/** Every claim with its verdict and evidence, and with what opens and repeats its cells. */
export function claimSummaries(
  verdicts: ClaimVerdicts,
  claims: readonly ClaimDeclaration[] = CLAIMS,
): readonly ClaimSummary[] {
  return claims.map((claim) => {
    const judgement = verdicts.claims[claim.id];
    const seeds = judgement?.evidence[0]?.seeds.length ?? claim.seeds ?? DEFAULT_SEEDS;
    return {
      claim,
      // What a recipe cannot decide it cannot decide before it was run either.
      verdict: judgement?.verdict ?? (claim.notComparable ? 'not comparable' : null),
      evidence: (judgement?.evidence ?? []).flatMap((evidence, i) => {
        const check = claim.checks[i];
        return check
          ? [{ ...evidence, text: checkText(check), bound: boundText(check), origin: originText(check) }]
          : [];
      }),
      cells: cellsOf(claim).map((cell) => cellSummary(cell, seeds, verdicts.wallMs[cell.id])),
      command: commandOf(claim.id, seeds),
    };
  });
}
