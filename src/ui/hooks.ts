import { createContext, useCallback, useContext } from 'react';
import { useStore } from 'zustand';
import { holdOf } from '../experiment/locks.ts';
import { type Translate, translator } from '../i18n/index.ts';
import { typeset } from '../i18n/typeset.ts';
import type { LabId } from '../methods/contract.ts';
import { findMethod } from '../methods/index.ts';
import type { Language, Text } from '../schema/text.ts';
import type { ExperimentState } from '../store/experimentStore.ts';
import { type PageId, pageStore } from '../store/pageStore.ts';
import { type Arm, type Pair, pairStore } from '../store/pairStore.ts';
import { type Prefs, prefsStore } from '../store/prefsStore.ts';
import type { Run } from '../store/runStore.ts';
import type { RunStores } from '../store/runStores.ts';
import { type Session, session, sessionStore } from '../store/session.ts';
import { toldStore } from '../store/toldStore.ts';
import { labWords } from './labWords.ts';

/** The run that a part of the page is about; where nobody says otherwise, the one that the controls change. */
export const RunContext = createContext<Session | null>(null);

/** The session of the run that this part of the page is about. */
export function useSession(): Session {
  const chosen = useStore(sessionStore, ({ current }) => current);
  return useContext(RunContext) ?? chosen ?? session();
}
/** The two runs that are compared; null while there is one. */
export const usePair = (): Pair | null => useStore(pairStore, ({ pair }) => pair);

/** Which of two runs this part of the page is about; null while there is one. */
export function useArm(): Arm | null {
  const stores = useStores();
  const pair = usePair();
  if (!pair) return null;
  return pair.a.stores === stores ? 'a' : 'b';
}

export const useStores = (): RunStores => useSession().stores;

/** Slice of the experiment state; the component renders only when the slice changes. */
export const useExperiment = <T>(select: (state: ExperimentState) => T): T => useStore(useStores().experiment, select);
/** Whether the link keeps hands from a setting, by its dotted key, and how. */
export const useHold = (key: string): 'hidden' | 'locked' | null => useExperiment(({ locks }) => holdOf(locks, key));
export const useRun = <T>(select: (run: Run) => T): T => useStore(useStores().run, select);
export const usePrefs = <T>(select: (prefs: Prefs) => T): T => useStore(prefsStore, select);
export const usePage = (): PageId => useStore(pageStore, ({ page }) => page);
export const useLanguage = (): Language => usePrefs((prefs) => prefs.language);

/** Reads texts of declarations in the current language, and again once those that are fetched later are there. */
export function useSay(): (text: Text) => string {
  const language = useLanguage();
  const { texts } = useStore(toldStore);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is fetched is read by the texts themselves
  return useCallback((text: Text) => typeset(text[language], language), [language, texts]);
}

/** Family of the method of the run. */
export const useLab = (): LabId => useExperiment(({ experiment }) => findMethod(experiment.method.id).lab);

/** Reads interface text by catalogue path, e.g. `t('stage.layers.real')`, in the words of the run's lab where it has its own. */
export function useT(): Translate {
  const language = useLanguage();
  const lab = useLab();
  const isThere = useStore(labWords, ({ of }) => of.has(lab));
  return translator(language, isThere ? lab : undefined);
}
