import '../demos/stages.css';
import '../demos/told.css';
import './player.css';
import './side.css';
import './body.css';
import './narrow.css';
import { useStore } from 'zustand';
import { RUN_IDS } from '../../experiment/demos/contract.ts';
import type { LessonHead } from '../../experiment/lessons/contract.ts';
import { RunContext, useSay, useT } from '../hooks.ts';
import { LessonArm } from './LessonArm.tsx';
import { LessonBody, LessonLine } from './LessonBody.tsx';
import { LessonEnd } from './LessonEnd.tsx';
import { LessonNumbers } from './LessonNumbers.tsx';
import { LessonSide } from './LessonSide.tsx';
import { LessonContext, type Playing, usePlaying } from './lessonContext.ts';
import { useFetched, usePlay } from './useLesson.ts';
import { useLessonKeys } from './useLessonKeys.ts';

/** One lesson from its first question to its puzzle. */
export function LessonPlayer({ head }: { readonly head: LessonHead }) {
  const t = useT();
  const fetched = useFetched(head);
  const isThere = fetched !== null && fetched !== 'unreachable';
  const playing = usePlay(head, isThere ? fetched.lesson : null, isThere ? fetched.result : undefined);
  if (fetched === 'unreachable')
    return (
      <p className="lesson-state" role="alert">
        {t('lessons.unreachable')}
      </p>
    );
  return playing ? (
    <LessonContext value={playing}>
      <Lesson playing={playing} />
    </LessonContext>
  ) : (
    <p className="lesson-state" role="status">
      {t('lessons.opening')}
    </p>
  );
}

function Lesson({ playing }: { readonly playing: Playing }) {
  const say = useSay();
  const { moment, fault } = useStore(playing.run.store);
  useLessonKeys(playing);
  return (
    <section className="lesson" aria-label={say(playing.head.title)} data-testid="lesson">
      <LessonSide />
      {moment.state === 'ended' ? (
        <LessonEnd />
      ) : moment.state === 'broken' || fault ? (
        <Broken />
      ) : (
        <>
          <Stages />
          <div className="lesson-card">
            <LessonLine />
            <LessonBody />
          </div>
          <LessonNumbers />
        </>
      )}
    </section>
  );
}

function Stages() {
  const { run } = usePlaying();
  const { sessions, moment } = useStore(run.store);
  const ids = RUN_IDS.filter((id) => sessions[id]);
  return (
    <div className="lesson-stages" data-count={ids.length}>
      {ids.map((id) => (
        <RunContext key={id} value={sessions[id] ?? null}>
          <LessonArm id={id} moment={moment} isAlone={ids.length === 1} />
        </RunContext>
      ))}
    </div>
  );
}

function Broken() {
  const t = useT();
  const say = useSay();
  const { run } = usePlaying();
  const { fault } = useStore(run.store);
  return (
    <div className="lesson-state" role="alert">
      <p>{fault ? t('lessons.cannot', { reason: say(fault) }) : t('lessons.broken')}</p>
      <button type="button" className="shell-button" onClick={() => run.goTo(0)}>
        {t('lessons.again')}
      </button>
    </div>
  );
}
