import { X } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { PARTS } from '../../experiment/lessons/contract.ts';
import { PART_NAMES } from '../../experiment/lessons/partNames.ts';
import { answersFile } from '../../store/lessons/answersTable.ts';
import { lessonStore, NO_PROGRESS } from '../../store/lessons/lessonStore.ts';
import { hashOf } from '../../store/pageStore.ts';
import { saveText } from '../../store/saveRun.ts';
import { useSay, useT } from '../hooks.ts';
import { rem } from '../typeScale.ts';
import { usePlaying } from './lessonContext.ts';

const WorksheetDialog = lazy(() =>
  import('./sheet/WorksheetDialog.tsx').then((module) => ({ default: module.WorksheetDialog })),
);

/** Title, the six parts, what is held, and what can be taken away. A part that was shown can be gone back to. */
export function LessonSide() {
  const t = useT();
  const say = useSay();
  const { head, lesson, script, result, run, seed } = usePlaying();
  const [hasSheet, setSheet] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { moment, furthest } = useStore(run.store);
  const reader = useStore(lessonStore);
  const close = (): void => {
    setSheet(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const isEnded = moment.state === 'ended';
  const now = script.scenes[moment.at]?.part;
  return (
    <aside className="lesson-side">
      <a className="lesson-exit" href={hashOf('lessons')}>
        <X size={rem(16)} aria-hidden="true" />
        {t('lessons.exit')}
      </a>
      <h2>{say(head.title)}</h2>
      <p className="lesson-about">{t('lessons.minutes', { count: head.minutes })}</p>
      <ol className="lesson-parts" aria-label={t('lessons.parts')}>
        {PARTS.map((part, i) => {
          const first = script.scenes.findIndex((scene) => scene.part === part);
          const isNow = !isEnded && part === now;
          const isDone = isEnded || (!isNow && first < moment.at);
          return (
            <li key={part} data-state={isNow ? 'now' : isDone ? 'done' : 'later'}>
              <button
                type="button"
                disabled={first > furthest || (first > moment.at && !isEnded)}
                aria-current={isNow ? 'step' : undefined}
                onClick={() => run.goTo(first)}
              >
                <i aria-hidden="true">{i + 1}</i>
                <span>{say(PART_NAMES[part])}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <p className="lesson-seed">
        {t('lessons.class.seed', { seed })}
        {now !== 'try' && <small>{t('lessons.held')}</small>}
      </p>
      <p className="lesson-foot">
        <button
          type="button"
          onClick={() => saveText(answersFile(script, { ...reader, seed }, reader.progress[script.id] ?? NO_PROGRESS))}
        >
          {t('lessons.csv')}
        </button>
        <button
          ref={opener}
          type="button"
          data-testid="worksheet-open"
          onClick={() => {
            run.hold();
            setSheet(true);
          }}
        >
          {t('lessons.worksheet')}
        </button>
      </p>
      {hasSheet && (
        <Suspense>
          <WorksheetDialog {...{ head, lesson, script, result }} onClose={close} />
        </Suspense>
      )}
    </aside>
  );
}
