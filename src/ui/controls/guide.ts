import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const guideStore = createStore<{ readonly key: string | null }>()(() => ({ key: null }));

/** Marks the one control that the caption asks for by its dotted key; null marks none. */
export function guideTo(key: string | null): void {
  guideStore.setState({ key });
}

export const useGuided = (key: string): boolean => useStore(guideStore, (guide) => guide.key === key);
