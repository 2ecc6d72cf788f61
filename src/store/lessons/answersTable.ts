import type { AnswerValue, Question } from '../../experiment/demos/contract.ts';
import { type LessonScript, questionsOf } from '../../experiment/lessons/script.ts';
import type { SavedFile } from '../saveRun.ts';
import type { Progress } from './lessonStore.ts';

export const COLUMNS = [
  'lesson',
  'class',
  'seat',
  'seed',
  'scene',
  'kind',
  'question',
  'answer',
  'points',
  'own',
] as const;

/** A text as a cell: in quotes, and never a formula to a spreadsheet. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An answer as a cell: the option's text in English, a number, or numbers with semicolons between. */
export function answerText(question: Question, value: AnswerValue | undefined): string | number | undefined {
  if (value === undefined) return undefined;
  if (question.kind === 'choice') return question.options[Number(value)]?.text.en ?? '';
  return typeof value === 'object' ? value.join(';') : value;
}

interface Reader {
  readonly classCode: string;
  readonly seat: string;
  readonly seed: number;
}

/** Everything that a reader answered in a lesson, a row each (RFC 4180); the last row is the puzzle. */
export function answersFile(script: LessonScript, { classCode, seat, seed }: Reader, progress: Progress): SavedFile {
  const head = [script.id, classCode, seat, seed];
  const rows = [...questionsOf(script)].map(([scene, question]) => [
    ...head,
    scene,
    question.kind,
    question.text.en,
    answerText(question, progress.answers[scene]),
    progress.points[scene],
    progress.own[scene],
  ]);
  const puzzle = [
    ...head,
    script.scenes.length - 1,
    'puzzle',
    script.scenes.at(-1)?.say.en,
    progress.isSolved ? 1 : 0,
    undefined,
    undefined,
  ];
  const text = [COLUMNS, ...rows, puzzle, []].map((row) => row.map(cell).join(',')).join('\r\n');
  const name = ['modescope-lesson', script.id, classCode, seat]
    .filter(Boolean)
    .join('-')
    .replace(/[^\p{L}\p{N}-]+/gu, '_');
  return { name: `${name}.csv`, type: 'text/csv', text };
}
