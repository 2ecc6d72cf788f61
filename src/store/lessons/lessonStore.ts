import { createStore } from 'zustand/vanilla';
import type { AnswerValue } from '../../experiment/demos/contract.ts';

/** What a reader has done of one lesson. */
export interface Progress {
  /** Scene to go on from. */
  readonly at: number;
  /** Answers by the place of their scene. */
  readonly answers: Readonly<Record<number, AnswerValue>>;
  /** What the reader's own run was measured as, by the place of the scene that asked for it. */
  readonly own: Readonly<Record<number, number | null>>;
  /** Points by the place of the scene; what could not be judged is not among them. */
  readonly points: Readonly<Record<number, number>>;
  readonly isSolved: boolean;
}

export const NO_PROGRESS: Progress = { at: 0, answers: {}, own: {}, points: {}, isSolved: false };

export interface LessonState {
  /** Code that a class shares, and the seat in it: they choose the reader's seed. */
  readonly classCode: string;
  readonly seat: string;
  readonly progress: Readonly<Record<string, Progress>>;
  /** Nothing can be kept on this device; what was done holds for this visit. */
  readonly isRefused: boolean;
}

const NAME = 'modescope.lessons';
/** Longest class code and seat that are kept. */
export const MOST_LETTERS = 40;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const numbered = <T>(given: unknown, sound: (value: unknown) => value is T): Readonly<Record<number, T>> =>
  Object.fromEntries(
    Object.entries(isRecord(given) ? given : {}).filter(([key, value]) => /^\d{1,2}$/.test(key) && sound(value)),
  ) as Record<number, T>;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isAnswer = (value: unknown): value is AnswerValue =>
  isNumber(value) || (Array.isArray(value) && value.length <= 64 && value.every(isNumber));

/** Progress as it was kept: whatever is not sound is left out. */
export function asProgress(given: unknown): Progress {
  const { at, answers, own, points, isSolved } = isRecord(given) ? given : ({} as Record<string, unknown>);
  return {
    at: Number.isInteger(at) && (at as number) >= 0 && (at as number) < 100 ? (at as number) : 0,
    answers: numbered(answers, isAnswer),
    own: numbered(own, (value): value is number | null => value === null || isNumber(value)),
    points: numbered(points, isNumber),
    isSolved: isSolved === true,
  };
}

const letters = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MOST_LETTERS) : '');

/** What is kept on the device, and whether anything can be. */
function read(): LessonState {
  try {
    const given: unknown = JSON.parse(localStorage.getItem(NAME) ?? '{}');
    const { classCode, seat, progress } = isRecord(given) ? given : ({} as Record<string, unknown>);
    const kept = Object.entries(isRecord(progress) ? progress : {}).map(([id, one]) => [id, asProgress(one)] as const);
    return {
      classCode: letters(classCode),
      seat: letters(seat),
      progress: Object.fromEntries(kept.slice(0, 200)),
      isRefused: false,
    };
  } catch (error) {
    // Damaged words are no refusal: they are written over.
    return { classCode: '', seat: '', progress: {}, isRefused: !(error instanceof SyntaxError) };
  }
}

/** Class, seat and progress of whoever sits here. */
export const lessonStore = createStore<LessonState>()(read);

function keep(): void {
  const { classCode, seat, progress, isRefused } = lessonStore.getState();
  if (isRefused) return;
  try {
    localStorage.setItem(NAME, JSON.stringify({ classCode, seat, progress }));
  } catch {
    lessonStore.setState({ isRefused: true });
  }
}

export function sit(classCode: string, seat: string): void {
  lessonStore.setState({ classCode: letters(classCode), seat: letters(seat) });
  keep();
}

export const progressOf = (id: string): Progress => lessonStore.getState().progress[id] ?? NO_PROGRESS;

export function note(id: string, changes: Partial<Progress>): void {
  const { progress } = lessonStore.getState();
  lessonStore.setState({ progress: { ...progress, [id]: { ...progressOf(id), ...changes } } });
  keep();
}

/** Begins a lesson anew. */
export function forget(id: string): void {
  const { [id]: _, ...progress } = lessonStore.getState().progress;
  lessonStore.setState({ progress });
  keep();
}
