import { PRESET_GROUPS, type PresetGroup } from '../../experiment/presets/groups.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { LANGUAGES } from '../../schema/text.ts';
import { hasAll, plain } from '../kit/search.ts';
import { wordsOf } from '../presetWords.ts';

const HEADINGS = new Map<PresetGroup, (typeof PRESET_GROUPS)[number][1]>(PRESET_GROUPS);

/** What can be found of each preset: title, summary and heading in both languages, whichever the page speaks. */
const WORDS: ReadonlyMap<string, string> = new Map(
  PRESETS.map(({ id, title, group }) => {
    const texts = [title, wordsOf(id)?.summary, HEADINGS.get(group)];
    return [id, plain(texts.flatMap((each) => LANGUAGES.map((language) => each?.[language] ?? '')).join('\n'))];
  }),
);

/** Whether a preset has every word of a search; an empty search finds all. */
export const isFound = (id: string, search: string): boolean => hasAll(WORDS.get(id) ?? '', search);
