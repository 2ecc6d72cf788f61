import { createStore } from 'zustand/vanilla';

/** Hash of the address at which the claims are shown. Every other hash is an experiment. */
export const CLAIMS_HASH = '#claims';

export type PageId = 'playground' | 'claims';

/** What the page shows, and whether it was opened by a link to an experiment. The address decides: `createLinkSync` keeps them in step. */
export const pageStore = createStore<{ readonly page: PageId; readonly hadLink: boolean }>()(() => ({
  page: 'playground',
  hadLink: false,
}));
