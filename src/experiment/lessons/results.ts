import { contentHash } from '../../data/contentHash.ts';
import type { Bet } from '../demos/contract.ts';
import { meets } from '../presets/outcome.ts';
import type { Lesson } from './contract.ts';
import { betsOf, questionsOf, scriptOf } from './script.ts';

/** Runs of one cell at one step, by seed in ascending order. */
export interface StoredCell {
  readonly id: string;
  readonly at: number;
  /** Metrics that bets look at; null where undefined. */
  readonly values: Readonly<Record<string, readonly (number | null)[]>>;
  /** Modes with less than a quarter of their fair share, where a question asks for them. */
  readonly lost?: readonly (readonly number[])[];
}

/** One lesson in docs/results/lessons.json. */
export interface LessonResult {
  readonly id: string;
  readonly engine: string;
  readonly command: string;
  /** Fingerprint of what was run, so that results of a lesson that has changed since can be told. */
  readonly plan: string;
  readonly seeds: number;
  readonly cells: readonly StoredCell[];
  /** Step at which the solution of the puzzle met its bounds, by seed; null where it did not. */
  readonly solved: readonly (number | null)[];
}

/** The modes that are lost, in place of a metric. */
export const LOST = 'lost';

/** All bets of a lesson. */
export const betsOfLesson = (lesson: Lesson): readonly Bet[] =>
  [...questionsOf(scriptOf(lesson)).values()].flatMap(betsOf);

/** Metrics that must be stored of a cell. */
export function metricsOfCell(lesson: Lesson, cell: string): readonly string[] {
  const wanted = betsOfLesson(lesson)
    .filter((bet) => bet.cell === cell && bet.of !== LOST)
    .flatMap(({ of }) => (typeof of === 'string' ? [of] : of.flatMap((one) => ('metric' in one ? [one.metric] : []))));
  return [...new Set(wanted)].sort();
}

/** Fingerprint of all of a lesson that decides its numbers, without a word of its texts. */
export function planOfLesson(lesson: Lesson): string {
  const { cells, puzzle, every } = lesson;
  const { start, meets: bounds, from, by, solution } = puzzle;
  const plan = { cells, bets: betsOfLesson(lesson), every, puzzle: { start, bounds, from, by, solution } };
  const told = (key: string, value: unknown): unknown => (key === 'label' ? undefined : value);
  return contentHash(new Float64Array(), [JSON.stringify(plan, told)]);
}

const cellOf = (result: LessonResult | undefined, { cell, at }: Bet): StoredCell | undefined =>
  result?.cells.find((stored) => stored.id === cell && stored.at === at);

/** Values that a bet is about, smallest first; of conditions 1 where they are met and 0 where not. Empty without stored runs. */
export function outcomesOf(bet: Bet, result: LessonResult | undefined): readonly number[] {
  const stored = cellOf(result, bet);
  if (!stored) return [];
  const { of } = bet;
  if (typeof of === 'string') return (stored.values[of] ?? []).flatMap((value) => value ?? []).sort((a, b) => a - b);
  return Array.from({ length: result?.seeds ?? 0 }, (_, run) => {
    const metrics = Object.fromEntries(
      Object.entries(stored.values).map(([key, values]) => [key, values[run] ?? null]),
    );
    return of.every((condition) => meets(condition, { metrics, shares: [] })) ? 1 : 0;
  }).sort();
}

/** In how many stored runs each mode is lost. */
export function timesLost(bet: Bet, count: number, result: LessonResult | undefined): readonly number[] {
  const lost = cellOf(result, bet)?.lost ?? [];
  return Array.from({ length: count }, (_, mode) => lost.filter((modes) => modes.includes(mode)).length);
}
