import type { ParamValue } from '../../schema/param.ts';
import type { Text } from '../../schema/text.ts';
import type { Experiment } from '../experiment.ts';
import { withValue } from '../experiment.ts';
import { presetExperiment } from '../presets/contract.ts';

/** One experiment that claims are judged on, repeated over seeds. Several claims may share it. */
export interface Cell {
  /** Permanent kebab-case id, also a name on the command line. */
  readonly id: string;
  readonly title: Text;
  /** Differences from the default experiment by dotted key, as in a preset. */
  readonly changes: Readonly<Record<string, ParamValue>>;
  /** Generator steps. */
  readonly steps: number;
  /** Generator steps from one evaluation to the next; the first is made before training. */
  readonly every: number;
  /** Keys of the metrics and readings that are kept from every evaluation. */
  readonly trace: readonly string[];
  /** Step (of an evaluation) at which the automatic bandwidth is pressed, as a person would; never if absent. */
  readonly automaticBandwidthAt?: number;
}

/** What of a trace counts. `sd` divides by n, `negative` is the share of values below zero; `at` names a step evaluated. */
export type Take = 'final' | 'mean' | 'sd' | 'min' | 'max' | 'negative' | { readonly at: number };

/** Evaluations that count: all of them (the one before training included), those of a half, up to a step or from one on. */
export type Span = 'all' | 'first-half' | 'second-half' | { readonly until: number } | { readonly from: number };

/** One number of one seed's run of a cell. */
export interface Measure {
  readonly cell: Cell;
  readonly metric: string;
  readonly take: Take;
  readonly over: Span;
}

/** A measure, or measures of the same seed taken together. */
export type Quantity =
  | Measure
  /** a − b, or a ÷ b. */
  | { readonly combine: 'difference' | 'ratio'; readonly of: readonly [Measure, Measure] }
  /** Largest less smallest. */
  | { readonly combine: 'spread'; readonly of: readonly Measure[] }
  /** Correlation over time of the values that two measures look at, whatever they take of them. */
  | { readonly combine: 'correlation'; readonly of: readonly [Measure, Measure] };

/** A predicate on a quantity. Bounds are inclusive. */
export interface Check {
  readonly quantity: Quantity;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Where the bound comes from. */
  readonly origin: Text;
  /** True where results of this program were known when the bound was set. */
  readonly afterTrial?: boolean;
  /** True where leaving the numbers altogether is what the claim says. */
  readonly orDiverges?: boolean;
  /** Of a ratio: compares how far the runs of each cell spread (standard deviation over the seeds), one value for all. */
  readonly spreadOverSeeds?: boolean;
}

/** `paper`: stated there. `reduced-check`: measured before at reduced size. `derived`: follows from definitions. */
export type SourceKind = 'paper' | 'reduced-check' | 'derived';

/** Who says so. */
interface Source {
  readonly label: string;
  readonly kind: SourceKind;
  readonly url?: string;
}

export interface ClaimDeclaration {
  /** Permanent kebab-case id. */
  readonly id: string;
  /** The claim as one sentence. */
  readonly title: Text;
  readonly source: Source;
  /** What was published; only where the recipe is the same, so that it may stand beside ours. */
  readonly published?: Text;
  /** `core` claims are run by both suites. */
  readonly suite: Suite;
  /** Seeds that the claim asks for; `DEFAULT_SEEDS` if it does not say. More where runs of a cell end in different ways. */
  readonly seeds?: number;
  /** Share of the seeds that must be on one side of a bound to decide it; `REQUIRED_SHARE` if it does not say. */
  readonly share?: number;
  /** Why the recipe here cannot decide what the paper says. The numbers are shown, and no verdict is drawn from them. */
  readonly notComparable?: Text;
  /** The claim holds if all of them do. */
  readonly checks: readonly Check[];
}

/** Seeds of a claim that names no number. */
export const DEFAULT_SEEDS = 3;
/** Share of the seeds that decides a check of a claim that names none. */
export const REQUIRED_SHARE = 2 / 3;

export type Suite = 'core' | 'full';
export const SUITES: readonly Suite[] = ['core', 'full'];

export function defineCell(declaration: Cell): Cell {
  return declaration;
}

export function defineClaim(declaration: ClaimDeclaration): ClaimDeclaration {
  return declaration;
}

/** Measures that a quantity is made of. */
export function measuresOf(quantity: Quantity): readonly Measure[] {
  return 'combine' in quantity ? quantity.of : [quantity];
}

/** Cells that a claim is judged on, each once, in the order of its checks. */
export function cellsOf({ checks }: ClaimDeclaration): readonly Cell[] {
  return [...new Set(checks.flatMap(({ quantity }) => measuresOf(quantity).map(({ cell }) => cell)))];
}

/** The whole experiment of a cell: as a preset's, and it stops by itself at the cell's last step. */
export function cellExperiment({ changes, steps }: Cell): Experiment {
  return withValue(presetExperiment({ changes }), 'stop.steps', steps);
}

/** Generator steps at which a cell is evaluated: before training, then at every multiple, and at the end. */
export function evaluationSteps({ steps, every }: Pick<Cell, 'steps' | 'every'>): readonly number[] {
  const inner = Array.from({ length: Math.ceil(steps / every) }, (_, i) => i * every);
  return [...inner, steps];
}
