import type { Known } from '../../../experiment/demos/bounds.ts';
import type { AnswerValue, Question, Unit } from '../../../experiment/demos/contract.ts';
import { type LessonResult, outcomesOf } from '../../../experiment/lessons/results.ts';
import { rangeOf, rightOption } from '../../../experiment/lessons/score.ts';
import { formatValue } from '../../../schema/numbers.ts';
import { ownValue } from '../../../store/lessons/ownValue.ts';
import { valueText } from '../../demos/valueText.ts';
import { useLanguage, useSay, useT } from '../../hooks.ts';

interface Given {
  readonly question: Question;
  readonly value: AnswerValue;
  readonly result: LessonResult | undefined;
  readonly runs: Known;
}

/** What there is to say of an answer, sentence by sentence. */
export function useFindings({ question, value, result, runs }: Given): readonly string[] {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const write = (number: number, as: Unit): string => valueText(number, as, language);

  if (question.kind === 'choice') {
    const right = rightOption(question.options, runs);
    const chosen = question.options[Number(value)];
    const ofRun = question.options.some((option) => typeof option.right === 'object');
    const yours = chosen ? [t('lessons.yours', { answer: say(chosen.text) })] : [];
    if (!right) return [...yours, t('lessons.unclear')];
    const verdict =
      chosen === right
        ? t(ofRun ? 'lessons.rightRun' : 'lessons.right')
        : t(ofRun ? 'lessons.wrongRun' : 'lessons.wrong', { answer: say(right.text) });
    return [...yours, verdict, ...(right.because ? [say(right.because)] : [])];
  }
  if (question.kind === 'curve') return [t('lessons.curveIs')];
  if (question.kind === 'modes') return [t('lessons.modesAre')];
  const values = outcomesOf(question.bet, result);
  const range = rangeOf(values);
  if (!range) return [t('lessons.nothing')];
  if (question.kind === 'count') {
    const count = values.filter((met) => met === 1).length;
    return [t('lessons.countIs', { count, total: values.length, bet: Number(value) })];
  }
  const as = question.kind === 'chips' ? 'count' : question.as;
  const { low, mid, high } = range;
  const twenty =
    low === high
      ? t('lessons.oneIs', { mid: write(mid, as) })
      : t('lessons.rangeIs', { low: write(low, as), mid: write(mid, as), high: write(high, as) });
  const own = ownValue(question.bet, runs);
  const ownText = own === null ? [] : [t('lessons.thisRun', { value: write(own, as) })];
  if (question.kind === 'chips') return [twenty, ...ownText];
  const yours = t('lessons.yours', { answer: write(Number(value), as) });
  const ratio = Number(value) / mid;
  const factor = Math.max(ratio, 1 / ratio);
  const isOff = question.scale === 'log' && Number.isFinite(factor) && factor >= 1.5;
  return [
    yours,
    twenty,
    ...(isOff ? [t('lessons.factor', { factor: formatValue(Number(factor.toPrecision(2)), language) })] : []),
    ...ownText,
  ];
}
