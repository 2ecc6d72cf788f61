import type { Experiment } from '../experiment/experiment.ts';
import { type DecodedLink, decodeLink, encodeLink } from '../experiment/link.ts';
import { isLink } from '../experiment/mendLink.ts';
import { experimentStore } from './experimentStore.ts';
import { CLAIMS_HASH, pageStore } from './pageStore.ts';
import { prefsStore } from './prefsStore.ts';

/**
 * Keeps the address bar and the experiment in step: every state has a link, back and forward visit earlier ones. While
 * the address is that of the claims, the experiment stays as it is and the address is left alone. An address that was
 * not used exactly as given stays as it came until the person acts; what is written then is a new entry, so that the
 * address is still there one step back.
 */
export interface LinkSync {
  /** What the current address asks for; the first preset where it asks for the claims. */
  read(): DecodedLink;
  /**
   * Writes the experiment of the store into the address: as a new history entry, which leaves the claims, over the
   * current one, or over it when a drag rests.
   */
  write(how: 'push' | 'replace' | 'rest'): void;
  /** Completes an address that was used exactly as given: no act of the person. */
  complete(): void;
  /** The person works with what an address was read as. */
  settle(): void;
  href(): string;
  /** Called when the person went back or forward, or edited the address; only an edit asks for a language. */
  onVisit(listener: (link: DecodedLink) => void): void;
}

/** Browsers throttle history changes (about 100 in 30 s); drags are written when they rest. */
const REST_MS = 300;

/** State of a history entry that was seen before, so that a return can be told from an edit. */
const SEEN = { seen: true } as const;

export function createLinkSync(): LinkSync {
  let written = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The address holds what was not used exactly as given, and nobody has acted since. */
  let isLeft = false;
  const asksForClaims = (): boolean => location.hash === CLAIMS_HASH;
  const isAway = (): boolean => pageStore.getState().page !== 'playground';
  /** Some programs turn the `#` of a link into a `?`. */
  const asksByQuery = (): boolean => location.hash.length <= 1 && isLink(location.search);
  const asked = (): string => (asksByQuery() ? location.search : location.hash);

  const hash = (): string => {
    const { experiment, preset } = experimentStore.getState();
    return encodeLink(experiment as Experiment, preset, prefsStore.getState().language);
  };
  /** The address without its hash, and without a query that was read as a link. */
  const base = (): string => location.href.split(isLink(location.search) ? /[?#]/ : '#')[0] as string;
  const put = (how: 'push' | 'replace'): void => {
    clearTimeout(timer);
    timer = undefined;
    if (isAway() && how === 'replace') return;
    pageStore.setState({ page: 'playground' });
    const next = hash();
    if (next === written && location.hash === next) return;
    const pushes = how === 'push' || isLeft;
    isLeft = false;
    written = next;
    history[pushes ? 'pushState' : 'replaceState'](SEEN, '', `${base()}${next}`);
  };
  const take = (): DecodedLink => {
    const link = decodeLink(asked());
    isLeft = link.notices.length > 0;
    written = location.hash;
    if (history.state === null) history.replaceState(SEEN, '');
    return link;
  };

  return {
    read() {
      pageStore.setState({ page: asksForClaims() ? 'claims' : 'playground' });
      return asksForClaims() ? decodeLink('') : take();
    },
    write(how) {
      if (how !== 'rest') put(how);
      else {
        clearTimeout(timer);
        timer = setTimeout(() => put('replace'), REST_MS);
      }
    },
    complete() {
      if (!isLeft) put('replace');
    },
    settle() {
      if (isLeft) put('push');
    },
    href: () => `${base()}${hash()}`,
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
          if (returns && !isLeft) put('replace');
          return;
        }
        clearTimeout(timer);
        const isEdit = history.state === null;
        const { language, ...link } = take();
        listener(isEdit && language ? { ...link, language } : link);
      };
      window.addEventListener('popstate', visit);
      window.addEventListener('hashchange', visit);
    },
  };
}
