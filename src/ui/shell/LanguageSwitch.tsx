import type { Language } from '../../schema/text.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { useLanguage, useT } from '../hooks.ts';

const NAMES: readonly (readonly [Language, string])[] = [
  ['en', 'EN'],
  ['ja', '日本語'],
];

/** Puts the language on `<html lang>`: screen readers and line breaking depend on it. */
export function applyLanguage(language: Language): void {
  document.documentElement.lang = language;
}

export function LanguageSwitch() {
  const t = useT();
  const current = useLanguage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own layout
    <div className="shell-language" role="group" aria-label={t('shell.header.language')}>
      {NAMES.map(([language, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          onClick={() => prefsStore.getState().set({ language })}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
