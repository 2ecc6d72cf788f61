import { useStore } from 'zustand';
import { LESSONS } from '../../experiment/lessons/index.ts';
import { lessonStore } from '../../store/lessons/lessonStore.ts';
import { useSay, useT } from '../hooks.ts';
import { addressOfLesson } from './addresses.ts';

/** Every lesson with how far it was taken on this device. Each row is the link. */
export function Lessons() {
  const t = useT();
  const say = useSay();
  const progress = useStore(lessonStore, (state) => state.progress);
  return (
    <section className="start-section" aria-labelledby="start-lessons">
      <header>
        <h3 id="start-lessons">{t('start.lessons')}</h3>
        <p>{t('start.lessonsLead')}</p>
      </header>
      <ul className="start-lessons">
        {LESSONS.map(({ id, title, summary, minutes }) => {
          const taken = progress[id];
          return (
            <li key={id}>
              <a className="start-lesson" href={addressOfLesson(id)}>
                <b>{say(title)}</b>
                <span>{say(summary)}</span>
                <small>
                  {taken ? t(taken.isSolved ? 'start.done' : 'start.begun') : t('start.minutes', { count: minutes })}
                </small>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
