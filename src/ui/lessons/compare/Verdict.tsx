import './verdict.css';
import type { Known } from '../../../experiment/demos/bounds.ts';
import type { AnswerValue, Question } from '../../../experiment/demos/contract.ts';
import { type LessonResult, outcomesOf, timesLost } from '../../../experiment/lessons/results.ts';
import { pointsOf } from '../../../experiment/lessons/score.ts';
import type { Text } from '../../../schema/text.ts';
import { ownValue } from '../../../store/lessons/ownValue.ts';
import { useSay, useT } from '../../hooks.ts';
import { CurvePlot } from './CurvePlot.tsx';
import { Distribution } from './Distribution.tsx';
import { useFindings } from './useFindings.ts';

interface VerdictProps {
  readonly question: Question;
  readonly value: AnswerValue;
  readonly result: LessonResult | undefined;
  readonly runs: Known;
  readonly names?: readonly Text[];
}

/** How a bet compares with the stored runs, or what was said with the record of the run: in words, in points, in a picture. */
export function Verdict(props: VerdictProps) {
  const t = useT();
  const { question, value, result, runs } = props;
  const points = pointsOf(question, value, result, runs);
  const findings = useFindings(props);
  return (
    <div className="lesson-verdict" data-kind={question.kind}>
      <Picture {...props} />
      <div>
        {points !== null && <b>{t('lessons.points', { points })}</b>}
        {findings.map((finding) => (
          <p key={finding}>{finding}</p>
        ))}
      </div>
    </div>
  );
}

function Picture({ question, value, result, runs, names }: VerdictProps) {
  const t = useT();
  const say = useSay();
  const list = typeof value === 'object' ? value : [value];
  if (question.kind === 'choice') return null;
  if (question.kind === 'curve') {
    const values = question.bets.map((bet) => outcomesOf(bet, result));
    return (
      <CurvePlot
        question={question}
        drawn={list}
        values={values}
        own={question.bets.map((bet) => ownOfTick(bet, runs))}
      />
    );
  }
  if (question.kind === 'modes') {
    const seeds = result?.seeds ?? 1;
    return (
      <ul className="lesson-lost">
        {timesLost(question.bet, question.count, result).map((times, i) => {
          const name = names?.[i] ? say(names[i]) : t('lessons.mode', { number: i + 1 });
          return (
            <li key={name} data-tapped={list[i] === 1 || undefined}>
              <span>{name}</span>
              <i aria-hidden="true">
                <b style={{ width: `${(100 * times) / seeds}%` }} />
              </i>
              <em>{t('lessons.ofTwenty', { count: times })}</em>
            </li>
          );
        })}
      </ul>
    );
  }
  const values = outcomesOf(question.bet, result);
  if (question.kind === 'count') {
    const times = values.filter((met) => met === 1).length;
    return (
      <div className="lesson-twenty" aria-hidden="true">
        {values.map((_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs are alike
          <i key={i} data-met={i < times || undefined} data-bet={i + 1 === list[0] || undefined} />
        ))}
      </div>
    );
  }
  const own = ownValue(question.bet, runs);
  if (question.kind === 'chips') {
    const [min, max] = [question.outcomes[0] ?? 0, question.outcomes.at(-1) ?? 1];
    return <Distribution values={values} own={own} scale={{ min, max }} as="count" chips={list} />;
  }
  return <Distribution values={values} own={own} bet={list[0] ?? 0} scale={question} as={question.as} />;
}

/** The reader's run only stands at ticks that it was made for. */
const ownOfTick = (bet: Parameters<typeof ownValue>[0], runs: Known): number | null =>
  bet.run === undefined ? null : ownValue(bet, runs);
