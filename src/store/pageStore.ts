import { createStore } from 'zustand/vanilla';
import type { Language } from '../schema/text.ts';

/** Every page. All but the first have an address of their own, `#<id>`: every other hash is an experiment. */
export const PAGE_IDS = ['playground', 'start', 'demos', 'lessons', 'claims', 'sweep'] as const;
export type PageId = (typeof PAGE_IDS)[number];

export const PLAYGROUND: PageId = 'playground';

/** Hash of the address at which a page is shown. */
export const hashOf = (page: Exclude<PageId, 'playground'>, path = ''): string =>
  path ? `#${page}/${path}` : `#${page}`;

/** Where an address leads: `#<page>`, `#<page>/<what of it>`, and behind either `&lang=ja`. */
export interface Place {
  readonly page: PageId;
  /** What of the page is shown, such as the id of a demo; empty for the page as a whole. */
  readonly path: string;
  readonly language?: Language;
}

const ADDRESS = /^#([a-z]+)(?:\/([\w-]{1,60}))?(?:&lang=(en|ja))?$/;

/** The place that a hash names; the playground for whatever names no other page. */
export function placeAt(hash: string): Place {
  const [, id, path = '', language] = ADDRESS.exec(hash) ?? [];
  const page = PAGE_IDS.find((known) => known !== PLAYGROUND && known === id);
  return page ? { page, path, ...(language && { language: language as Language }) } : { page: PLAYGROUND, path: '' };
}

/** What the page shows, and whether it was opened by a link to an experiment. The address decides: `createLinkSync` keeps them in step. */
export const pageStore = createStore<{ readonly page: PageId; readonly path: string; readonly hadLink: boolean }>()(
  () => ({
    page: PLAYGROUND,
    path: '',
    hadLink: false,
  }),
);
