import type { ParamValue } from '../../schema/param.ts';
import type { Text } from '../../schema/text.ts';
import { type Experiment, withValue } from '../experiment.ts';
import { type Condition, presetExperiment } from '../presets/contract.ts';
import { findPreset } from '../presets/index.ts';

/** The runs of a demo, which share one clock of steps. */
export type RunId = 'a' | 'b' | 'c';
export const RUN_IDS: readonly RunId[] = ['a', 'b', 'c'];

/** Settings by dotted key, as in links, presets and on the command line. */
export type Changes = Readonly<Record<string, ParamValue>>;

/** Where a run of a demo begins: a preset and what differs from it, or from the default experiment. */
export interface Start {
  readonly preset?: string;
  readonly changes?: Changes;
  /** Step that it is trained to before the scene is shown, with its progress; 0 if absent. */
  readonly trainTo?: number;
  /** What stands over its stage where there are several. */
  readonly label?: Text;
}

/**
 * A bound on a run, `a` if it names none: on a metric or on shares of modes as in presets, on how much a metric lies above that of
 * another run or above what was remembered under a name, or on what a run has been through.
 */
export type Bound = (Condition & { readonly run?: RunId }) | Comparison | Returns;

export interface Comparison {
  readonly metric: string;
  readonly run?: RunId;
  /** A run, or a name given by a scene's `remember`. */
  readonly above: string;
  /** Compares the largest value until this step instead of the last one. */
  readonly peakUntil?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** How many modes a run holds, lost in between and holds again; those that it never held are not among them. */
export interface Returns {
  readonly returned: true;
  readonly run?: RunId;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What ends a scene. Never a clock where anything trains: a scene waits for what it speaks of. */
export type Until =
  /** Read, or passed over. */
  | { readonly read: true }
  /** Answered, or passed over. */
  | { readonly answered: true }
  /** The common step of all runs. */
  | { readonly step: number }
  /** All bounds hold at two evaluations in a row, at `from` or later; or else at `by`, with an honest sentence in place of the story. */
  | { readonly meets: readonly Bound[]; readonly from?: number; readonly by: number; readonly otherwise: Text }
  /** A puzzle: whoever watches sets run `a` and has it train from its beginning, as often as they like, until all bounds hold. */
  | {
      readonly solves: readonly Bound[];
      readonly from?: number;
      readonly by: number;
      /** Settings that are theirs. */
      readonly free: readonly string[];
      /** Settings that do it, as the suite checks over seeds. */
      readonly solution: Changes;
    };

/** A hand that takes a control and leaves it somewhere. */
export interface Move {
  readonly key: string;
  readonly to: ParamValue;
  readonly run?: RunId;
}

/** What a scene points at. */
export type Target = 'lost' | { readonly run: RunId };

/** Runs that were made before, over seeds: a value of theirs, or whether they meet conditions. */
export interface Bet {
  /** Cell of a lesson. */
  readonly cell: string;
  /** Step of the evaluation. */
  readonly at: number;
  readonly of: string | readonly Condition[];
  /** The reader's own run with these settings, or what was remembered of it; `a` if absent. */
  readonly run?: string;
}

export interface Option {
  readonly text: Text;
  /** Whether it is so, or what must hold of the run that was watched; a demo gives no marks. */
  readonly right?: boolean | readonly Bound[];
  /** Said with the answer. */
  readonly because?: Text;
}

/** How values of a scale are written. */
export type Unit = 'count' | 'percent' | 'value';

interface Scale {
  readonly min: number;
  readonly max: number;
  readonly as: Unit;
}

/** What a question takes for an answer: an index of an option, a number, or a number for each outcome, tick or mode. */
export type Answer =
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  /** Any number of the scale; a logarithmic one is judged by factors of ten. */
  | ({ readonly kind: 'number'; readonly scale?: 'log'; readonly bet: Bet } & Scale)
  /** In how many of twenty runs. */
  | { readonly kind: 'count'; readonly bet: Bet }
  /** Twenty chips laid on outcomes. */
  | { readonly kind: 'chips'; readonly outcomes: readonly number[]; readonly bet: Bet }
  /** A line drawn through ticks, each with a bet of its own. */
  | ({
      readonly kind: 'curve';
      readonly ticks: readonly number[];
      /** What the ticks are values of. */
      readonly along: Text;
      readonly bets: readonly Bet[];
    } & Scale)
  /** Modes that will be lost: held with less than a quarter of their fair share. */
  | { readonly kind: 'modes'; readonly count: number; readonly bet: Bet };

export type Question = { readonly text: Text } & Answer;

/** An answer as it is kept: of a curve a number per tick, of chips a number per outcome, of modes a 0 or 1 each. */
export type AnswerValue = number | readonly number[];

export interface Scene {
  /** Short name in the row of scenes. */
  readonly name: Text;
  /** One or two short sentences; `{b.sharp}` is a reading of a run when the scene is shown. */
  readonly say: Text;
  /** What whoever speaks may say and do, in the order of saying; nobody else sees it. */
  readonly notes?: readonly Text[];
  /** Runs that take the place of those there are. */
  readonly open?: Readonly<Partial<Record<RunId, Start>>>;
  readonly moves?: readonly Move[];
  /** Steps from one evaluation to the next in this scene, where it is not as in all. */
  readonly every?: number;
  /** Ceiling of the rate of training, steps per second, so that a scene lasts as long on every machine. */
  readonly speed?: number;
  /** Keeps the readings of run `a` as they are when the scene ends, for later bounds and sentences. */
  readonly remember?: string;
  readonly ask?: Question;
  /** Reading that is the one big number; none if absent. */
  readonly number?: ReadingId;
  readonly point?: Target;
  /** Generated samples drawn out as cards. */
  readonly cards?: number;
  readonly until: Until;
}

/** What texts and the big number may tell of a run; `readings.ts` computes them. */
export type ReadingId =
  | 'held'
  | 'total'
  | 'sharp'
  | 'lostCount'
  | 'lostNames'
  | 'outOfSight'
  | 'classes'
  | 'sure'
  | 'missingDigits'
  | 'distance'
  | 'step';

/** One line of the card at the end: a metric of a run when all is done, and of how many stored runs it is told. */
export interface Shown {
  readonly text: Text;
  readonly metric: string;
  /** A run, or a name given by a scene's `remember`. */
  readonly run?: string;
  /** Step of the evaluation; the last one if absent. */
  readonly at?: number;
  /** As a count, or in percent of one. */
  readonly as: Unit;
}

/** What is played, scene by scene: a demo, or a lesson. */
export interface Script {
  readonly id: string;
  /** Names of the modes in the order of the law; none if absent. */
  readonly names?: readonly Text[];
  /** Steps from one evaluation to the next. */
  readonly every: number;
  /** Metrics that its bounds and readings look at. */
  readonly metrics: readonly string[];
  readonly scenes: readonly Scene[];
  /** Bounds on the end, checked over seeds. */
  readonly ending: readonly Bound[];
  readonly card: { readonly shows: readonly Shown[] };
}

/** A story that trains by itself, in two minutes, for people who know nothing of it. Plain data but for its texts. */
export interface Demo extends Script {
  readonly title: Text;
  readonly summary: Text;
  readonly card: {
    readonly title: Text;
    /** What was learned, and what it does not show. */
    readonly text: Text;
    readonly shows: readonly Shown[];
    /** Where to go on. */
    readonly link: Start;
    /** The demo to watch next. */
    readonly next?: string;
  };
}

/** Permanent kebab-case ids of demos are used in links and on the command line. */
export const defineDemo = (demo: Demo): Demo => demo;

/** The engine of demos on every device: its bits are the same in every browser, so the same seed has its climax at the same step. */
export const DEMO_ENGINE = 'compiled-wasm-strict';

/** Seed that every demo opens with; its suite runs twenty others. */
export const DEMO_SEED = 9;

/** The whole experiment of a start. Throws a RangeError for an unknown preset. */
export const startExperiment = ({ preset, changes = {} }: Start, seed: number): Experiment =>
  withValue(presetExperiment({ changes: { ...(preset && findPreset(preset).changes), ...changes } }), 'seed', seed);
