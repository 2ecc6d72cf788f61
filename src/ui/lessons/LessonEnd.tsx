import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { startExperiment } from '../../experiment/demos/contract.ts';
import { LESSONS } from '../../experiment/lessons/index.ts';
import { FULL } from '../../experiment/lessons/score.ts';
import { questionsOf } from '../../experiment/lessons/script.ts';
import { encodeLink } from '../../experiment/link.ts';
import { FIRST_PRESET } from '../../experiment/presets/index.ts';
import { forget, lessonStore, NO_PROGRESS } from '../../store/lessons/lessonStore.ts';
import { hashOf } from '../../store/pageStore.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { usePlaying } from './lessonContext.ts';

/** What the reader made of it, and where to go on. */
export function LessonEnd() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const { lesson, script, result, seed, run } = usePlaying();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { points, isSolved } = useStore(lessonStore, ({ progress }) => progress[script.id] ?? NO_PROGRESS);
  const scored = [...questionsOf(script).keys()].flatMap((of) => points[of] ?? []);
  const following = LESSONS[LESSONS.findIndex(({ id }) => id === script.id) + 1];
  return (
    <div className="lesson-end" data-testid="lesson-end">
      <h3 ref={heading} tabIndex={-1}>
        {t('lessons.end.title')}
      </h3>
      <p className="lesson-score">
        {t('lessons.end.score', { points: scored.reduce((sum, each) => sum + each, 0), total: FULL * scored.length })}
        {' · '}
        {t(isSolved ? 'lessons.end.solved' : 'lessons.end.unsolved')}
      </p>
      <p>{say(lesson.goal)}</p>
      {result && (
        <p className="lesson-evidence">
          {t('lessons.end.evidence')} <code>{result.command}</code>
        </p>
      )}
      <p className="lesson-verbs">
        {lesson.next.map((start) => (
          <a
            key={start.label.en}
            href={encodeLink(startExperiment(start, seed), start.preset ?? FIRST_PRESET, { language })}
          >
            {say(start.label)}
          </a>
        ))}
        {following && (
          <a className="lesson-go" href={hashOf('lessons', following.id)}>
            {t('lessons.end.next', { title: say(following.title) })}
          </a>
        )}
        <button
          type="button"
          onClick={() => {
            forget(script.id);
            run.again();
          }}
        >
          {t('lessons.again')}
        </button>
      </p>
    </div>
  );
}
