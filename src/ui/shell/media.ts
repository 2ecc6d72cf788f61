import { useCallback, useSyncExternalStore } from 'react';

/** Layout with the bottom panel; the same limits stand in the style sheets. */
export const PHONE = '(max-width: 900px)';

/** A phone lying on its side: stage and panel share the width. */
export const SIDEWAYS = '(min-width: 601px) and (max-width: 900px) and (min-height: 331px) and (max-height: 560px)';

/** Too small for anything to share its room, as a page at 400 %: one column, which scrolls (column.css). */
export const COLUMN = '(max-width: 600px) and (max-height: 580px), (max-width: 900px) and (max-height: 330px)';

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
