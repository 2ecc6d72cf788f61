import { useCallback, useSyncExternalStore } from 'react';

/** Sheet layout with the bottom panel; the same limit stands in the style sheets. */
export const PHONE = '(max-width: 900px)';

/** The phone's layout lying on its side, or a page zoomed in far: stage and panel share the width. */
export const SIDEWAYS = `${PHONE} and (max-height: 560px)`;

/** Whether a media query matches; follows changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
