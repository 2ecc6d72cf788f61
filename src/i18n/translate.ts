import rosetta from 'rosetta';
import { LANGUAGES, type Language, type Text } from '../schema/text.ts';
import { typeset } from './typeset.ts';

/** A nested record of texts; leaf names may carry the plural suffixes of `Intl.PluralRules`, such as `_one`, `_other`. */
export interface Catalogue {
  readonly [key: string]: Text | Catalogue;
}

/** Values of the `{{names}}` in a text; `count` also chooses its plural. */
export type Values = Readonly<Record<string, unknown>>;

/** A text by its path in the catalogue, e.g. `t('stage.layers.real')`. */
export type Translate = (path: string, values?: Values) => string;

type Table = Record<string, string>;

export const isText = (node: Text | Catalogue): node is Text =>
  typeof node.en === 'string' && typeof node.ja === 'string';

/** Every text of a language under its whole path. */
function flattened(node: Catalogue, language: Language, above = ''): Table {
  return Object.assign(
    {},
    ...Object.entries(node).map(([key, child]) =>
      isText(child)
        ? { [`${above}${key}`]: typeset(child[language], language) }
        : flattened(child, language, `${above}${key}.`),
    ),
  );
}

const texts = rosetta<Table>();

/** Adds the words of a part of the page; those that are fetched with it stay out of the first load. */
export function addTexts(areas: Catalogue): void {
  for (const language of LANGUAGES) texts.set(language, flattened(areas, language));
}

function translatorOf(language: Language, area?: string): Translate {
  const rules = new Intl.PluralRules(language);
  return (path, values = {}) => {
    const table = texts.table(language) ?? {};
    const { count } = values;
    const leaves = (of: string): string[] => [
      ...(typeof count === 'number' ? [`${of}_${rules.select(count)}`] : []),
      ...[of, `${of}_other`],
    ];
    const keys = area === undefined ? leaves(path) : [...leaves(`${area}.${path}`), ...leaves(path)];
    const found = keys.find((key) => Object.hasOwn(table, key));
    // A path that leads nowhere shows itself rather than nothing.
    return found === undefined ? path : texts.t([found], values, language);
  };
}

const translators = new Map<string, Translate>();

/**
 * Reads texts in a language; the same function for the same arguments. With an area, its own text of the same path goes first:
 * `sampler.stage.layers.real` before `stage.layers.real`.
 */
export function translator(language: Language, area?: string): Translate {
  const name = `${language} ${area}`;
  const known = translators.get(name) ?? translatorOf(language, area);
  translators.set(name, known);
  return known;
}
