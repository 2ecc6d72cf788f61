import { createStore } from 'zustand/vanilla';

/** Hash of the address at which the claims are shown. Every other hash is an experiment. */
export const CLAIMS_HASH = '#claims';

export type PageId = 'playground' | 'claims';

/** What the page shows. The address decides: `createLinkSync` keeps the two in step. */
export const pageStore = createStore<{ readonly page: PageId }>()(() => ({ page: 'playground' }));
