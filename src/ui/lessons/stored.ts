import type { LessonResult } from '../../experiment/lessons/results.ts';

const FILES = import.meta.glob<readonly LessonResult[]>('../../../docs/results/lessons.json', { import: 'default' });

/** What the bets of lessons are scored against, as `npm run experiment -- --suite lessons` stored it; fetched with the first lesson. */
export async function storedLessons(): Promise<readonly LessonResult[]> {
  const lists = await Promise.all(Object.values(FILES).map((load) => load()));
  return lists.flat();
}
