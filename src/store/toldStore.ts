import { createStore } from 'zustand/vanilla';
import type { Text } from '../schema/text.ts';

/**
 * What tips and dialogs tell of settings, methods and metrics, by place. In a built page these texts are fetched once there is a run
 * (scripts/viteTold.ts); elsewhere they are part of the declarations and there is nothing here.
 */
export const toldStore = createStore<{ readonly texts: readonly (readonly [en: string, ja: string])[] }>()(() => ({
  texts: [],
}));

/** The text at a place, for declarations of a built page; empty until it is fetched. */
export const toldLater = (place: number): Text => ({
  get en() {
    return toldStore.getState().texts[place]?.[0] ?? '';
  },
  get ja() {
    return toldStore.getState().texts[place]?.[1] ?? '';
  },
});

let fetching: Promise<void> | undefined;

/** Fetches the texts unless they are there or on their way; without a network, until the next call, there are none. */
export function fetchTold(): Promise<void> {
  fetching ??= import('virtual:told').then(
    ({ default: texts }) => toldStore.setState({ texts }),
    () => {
      fetching = undefined;
    },
  );
  return fetching;
}
