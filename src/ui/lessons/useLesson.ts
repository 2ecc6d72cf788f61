import { useEffect, useState } from 'react';
import type { Lesson, LessonHead } from '../../experiment/lessons/contract.ts';
import type { LessonResult } from '../../experiment/lessons/results.ts';
import { isComplete, pointsOf } from '../../experiment/lessons/score.ts';
import { betsOf, type LessonScript, questionsOf, scriptOf } from '../../experiment/lessons/script.ts';
import { seedOf } from '../../experiment/lessons/seed.ts';
import { type DemoRun, startDemo } from '../../store/demo/demoStore.ts';
import { lessonStore, note, progressOf } from '../../store/lessons/lessonStore.ts';
import { ownValue } from '../../store/lessons/ownValue.ts';
import type { Playing } from './lessonContext.ts';
import { storedLessons } from './stored.ts';

/** Notes what a comparison found: the reader's own value, and the points. */
function noteFinding(script: LessonScript, result: LessonResult | undefined, of: number, run: DemoRun): void {
  const question = questionsOf(script).get(of);
  const { answers, moment } = run.store.getState();
  const value = answers[of];
  if (!question || value === undefined || !isComplete(question, value)) return;
  const progress = progressOf(script.id);
  const points = pointsOf(question, value, result, moment.runs);
  const [bet] = betsOf(question);
  note(script.id, {
    own: { ...progress.own, [of]: bet ? ownValue(bet, moment.runs) : null },
    points: { ...progress.points, ...(points !== null && { [of]: points }) },
  });
}

/** Keeps on the device how far the reader is, and what was answered. */
function follow(script: LessonScript, result: LessonResult | undefined, run: DemoRun): () => void {
  return run.store.subscribe(({ moment, answers, furthest }, before) => {
    if (answers !== before.answers) note(script.id, { answers });
    if (furthest !== before.furthest) note(script.id, { at: furthest });
    const scene = script.scenes[moment.at];
    if (moment.state === 'reading' && before.moment.state !== 'reading' && scene?.of !== undefined)
      noteFinding(script, result, scene.of, run);
    if (moment.isSolved && !before.moment.isSolved) note(script.id, { isSolved: true });
  });
}

/** Plays a lesson from where the reader left it; ended when it is left. */
export function usePlay(
  head: Playing['head'],
  lesson: Lesson | null,
  result: LessonResult | undefined,
): Playing | null {
  const [playing, setPlaying] = useState<Playing | null>(null);
  useEffect(() => {
    if (!lesson) return;
    const script = scriptOf(lesson);
    const { classCode, seat } = lessonStore.getState();
    const seed = seedOf(classCode, seat);
    const { at, answers } = progressOf(script.id);
    const from = Math.min(at, script.scenes.length - 1);
    const run = startDemo(script, { seed, isReaders: true, from, answers });
    const leave = follow(script, result, run);
    setPlaying({ head, lesson, script, result, run, seed });
    const hide = (): void => {
      if (document.hidden) run.hold();
    };
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      leave();
      run.end();
    };
  }, [head, lesson, result]);
  return playing;
}

export type Fetched = { readonly lesson: Lesson; readonly result: LessonResult | undefined };

/** Fetches a lesson with the runs that its bets are scored against; null until then, or why it cannot be. */
export function useFetched({ id, load }: LessonHead): Fetched | 'unreachable' | null {
  const [fetched, setFetched] = useState<Fetched | 'unreachable' | null>(null);
  useEffect(() => {
    let isShown = true;
    Promise.all([load(), storedLessons()]).then(
      ([lesson, results]) => isShown && setFetched({ lesson, result: results.find((stored) => stored.id === id) }),
      () => isShown && setFetched('unreachable'),
    );
    return () => {
      isShown = false;
    };
  }, [id, load]);
  return fetched;
}
