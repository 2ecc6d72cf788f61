import type { Question } from '../../../experiment/demos/contract.ts';
import { type LessonResult, outcomesOf, timesLost } from '../../../experiment/lessons/results.ts';
import { rangeOf } from '../../../experiment/lessons/score.ts';
import type { Text } from '../../../schema/text.ts';

/** What is said of a question on the page for who teaches: a catalogue leaf under `worksheet` and what it names. */
export interface Finding {
  readonly leaf: 'right' | 'byRun' | 'range' | 'same' | 'count' | 'lost' | 'tick' | 'unknown';
  /** Texts as they are declared. */
  readonly texts?: Readonly<Record<string, Text>>;
  /** Numbers in the unit of the question. */
  readonly values?: Readonly<Record<string, number>>;
  /** Numbers of things. */
  readonly counts?: Readonly<Record<string, number>>;
}

const UNKNOWN: readonly Finding[] = [{ leaf: 'unknown' }];

/** Everything that is known of the answer to a question. At least one finding for each, whatever is stored. */
export function findingsOf(
  question: Question,
  result: LessonResult | undefined,
  names: readonly Text[] = [],
): readonly Finding[] {
  if (question.kind === 'choice') {
    const right = question.options.filter((option) => option.right === true);
    if (right.length > 0) return right.map((option) => ({ leaf: 'right', texts: { answer: option.text } }));
    return [{ leaf: 'byRun' }];
  }
  if (question.kind === 'modes') {
    if (!result) return UNKNOWN;
    const unnamed = (i: number): Text => ({ en: `Mode ${i + 1}`, ja: `モード ${i + 1}` });
    return timesLost(question.bet, question.count, result).map((count, i) => ({
      leaf: 'lost',
      texts: { name: names[i] ?? unnamed(i) },
      counts: { count, total: result.seeds },
    }));
  }
  if (question.kind === 'curve') {
    const all = question.bets.flatMap((bet, i): Finding[] => {
      const range = rangeOf(outcomesOf(bet, result));
      const tick = question.ticks[i] ?? 0;
      return range ? [{ leaf: 'tick', texts: { along: question.along }, values: { ...range }, counts: { tick } }] : [];
    });
    return all.length > 0 ? all : UNKNOWN;
  }
  const values = outcomesOf(question.bet, result);
  const range = rangeOf(values);
  if (!range) return UNKNOWN;
  if (question.kind === 'count')
    return [{ leaf: 'count', counts: { count: values.filter((met) => met === 1).length, total: values.length } }];
  return [{ leaf: range.low === range.high ? 'same' : 'range', values: { ...range } }];
}
