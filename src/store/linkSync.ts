import type { Experiment } from '../experiment/experiment.ts';
import { type DecodedLink, decodeLink, encodeLink } from '../experiment/link.ts';
import { experimentStore } from './experimentStore.ts';
import { CLAIMS_HASH, pageStore } from './pageStore.ts';
import { prefsStore } from './prefsStore.ts';

/**
 * Keeps the address bar and the experiment in step: every state has a link, back and forward visit earlier ones. While
 * the address is that of the claims, the experiment stays as it is and the address is left alone.
 */
export interface LinkSync {
  /** What the current address asks for; the first preset where it asks for the claims. */
  read(): DecodedLink;
  /**
   * Writes the experiment of the store into the address: as a new history entry, which leaves the claims, over the
   * current one, or over it when a drag rests.
   */
  write(how: 'push' | 'replace' | 'rest'): void;
  href(): string;
  /** Called when the person went back or forward, or edited the address. */
  onVisit(listener: (link: DecodedLink) => void): void;
}

/** Browsers throttle history changes (about 100 in 30 s); drags are written when they rest. */
const REST_MS = 300;

export function createLinkSync(): LinkSync {
  let written = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const asksForClaims = (): boolean => location.hash === CLAIMS_HASH;
  const isAway = (): boolean => pageStore.getState().page !== 'playground';

  const hash = (): string => {
    const { experiment, preset } = experimentStore.getState();
    return encodeLink(experiment as Experiment, preset, prefsStore.getState().language);
  };
  const put = (how: 'push' | 'replace'): void => {
    clearTimeout(timer);
    timer = undefined;
    if (isAway() && how === 'replace') return;
    pageStore.setState({ page: 'playground' });
    const next = hash();
    if (next === written && location.hash === next) return;
    written = next;
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', next);
  };

  return {
    read() {
      pageStore.setState({ page: asksForClaims() ? 'claims' : 'playground' });
      return decodeLink(asksForClaims() ? '' : location.hash);
    },
    write(how) {
      if (how !== 'rest') put(how);
      else {
        clearTimeout(timer);
        timer = setTimeout(() => put('replace'), REST_MS);
      }
    },
    href: () => `${location.href.split('#')[0]}${hash()}`,
    onVisit(listener) {
      const visit = (): void => {
        if (asksForClaims()) {
          pageStore.setState({ page: 'claims' });
          return;
        }
        const returns = isAway();
        pageStore.setState({ page: 'playground' });
        if (location.hash === written || (returns && location.hash === hash())) {
          written = location.hash;
          // The language, or a drag that had not come to rest, may have changed the link meanwhile.
          if (returns) put('replace');
          return;
        }
        written = location.hash;
        listener(decodeLink(location.hash));
      };
      window.addEventListener('popstate', visit);
      window.addEventListener('hashchange', visit);
    },
  };
}
