import type { ComponentType } from 'react';
import type { PageId } from '../../store/pageStore.ts';

/** A place in the header. Its title is the text `shell.pages.<id>`, its way past the header `shell.skip.<id>`. */
export interface PageDeclaration {
  readonly id: PageId;
  /** Fetches what it shows; the playground is there at once. */
  readonly load?: () => Promise<ComponentType>;
  /** Where the keyboard is taken past header and settings: to what the page is for. */
  readonly target: string;
}

/** Every page in the order of the header. A new one is an entry here, an id in `store/pageStore.ts`, and its texts. */
export const PAGES: readonly PageDeclaration[] = [
  {
    id: 'start',
    target: '.shell-page',
    load: () => import('../start/StartPage.tsx').then(({ StartPage }) => StartPage),
  },
  { id: 'playground', target: '.transport-play' },
  {
    id: 'demos',
    target: '.shell-page',
    load: () => import('../demos/DemosPage.tsx').then(({ DemosPage }) => DemosPage),
  },
  {
    id: 'lessons',
    target: '.shell-page',
    load: () => import('../lessons/LessonsPage.tsx').then(({ LessonsPage }) => LessonsPage),
  },
  {
    id: 'claims',
    target: '.shell-page',
    load: () => import('../claims/Claims.tsx').then(({ Claims }) => Claims),
  },
  {
    id: 'sweep',
    target: '.shell-page',
    load: () => import('../sweep/SweepPage.tsx').then(({ SweepPage }) => SweepPage),
  },
];

export const findPage = (id: PageId): PageDeclaration => PAGES.find((page) => page.id === id) as PageDeclaration;
