import './list.css';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { LessonHead } from '../../experiment/lessons/contract.ts';
import { LESSONS } from '../../experiment/lessons/index.ts';
import { seedOf } from '../../experiment/lessons/seed.ts';
import { demos } from '../../i18n/demos.ts';
import { addTexts } from '../../i18n/index.ts';
import { lessons } from '../../i18n/lessons.ts';
import { lessonStore, MOST_LETTERS, sit } from '../../store/lessons/lessonStore.ts';
import { hashOf, pageStore } from '../../store/pageStore.ts';
import { useSay, useT } from '../hooks.ts';
import { LessonPlayer } from './LessonPlayer.tsx';

addTexts({ demos, lessons });

function LessonRow({ head, number }: { readonly head: LessonHead; readonly number: number }) {
  const t = useT();
  const say = useSay();
  const progress = useStore(lessonStore, (state) => state.progress[head.id]);
  return (
    <li>
      <a className="lessons-row" href={hashOf('lessons', head.id)}>
        <i aria-hidden="true">{number}</i>
        <b>{say(head.title)}</b>
        <span>{say(head.summary)}</span>
        <small>
          {say(head.paper)} · {t('lessons.minutes', { count: head.minutes })}
        </small>
        <em>{progress ? t(progress.isSolved ? 'lessons.done' : 'lessons.resume') : t('lessons.start')}</em>
      </a>
    </li>
  );
}

/** Class code and seat, which choose the reader's seed. */
function Seat() {
  const t = useT();
  const { classCode, seat } = useStore(lessonStore);
  return (
    <form className="lessons-seat" onSubmit={(event) => event.preventDefault()}>
      <h3>{t('lessons.class.title')}</h3>
      <p>{t('lessons.class.lead')}</p>
      <label>
        {t('lessons.class.code')}
        <input value={classCode} maxLength={MOST_LETTERS} onChange={(event) => sit(event.target.value, seat)} />
      </label>
      <label>
        {t('lessons.class.seat')}
        <input value={seat} maxLength={MOST_LETTERS} onChange={(event) => sit(classCode, event.target.value)} />
      </label>
      <output>{t('lessons.class.seed', { seed: seedOf(classCode, seat) })}</output>
    </form>
  );
}

function LessonList({ unknown }: { readonly unknown: string }) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const isRefused = useStore(lessonStore, (state) => state.isRefused);
  return (
    <div className="lessons-page" data-testid="lessons">
      <h2 ref={heading} tabIndex={-1}>
        {t('lessons.title')}
      </h2>
      <p className="lessons-lead">{t('lessons.lead')}</p>
      {unknown !== '' && (
        <p className="lessons-note" role="status">
          {t('lessons.unknown', { id: unknown })}
        </p>
      )}
      {isRefused && (
        <p className="lessons-note" role="status">
          {t('lessons.refused')}
        </p>
      )}
      <ol className="lessons-list">
        {LESSONS.map((head, i) => (
          <LessonRow key={head.id} head={head} number={i + 1} />
        ))}
      </ol>
      <Seat />
    </div>
  );
}

/** Every lesson, or the one that the address names. */
export function LessonsPage() {
  const path = useStore(pageStore, (place) => place.path);
  const head = LESSONS.find(({ id }) => id === path);
  return head ? <LessonPlayer key={head.id} head={head} /> : <LessonList unknown={path} />;
}
