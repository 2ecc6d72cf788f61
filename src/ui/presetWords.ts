import type { PresetDeclaration } from '../experiment/presets/contract.ts';

type Words = Pick<PresetDeclaration, 'id' | 'summary' | 'watch' | 'story'>;

/** Summary of each preset, what to watch, and its story: words that the first load leaves out. */
const FOUND = import.meta.glob<Words | null>(['../experiment/presets/*.ts', '!../experiment/presets/*.test.ts'], {
  query: '?words',
  import: 'default',
  eager: true,
});

const WORDS = new Map(Object.values(FOUND).flatMap((found) => (found ? [[found.id, found] as const] : [])));

/** The words of a preset; undefined for an id that has none. Only parts of the page that are fetched later import this. */
export const wordsOf = (id: string): Words | undefined => WORDS.get(id);
