import { useCallback, useSyncExternalStore } from 'react';

/**
 * Layout with the bottom panel, up to 900 pixels of the design. The same limits stand in the style sheets, where the build turns
 * pixels into letters of 16 (viteTypeScale.ts).
 */
export const PHONE = '(max-width: 56.25em)';

/** A phone lying on its side: stage and panel share the width. */
export const SIDEWAYS =
  '(min-width: 37.5625em) and (max-width: 56.25em) and (min-height: 20.6875em) and (max-height: 35em)';

/** Too small for anything to share its room, as a page at 400 %: one column, which scrolls (column.css). */
export const COLUMN = '(max-width: 37.5em) and (max-height: 36.25em), (max-width: 56.25em) and (max-height: 20.625em)';

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
