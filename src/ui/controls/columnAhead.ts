import type { ComponentType } from 'react';

let Column: ComponentType | undefined;

/** The controls, which the document has the browser fetch beside the first script (scripts/viteAhead.ts). */
export const fetchColumn = () =>
  import('./ControlColumn.tsx').then(({ ControlColumn }) => {
    Column = ControlColumn;
    return { default: ControlColumn };
  });

/** The controls if they are there already, so that they are drawn with the page and not after it. */
export const columnAhead = (): ComponentType | undefined => Column;
