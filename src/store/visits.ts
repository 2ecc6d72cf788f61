import { engineChoice, followLink } from './engineChoice.ts';
import type { LinkSync } from './linkSync.ts';
import { pairStore } from './pairStore.ts';
import { prefsStore } from './prefsStore.ts';
import { session } from './session.ts';

const compare = () => import('./compare.ts');

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
    const { pair } = pairStore.getState();
    if (pair && !twin) await (await compare()).closePair('a');
    const first = pairStore.getState().pair?.a ?? session();
    first.visit(visited, isAnew);
    if (twin && pair) pair.b.visit({ ...visited, experiment: twin, notices: [] }, isAnew);
    else if (twin) await (await compare()).openPair(first, link, twin);
    link.complete();
  });
}
