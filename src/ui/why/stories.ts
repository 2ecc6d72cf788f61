import type { Text } from '../../schema/text.ts';

/** Stories of the presets, which the first load leaves out. */
const FOUND = import.meta.glob<{ readonly id: string; readonly story: Text } | null>(
  ['../../experiment/presets/*.ts', '!../../experiment/presets/*.test.ts'],
  { query: '?story', import: 'default', eager: true },
);

const STORIES = new Map(Object.values(FOUND).flatMap((found) => (found ? [[found.id, found.story] as const] : [])));

/** The story of a preset; undefined for an id that has none. */
export const storyOf = (id: string): Text | undefined => STORIES.get(id);
