import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import { LANGUAGES, type Language } from '../schema/text.ts';
import { LAYERS, type Layer } from '../train/frame.ts';
import type { Speed } from '../worker/protocol.ts';

export type Theme = 'auto' | 'light' | 'dark';

/** What belongs to the person and the device rather than to the experiment; remembered between visits. */
export interface Prefs {
  readonly language: Language;
  readonly theme: Theme;
  readonly layers: readonly Layer[];
  readonly speed: Speed;
  /** Panel below the stage, by its id. */
  readonly instrument: string;
  /** Keep training while the tab is hidden. */
  readonly trainHidden: boolean;
}

interface PrefsActions {
  readonly set: (changes: Partial<Prefs>) => void;
  readonly toggleLayer: (layer: Layer) => void;
}

/** Steps per second of a first visit: a collapse takes about two seconds, so that it can be seen. */
const WATCHABLE_SPEED = 2_000;

const DEFAULT_LAYERS: readonly Layer[] = ['real', 'generated', 'field', 'contours', 'gradients', 'modes', 'kernel'];

function browserLanguage(): Language {
  const wanted = typeof navigator === 'undefined' ? 'en' : navigator.language.slice(0, 2);
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}

/** Stored values come from an earlier version or from a curious person: anything unexpected falls back. */
function sanitise(stored: unknown, base: Prefs): Prefs {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Record<keyof Prefs, unknown>>;
  const isSpeed = (value: unknown): value is Speed =>
    value === 'stages' || value === 'max' || (typeof value === 'number' && value > 0 && Number.isFinite(value));
  return {
    language: LANGUAGES.find((language) => language === given.language) ?? base.language,
    theme: (['auto', 'light', 'dark'] as const).find((theme) => theme === given.theme) ?? base.theme,
    layers: Array.isArray(given.layers)
      ? LAYERS.filter((layer) => (given.layers as unknown[]).includes(layer))
      : base.layers,
    speed: isSpeed(given.speed) ? given.speed : base.speed,
    instrument: typeof given.instrument === 'string' ? given.instrument : base.instrument,
    trainHidden: given.trainHidden === true,
  };
}

/** Local storage that may be full or forbidden: what cannot be kept holds for this visit. */
const safeStorage: StateStorage = {
  getItem: (name) => attempt(() => localStorage.getItem(name)) ?? null,
  setItem: (name, value) => void attempt(() => localStorage.setItem(name, value)),
  removeItem: (name) => void attempt(() => localStorage.removeItem(name)),
};

function attempt<T>(job: () => T): T | undefined {
  try {
    return job();
  } catch {
    return undefined;
  }
}

export const prefsStore = createStore<Prefs & PrefsActions>()(
  persist(
    (set) => ({
      language: browserLanguage(),
      theme: 'auto',
      layers: DEFAULT_LAYERS,
      speed: WATCHABLE_SPEED,
      instrument: 'why',
      trainHidden: false,
      set: (changes) => set(changes),
      toggleLayer: (layer) =>
        set(({ layers }) => ({
          layers: layers.includes(layer) ? layers.filter((other) => other !== layer) : [...layers, layer],
        })),
    }),
    {
      name: 'modescope.prefs',
      version: 1,
      storage: createJSONStorage(() => safeStorage),
      merge: (stored, current) => ({ ...current, ...sanitise(stored, current) }),
      partialize: ({ language, theme, layers, speed, instrument, trainHidden }) => ({
        language,
        theme,
        layers,
        speed,
        instrument,
        trainHidden,
      }),
    },
  ),
);
