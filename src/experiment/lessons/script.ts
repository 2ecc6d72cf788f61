import type { Bet, Question, Scene, Script } from '../demos/contract.ts';
import { type Hideable, type Lesson, type LessonScene, PARTS, type PartId } from './contract.ts';
import { PART_NAMES } from './partNames.ts';

/** A scene and where in the lesson it stands. */
export interface PartScene extends Scene, Pick<LessonScene, 'shows'> {
  readonly part: PartId;
  /** Of a comparison: place of the scene whose question it answers. */
  readonly of?: number;
}

export interface LessonScript extends Script {
  readonly scenes: readonly PartScene[];
}

/** What a lesson plays: its parts in their order, and between saying and explaining a comparison for each question. */
export function scriptOf(lesson: Lesson): LessonScript {
  const scenes: PartScene[] = [];
  const add = (part: PartId, scene: LessonScene, of?: number): void => {
    // Once it was said what was seen the number may be shown.
    const isOpen = PARTS.indexOf(part) >= PARTS.indexOf('compare');
    const number = isOpen && lesson.number ? { number: lesson.number } : {};
    scenes.push({ ...scene, ...number, name: PART_NAMES[part], part, ...(of !== undefined && { of }) });
  };
  lesson.predict.forEach((scene, i) => {
    add('predict', i === 0 ? { open: lesson.start, ...scene } : scene);
  });
  for (const scene of lesson.run) add('run', scene);
  for (const scene of lesson.say) add('say', scene);
  // What was said about the run is answered first: it is freshest.
  const asked = scenes.flatMap(({ ask, part, say }, of) => (ask ? [{ say, part, of }] : []));
  for (const { say, of } of [
    ...asked.filter(({ part }) => part === 'say'),
    ...asked.filter(({ part }) => part !== 'say'),
  ])
    add('compare', { say, until: { read: true } }, of);
  add('explain', { say: lesson.goal, until: { read: true } });
  const { text, start, meets, from, by, free, solution, speed } = lesson.puzzle;
  add('try', {
    say: text,
    open: { a: start },
    speed,
    until: { solves: meets, ...(from !== undefined && { from }), by, free, solution },
  });
  return {
    id: lesson.id,
    every: lesson.every,
    metrics: lesson.metrics,
    scenes,
    ending: [],
    card: { shows: lesson.shows },
    ...(lesson.names && { names: lesson.names }),
  };
}

/** Questions of a script by the place of their scene. */
export const questionsOf = ({ scenes }: LessonScript): ReadonlyMap<number, Question> =>
  new Map(scenes.flatMap(({ ask }, i) => (ask ? [[i, ask] as const] : [])));

/** Every bet of a question. */
export const betsOf = (question: Question): readonly Bet[] =>
  'bets' in question ? question.bets : 'bet' in question ? [question.bet] : [];

/** Whether something is hidden at a scene: what the lesson hides is shown once it was said what was seen, or a scene has shown it. */
export function isHiddenAt(
  { hidden }: Pick<Lesson, 'hidden'>,
  what: Hideable,
  { scenes }: LessonScript,
  at: number,
): boolean {
  const part = scenes[at]?.part ?? 'try';
  if (!hidden.includes(what) || PARTS.indexOf(part) >= PARTS.indexOf('compare')) return false;
  return !scenes.slice(0, at + 1).some(({ shows }) => shows?.includes(what));
}
