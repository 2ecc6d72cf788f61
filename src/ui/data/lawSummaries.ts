import type { LawDeclaration } from '../../data/law.ts';
import type { Text } from '../../schema/text.ts';

/** Summaries of laws, which the first load leaves out, as they are only read where a pointer rests. */
const FOUND = import.meta.glob<Pick<LawDeclaration, 'id' | 'summary'> | null>(
  ['../../data/*.ts', '!../../data/*.test.ts'],
  { query: '?words', import: 'default', eager: true },
);

const SUMMARIES = new Map(Object.values(FOUND).flatMap((found) => (found ? [[found.id, found.summary] as const] : [])));

/** What a law looks like and teaches; undefined for an id that no law has. Only fetched with the first tip. */
export const summaryOf = (id: string): Text | undefined => SUMMARIES.get(id);
