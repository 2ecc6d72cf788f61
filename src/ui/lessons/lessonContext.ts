import { createContext, useContext } from 'react';
import type { Lesson, LessonHead } from '../../experiment/lessons/contract.ts';
import type { LessonResult } from '../../experiment/lessons/results.ts';
import type { LessonScript } from '../../experiment/lessons/script.ts';
import type { DemoRun } from '../../store/demo/demoStore.ts';

/** The lesson that is played. */
export interface Playing {
  readonly head: Pick<LessonHead, 'id' | 'title' | 'minutes' | 'paper'>;
  readonly lesson: Lesson;
  readonly script: LessonScript;
  /** Stored runs; undefined while there are none. */
  readonly result: LessonResult | undefined;
  readonly run: DemoRun;
  readonly seed: number;
}

export const LessonContext = createContext<Playing | null>(null);

/** The lesson that this part of the page is about. Throws outside one. */
export function usePlaying(): Playing {
  const playing = useContext(LessonContext);
  if (!playing) throw new Error('No lesson is played here');
  return playing;
}
