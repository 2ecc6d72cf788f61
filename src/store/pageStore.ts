import { createStore } from 'zustand/vanilla';

/** Pages in the order of the header. All but the first have an address of their own, `#<id>`: every other hash is an experiment. */
export const PAGE_IDS = ['playground', 'claims'] as const;
export type PageId = (typeof PAGE_IDS)[number];

export const PLAYGROUND: PageId = 'playground';

/** Hash of the address at which a page is shown. */
export const hashOf = (page: Exclude<PageId, 'playground'>): string => `#${page}`;

/** The page that an address names. */
export const pageAt = (hash: string): PageId =>
  PAGE_IDS.find((id) => id !== PLAYGROUND && hash === `#${id}`) ?? PLAYGROUND;

/** What the page shows, and whether it was opened by a link to an experiment. The address decides: `createLinkSync` keeps them in step. */
export const pageStore = createStore<{ readonly page: PageId; readonly hadLink: boolean }>()(() => ({
  page: PLAYGROUND,
  hadLink: false,
}));
