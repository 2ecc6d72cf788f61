import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { typeset } from '../i18n/typeset.ts';
import type { Language, Text } from '../schema/text.ts';
import { type ExperimentState, experimentStore } from '../store/experimentStore.ts';
import { type PageId, pageStore } from '../store/pageStore.ts';
import { type Prefs, prefsStore } from '../store/prefsStore.ts';
import { type Run, runStore } from '../store/runStore.ts';

/** Slice of the experiment state; the component renders only when the slice changes. */
export const useExperiment = <T>(select: (state: ExperimentState) => T): T => useStore(experimentStore, select);
export const useRun = <T>(select: (run: Run) => T): T => useStore(runStore, select);
export const usePrefs = <T>(select: (prefs: Prefs) => T): T => useStore(prefsStore, select);
export const usePage = (): PageId => useStore(pageStore, ({ page }) => page);
export const useLanguage = (): Language => usePrefs((prefs) => prefs.language);

/** Reads texts of declarations in the current language. */
export function useSay(): (text: Text) => string {
  const language = useLanguage();
  return useCallback((text: Text) => typeset(text[language], language), [language]);
}

/** Reads interface text by catalogue path, e.g. `t('stage.layers.real')`. */
export function useT(): ReturnType<typeof useTranslation>['t'] {
  return useTranslation().t;
}
