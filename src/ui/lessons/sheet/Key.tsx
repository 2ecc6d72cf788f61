import type { Question } from '../../../experiment/demos/contract.ts';
import { startExperiment } from '../../../experiment/demos/contract.ts';
import { withValues } from '../../../experiment/experiment.ts';
import type { Lesson } from '../../../experiment/lessons/contract.ts';
import type { LessonResult } from '../../../experiment/lessons/results.ts';
import { type LessonScript, questionsOf } from '../../../experiment/lessons/script.ts';
import { formatValue } from '../../../schema/numbers.ts';
import { settingDifferences } from '../../controls/differences.ts';
import { valueText } from '../../demos/valueText.ts';
import { useLanguage, useSay, useT } from '../../hooks.ts';
import type { Playing } from '../lessonContext.ts';
import { type Finding, findingsOf } from './answerText.ts';

interface KeyProps {
  readonly head: Playing['head'];
  readonly lesson: Lesson;
  readonly script: LessonScript;
  readonly result: LessonResult | undefined;
}

/** What is known of one answer, in words. */
function useFindingText(question: Question): (finding: Finding) => string {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const as = question.kind === 'chips' ? 'count' : 'as' in question ? question.as : 'value';
  return ({ leaf, texts = {}, values = {}, counts = {} }) =>
    t(`worksheet.${leaf}`, {
      ...Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, say(text)])),
      ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, valueText(value, as, language)])),
      ...Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, formatValue(count, language)])),
    });
}

function Answer({ question, number, findings }: { question: Question; number: number; findings: readonly Finding[] }) {
  const say = useSay();
  const write = useFindingText(question);
  const because =
    question.kind === 'choice' ? question.options.find(({ right }) => right === true)?.because : undefined;
  return (
    <li data-kind={question.kind}>
      <p className="worksheet-question">
        <b>{number}</b> {say(question.text)}
      </p>
      {findings.map((finding) => (
        <p key={write(finding)}>{write(finding)}</p>
      ))}
      {question.kind === 'choice' && findings[0]?.leaf === 'byRun' && (
        <ul className="worksheet-options">
          {question.options.map((option) => (
            <li key={option.text.en}>{say(option.text)}</li>
          ))}
        </ul>
      )}
      {because && <p>{say(because)}</p>}
    </li>
  );
}

/** The page for who teaches: each answer against twenty runs, the explanation, a solution of the puzzle. */
export function Key({ head, lesson, script, result }: KeyProps) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const start = startExperiment(lesson.puzzle.start, 1);
  const solution = settingDifferences(start, withValues(start, lesson.puzzle.solution), language);
  const solved = result?.solved.filter((step) => step !== null).length;
  return (
    <article className="worksheet paper" data-testid="worksheet-key">
      <header className="worksheet-head">
        <h2>{t('worksheet.answersTo', { title: say(head.title) })}</h2>
        <p>{t('worksheet.key')}</p>
      </header>
      <section>
        <h3>{t('worksheet.takeHome')}</h3>
        <p>{say(lesson.goal)}</p>
        <h3>{t('worksheet.believed')}</h3>
        <p>{say(lesson.misconception)}</p>
      </section>
      <section>
        <h3>{t('worksheet.answers')}</h3>
        <ol className="worksheet-answers">
          {[...questionsOf(script).values()].map((question, i) => (
            <Answer
              key={question.text.en}
              question={question}
              number={i + 1}
              findings={findingsOf(question, result, script.names)}
            />
          ))}
        </ol>
      </section>
      <section>
        <h3>{t('worksheet.because')}</h3>
        <p>{say(lesson.explain)}</p>
      </section>
      <section>
        <h3>{t('worksheet.solution')}</h3>
        <p>{say(lesson.puzzle.text)}</p>
        <ul>
          {solution.map(({ key, label, symbol, a, b }) => (
            <li key={key}>
              {say(label)} {symbol} {a ?? '–'} → <b>{b ?? '–'}</b>
            </li>
          ))}
        </ul>
        {result && solved !== undefined && (
          <p>{t('worksheet.solved', { count: solved, total: result.solved.length })}</p>
        )}
        {result && (
          <p>
            {t('worksheet.evidence')} <code>{result.command}</code>
          </p>
        )}
      </section>
    </article>
  );
}
