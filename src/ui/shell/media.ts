import { useCallback, useSyncExternalStore } from 'react';

/** Sheet layout with the bottom panel; the same limit stands in the style sheets. */
export const PHONE = '(max-width: 900px)';

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
