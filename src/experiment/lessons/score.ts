import { median } from '../../math/stats.ts';
import { holdAll, type Known } from '../demos/bounds.ts';
import type { Answer, AnswerValue, Option } from '../demos/contract.ts';
import { type LessonResult, outcomesOf, timesLost } from './results.ts';

/** Best score of a bet. */
export const FULL = 10;
/** Chips to lay, and runs to bet on. */
export const CHIPS = 20;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const points = (share: number): number => Math.round(FULL * clamp(share, 0, 1));

/** Whether an answer says all that was asked. */
export function isComplete(answer: Answer, value: AnswerValue | undefined): boolean {
  if (value === undefined) return false;
  if (answer.kind === 'chips')
    return typeof value === 'object' && value.reduce((sum, chips) => sum + chips, 0) === CHIPS;
  if (answer.kind === 'curve') return typeof value === 'object' && value.length === answer.ticks.length;
  if (answer.kind === 'modes') return typeof value === 'object';
  return typeof value === 'number';
}

/**
 * Ranked probability score of shares laid on ordered outcomes, against what happened: the mean over runs of the squared distances
 * of the cumulated shares, 0 at best (Epstein 1969).
 */
export function rankedProbability(shares: readonly number[], outcomes: readonly number[], happened: readonly number[]) {
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  return mean(
    happened.map((value) => {
      let laid = 0;
      return outcomes.reduce((sum, outcome, i) => {
        laid += (shares[i] ?? 0) / total;
        return sum + (laid - (value <= outcome ? 1 : 0)) ** 2;
      }, 0);
    }),
  );
}

/** Points for chips as skill over an even spread, which is worth nothing; all are for laying what happened. */
function chipsPoints(chips: readonly number[], outcomes: readonly number[], happened: readonly number[]): number {
  const of = (shares: readonly number[]): number => rankedProbability(shares, outcomes, happened);
  const even = of(outcomes.map(() => 1));
  const best = of(outcomes.map((outcome) => happened.filter((value) => value === outcome).length));
  return even > best ? points((even - of(chips)) / (even - best)) : 0;
}

/** How far a number is from the range of what happened, as a share of half of its scale; of a logarithmic one in hundreds. */
function distance(
  value: number,
  happened: readonly number[],
  scale: Answer & { readonly kind: 'number' | 'curve' },
): number {
  const [low, high] = [Math.min(...happened), Math.max(...happened)];
  const nearest = clamp(value, low, high);
  if (scale.kind === 'number' && scale.scale === 'log') return Math.abs(Math.log10(value / nearest)) / 2;
  return Math.abs(value - nearest) / (0.5 * (scale.max - scale.min));
}

/** The option that is right: declared, or true of the run that was watched; undefined where none is. */
export function rightOption(options: readonly Option[], runs: Known): Option | undefined {
  return options.find(({ right }) => right === true || (typeof right === 'object' && holdAll(right, runs)));
}

/** Points of an answer, 0 to 10; null where nothing is stored or nothing is right. */
export function pointsOf(
  answer: Answer,
  value: AnswerValue,
  result: LessonResult | undefined,
  runs: Known,
): number | null {
  if (answer.kind === 'choice') {
    const right = rightOption(answer.options, runs);
    return right ? (answer.options[Number(value)] === right ? FULL : 0) : null;
  }
  const list = typeof value === 'object' ? value : [value];
  if (answer.kind === 'modes') {
    const lost = timesLost(answer.bet, answer.count, result);
    const seeds = result?.seeds ?? 0;
    if (seeds === 0) return null;
    return points(mean(lost.map((times, i) => (list[i] ? times : seeds - times) / seeds)));
  }
  if (answer.kind === 'curve') {
    const all = answer.bets.map((bet) => outcomesOf(bet, result));
    if (all.some((happened) => happened.length === 0)) return null;
    return points(1 - mean(all.map((happened, i) => clamp(distance(list[i] ?? 0, happened, answer), 0, 1))));
  }
  const happened = outcomesOf(answer.bet, result);
  if (happened.length === 0) return null;
  if (answer.kind === 'chips') return chipsPoints(list, answer.outcomes, happened);
  if (answer.kind === 'count') {
    const truth = mean(happened);
    return points(1 - Math.abs((list[0] ?? 0) / CHIPS - truth) / Math.max(truth, 1 - truth));
  }
  return points(1 - distance(list[0] ?? 0, happened, answer));
}

/** What happened in short: lowest, median, highest; null without stored runs. */
export function rangeOf(
  happened: readonly number[],
): { readonly low: number; readonly mid: number; readonly high: number } | null {
  if (happened.length === 0) return null;
  return { low: Math.min(...happened), mid: median(happened), high: Math.max(...happened) };
}
