import type { KeptRun } from './keptRuns.ts';
import type { LinkSync } from './linkSync.ts';
import type { Session } from './session.ts';

let pageLink: LinkSync;

/** Called by main.tsx before anything is drawn: the address that both runs share. */
export function provideLink(link: LinkSync): void {
  pageLink = link;
}

/** Puts a run that was left beside that of the page. */
export async function compareWith(first: Session, left: KeptRun): Promise<void> {
  await (await import('./compare.ts')).compareWith(first, pageLink, left);
}

/** Puts a twin beside the run of the page, or ends the comparison; what does it is fetched when it is first wanted. */
export async function toggleCompare(first: Session): Promise<void> {
  await (await import('./compare.ts')).togglePair(first, pageLink);
}
