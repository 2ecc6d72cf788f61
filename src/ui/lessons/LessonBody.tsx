import { Lock, Pause, Play } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../experiment/demos/readings.ts';
import { PARTS } from '../../experiment/lessons/contract.ts';
import { isComplete } from '../../experiment/lessons/score.ts';
import { questionsOf } from '../../experiment/lessons/script.ts';
import { wholePercent } from '../../i18n/format.ts';
import { typeset } from '../../i18n/typeset.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { rem } from '../typeScale.ts';
import { AnswerField } from './answers/AnswerField.tsx';
import { Verdict } from './compare/Verdict.tsx';
import { usePlaying } from './lessonContext.ts';
import { Puzzle } from './Puzzle.tsx';

/** What a scene says, on the one yellow line, and where in the lesson it stands. */
export function LessonLine() {
  const t = useT();
  const language = useLanguage();
  const { script, run } = usePlaying();
  const { moment } = useStore(run.store);
  const heading = useRef<HTMLHeadingElement>(null);
  const scene = script.scenes[moment.at];
  const isOpening = moment.state === 'opening';
  // The keyboard follows the story: each scene begins at its sentence.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scene is what it follows
  useEffect(() => heading.current?.focus({ preventScroll: true }), [moment.at, isOpening]);
  if (!scene) return null;
  const sentence = isOpening
    ? moment.progress === undefined
      ? t('lessons.opening')
      : t('lessons.training', { percent: wholePercent(moment.progress, language) })
    : typeset(fill(scene.say, language, moment.runs, script.names), language);
  return (
    <div className="lesson-line">
      <h3 ref={heading} tabIndex={-1} data-testid="lesson-say" data-scene={moment.at} data-state={moment.state}>
        {sentence}
      </h3>
      <p>{t('lessons.part', { number: PARTS.indexOf(scene.part) + 1, total: PARTS.length })}</p>
    </div>
  );
}

/** Forward, or why not yet. */
function Next({ isOpen }: { readonly isOpen: boolean }) {
  const t = useT();
  const { run } = usePlaying();
  return (
    <button type="button" className="lesson-go" disabled={!isOpen} onClick={run.next} data-testid="lesson-next">
      {!isOpen && <Lock size={rem(16)} aria-hidden="true" />}
      {t(isOpen ? 'lessons.next' : 'lessons.betFirst')}
    </button>
  );
}

function Asking() {
  const t = useT();
  const { script, run } = usePlaying();
  const { moment, answers, furthest } = useStore(run.store);
  const scene = script.scenes[moment.at];
  if (!scene?.ask) return null;
  const value = answers[moment.at];
  const isAnswered = isComplete(scene.ask, value);
  return (
    <>
      <AnswerField
        key={moment.at}
        question={scene.ask}
        value={value}
        isSealed={furthest > moment.at && isAnswered}
        onAnswer={run.answer}
        {...(script.names && { names: script.names })}
      />
      <div className="lesson-verbs">
        <Next isOpen={isAnswered} />
        {scene.part === 'say' && (
          <button type="button" onClick={() => run.goTo(script.scenes.findIndex(({ part }) => part === 'run'))}>
            {t('lessons.watchAgain')}
          </button>
        )}
        <small>{t(scene.part === 'say' ? 'lessons.hints.saw' : 'lessons.hints.scored')}</small>
      </div>
    </>
  );
}

function Running() {
  const t = useT();
  const { run } = usePlaying();
  const { moment, isHeld } = useStore(run.store);
  if (moment.state === 'waiting')
    return (
      <div className="lesson-verbs">
        <button type="button" className="lesson-go" onClick={run.next} data-testid="lesson-play">
          <Play size={rem(16)} aria-hidden="true" />
          {t('lessons.play')}
        </button>
      </div>
    );
  if (moment.state !== 'training')
    return (
      <div className="lesson-verbs">
        <Next isOpen />
      </div>
    );
  return (
    <div className="lesson-verbs">
      <button type="button" className="lesson-go" onClick={run.toggle}>
        {isHeld ? <Play size={rem(16)} aria-hidden="true" /> : <Pause size={rem(16)} aria-hidden="true" />}
        {t(isHeld ? 'lessons.goOn' : 'lessons.pause')}
      </button>
      <button type="button" onClick={run.next} data-testid="lesson-faster">
        {t('lessons.faster')}
      </button>
    </div>
  );
}

function Comparing() {
  const { script, run, result } = usePlaying();
  const { moment, answers } = useStore(run.store);
  const of = script.scenes[moment.at]?.of ?? -1;
  const question = questionsOf(script).get(of);
  const value = answers[of];
  return (
    <>
      {question && value !== undefined && (
        <Verdict
          question={question}
          value={value}
          result={result}
          runs={moment.runs}
          {...(script.names && { names: script.names })}
        />
      )}
      <div className="lesson-verbs">
        <Next isOpen />
      </div>
    </>
  );
}

function Explaining() {
  const t = useT();
  const say = useSay();
  const { lesson } = usePlaying();
  return (
    <>
      <div className="lesson-explain">
        <p>{say(lesson.explain)}</p>
        <p className="lesson-belief">{t('lessons.why', { belief: say(lesson.misconception) })}</p>
      </div>
      <div className="lesson-verbs">
        <Next isOpen />
      </div>
    </>
  );
}

/** What the part of the lesson asks of the reader. */
export function LessonBody() {
  const { script, run } = usePlaying();
  const { moment } = useStore(run.store);
  const scene = script.scenes[moment.at];
  if (!scene || moment.state === 'opening') return <div className="lesson-body" />;
  return (
    <div className="lesson-body" data-part={scene.part}>
      {scene.ask ? (
        <Asking />
      ) : scene.part === 'run' ? (
        <Running />
      ) : scene.part === 'compare' ? (
        <Comparing />
      ) : scene.part === 'explain' ? (
        <Explaining />
      ) : (
        <Puzzle />
      )}
    </div>
  );
}
