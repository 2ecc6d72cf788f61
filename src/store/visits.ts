import { engineChoice, followLink } from './engineChoice.ts';
import type { LinkSync } from './linkSync.ts';
import { pairStore } from './pairStore.ts';
import { prefsStore } from './prefsStore.ts';
import { session } from './session.ts';

/** Keeps the page with its address: back, forward and edits bring the runs that it names, and another language rewrites it. */
export function followVisits(link: LinkSync): void {
  let isVisiting = false;
  prefsStore.subscribe((now, before) => {
    if (now.language !== before.language && !isVisiting) link.write('replace');
  });
  link.onVisit(async ({ engine, language, twin, ...visited }) => {
    const { choice } = engineChoice.getState();
    followLink(engine);
    const isAnew = engineChoice.getState().choice !== choice;
    isVisiting = true;
    if (language) prefsStore.getState().set({ language });
    isVisiting = false;
    if (twin || pairStore.getState().pair) await (await import('./compare.ts')).visitPair(link, visited, isAnew, twin);
    else session().visit(visited, isAnew);
    link.complete();
  });
}
