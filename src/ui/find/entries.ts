import { CLAIMS } from '../../experiment/claims/index.ts';
import { DEMOS } from '../../experiment/demos/index.ts';
import { LESSONS } from '../../experiment/lessons/index.ts';
import { PRESET_GROUPS } from '../../experiment/presets/groups.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { LANGUAGES, type Text, text } from '../../schema/text.ts';
import type { Kind } from '../kit/dialogs.ts';
import { plain } from '../kit/search.ts';
import { wordsOf } from '../presetWords.ts';
import { addressOfClaim, addressOfDemo, addressOfLesson, addressOfPreset } from '../start/addresses.ts';
import { LABORATORIES, presetsOf } from '../start/laboratories.ts';

/** One thing that can be opened. */
export interface Entry {
  /** Kind and id, as `preset/collapse`. */
  readonly key: string;
  readonly kind: Kind;
  readonly title: Text;
  readonly about?: Text;
  /** Hash at which it opens. */
  readonly address: () => string;
  /** Everything that it can be found by, `plain`, in both languages. */
  readonly words: string;
}

type Given = Omit<Entry, 'key' | 'kind' | 'words'> & { readonly id: string };

/** Entries of a kind. `also` are words that are not shown but found. */
const entryOf =
  (kind: Kind) =>
  ({ id, ...given }: Given, also: readonly (Text | undefined)[] = []): Entry => ({
    ...given,
    key: `${kind}/${id}`,
    kind,
    words: plain(
      [given.title, given.about, ...also].flatMap((each) => LANGUAGES.map((of) => each?.[of] ?? '')).join('\n'),
    ),
  });

/** The same in every language, such as an id or the names of authors. */
const asIs = (words: string): Text => text(words, words);

const demos = DEMOS.map(({ id, title, summary }) =>
  entryOf('demo')({ id, title, about: summary, address: () => addressOfDemo(id) }, [asIs(id)]),
);

const lessons = LESSONS.map(({ id, title, summary, paper }) =>
  entryOf('lesson')({ id, title, about: summary, address: () => addressOfLesson(id) }, [paper, asIs(id)]),
);

const laboratories = LABORATORIES.flatMap((laboratory) => {
  const [first] = presetsOf(laboratory);
  const { id, title, summary } = laboratory;
  return first ? entryOf('laboratory')({ id, title, about: summary, address: () => addressOfPreset(first) }) : [];
});

const presets = PRESETS.map((preset) => {
  const about = wordsOf(preset.id)?.summary;
  const heading = PRESET_GROUPS.find(([group]) => group === preset.group)?.[1];
  const { id, title } = preset;
  const address = (): string => addressOfPreset(preset);
  return entryOf('preset')({ id, title, ...(about && { about }), address }, [heading, asIs(id)]);
});

const claims = CLAIMS.map(({ id, title, source }) =>
  entryOf('claim')({ id, title, about: asIs(source.label), address: () => addressOfClaim(id) }, [asIs(id)]),
);

/** Everything that can be opened, kind by kind in the order of the list. */
export const ENTRIES: readonly Entry[] = [...demos, ...lessons, ...laboratories, ...presets, ...claims];

export const KINDS: readonly Kind[] = ['demo', 'lesson', 'laboratory', 'preset', 'claim'];
