import i18next from 'i18next';
import { LANGUAGES, type Language, type Text } from '../schema/text.ts';
import { caption } from './caption.ts';
import { charts } from './charts.ts';
import { controls } from './controls.ts';
import { shell } from './shell.ts';
import { stage } from './stage.ts';
import { typeset } from './typeset.ts';

/** Interface text by area, as far as the first load needs it; see `addTexts`. Both languages of a sentence stand side by side, so neither can be forgotten. */
export const catalogue = { caption, charts, controls, shell, stage } as const;

/** A nested record of texts; leaf names may carry i18next plural suffixes such as `_one`, `_other`. */
export interface Catalogue {
  readonly [key: string]: Text | Catalogue;
}

export const isText = (node: Text | Catalogue): node is Text =>
  typeof node.en === 'string' && typeof node.ja === 'string';

function inLanguage(node: Catalogue, language: Language): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [
      key,
      isText(child) ? typeset(child[language], language) : inLanguage(child, language),
    ]),
  );
}

/** Starts i18next with both languages in memory; interpolation is plain because React escapes. */
export function startI18n(language: Language): void {
  void i18next.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: {
      en: { translation: inLanguage(catalogue, 'en') },
      ja: { translation: inLanguage(catalogue, 'ja') },
    },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Adds the words of a part of the page that is fetched when it is first opened; they stay out of the first load. */
export function addTexts(areas: Catalogue): void {
  for (const language of LANGUAGES) {
    i18next.addResourceBundle(language, 'translation', inLanguage(areas, language), true, true);
  }
}

export { i18next };
