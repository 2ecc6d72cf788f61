import { type DecodedLink, decodeLink, encodeLink, isPlainLink } from '../experiment/link.ts';
import { linkedEngine } from './engineChoice.ts';
import type { ExperimentStore } from './experimentStore.ts';
import { carriedPart, receivePoints } from './linkedPoints.ts';
import { PLAYGROUND, pageStore, placeAt } from './pageStore.ts';
import { prefsStore } from './prefsStore.ts';

/**
 * Keeps the address bar and the experiment in step: every state has a link, back and forward visit earlier ones. While
 * the address is that of another page, the experiment stays as it is and the address is left alone. An address that was
 * not used exactly as given stays as it came until the person acts; what is written then is a new entry, so that the
 * address is still there one step back.
 */
export interface LinkSync {
  /** What the current address asks for; the first preset where it asks for another page. */
  read(): Promise<DecodedLink>;
  /**
   * Writes the experiment of the store into the address: as a new history entry, which leaves another page, over the
   * current one, or over it when a drag rests.
   */
  write(how: 'push' | 'replace' | 'rest'): void;
  /** Completes an address that was used exactly as given: no act of the person. */
  complete(): void;
  /** The person works with what an address was read as. */
  settle(): void;
  /** Link to the experiment without data, wherever they came from. */
  href(): string;
  /** Called when the person went back or forward, or edited the address; only an edit asks for a language. */
  onVisit(listener: (link: DecodedLink) => void): void;
}

/** Browsers throttle history changes (about 100 in 30 s); drags are written when they rest. */
const REST_MS = 300;

/** State of a history entry that was seen before, so that a return can be told from an edit. */
const SEEN = { seen: true } as const;

/** Writes a history entry; false where the browser will not, as some limit their rate. */
function enter(how: 'pushState' | 'replaceState', url?: string): boolean {
  try {
    history[how](SEEN, '', url);
    return true;
  } catch {
    return false;
  }
}

/** What the address is to say: the first run, and the one beside it where there are two. */
export interface LinkSource {
  first(): ExperimentStore;
  twin(): ExperimentStore | null;
}

export function createLinkSync({ first, twin }: LinkSource): LinkSync {
  let written = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The address holds what was not used exactly as given, and nobody has acted since. */
  let isLeft = false;
  /** Shows the place that the address names. */
  const follow = (): void => {
    const { page, path } = placeAt(location.hash);
    pageStore.setState({ page, path });
  };
  const isAway = (): boolean => pageStore.getState().page !== PLAYGROUND;
  /** Query that is a link: some programs turn `#` into `?`. */
  let linkQuery = '';
  let visits = 0;

  /** What the address asks for. Most links are sound, and need none of what mends the others. */
  const decode = async (): Promise<DecodedLink> => {
    const { hash, search } = location;
    const sound = decodeLink(hash);
    if (search === '' && sound.notices.length === 0 && isPlainLink(hash)) return sound;
    const mending = await import('../experiment/mendLink.ts').catch(() => null);
    if (!mending)
      return { ...sound, notices: [{ kind: 'malformed', key: '#', given: hash.slice(0, 40) }, ...sound.notices] };
    if (mending.isLink(search)) linkQuery = search;
    return mending.readLink(hash.length <= 1 && search === linkQuery ? search : hash);
  };

  const hash = (): string => {
    const { experiment: shown, present, preset, locks } = first().getState();
    // An address names the run, not the place in its past that is looked at.
    const experiment = present ?? shown;
    const { language } = prefsStore.getState();
    const beside = { language, locks, engine: linkedEngine(), twin: twin()?.getState().experiment };
    return encodeLink(experiment, preset, beside);
  };
  /** What the address holds: with the data, if they came in it. */
  const whole = (): string => `${hash()}${carriedPart(first().getState().experiment)}`;
  /** The address without its hash, and without a query that was read as a link. */
  const base = (): string => location.href.split(location.search === linkQuery ? /[?#]/ : '#')[0] as string;
  const put = (how: 'push' | 'replace'): void => {
    clearTimeout(timer);
    timer = undefined;
    // What is written now counts, not what an address visited before is still read as.
    visits++;
    if (isAway() && how === 'replace') return;
    pageStore.setState({ page: PLAYGROUND, path: '' });
    const next = whole();
    if (next === written && location.hash === next) return;
    const pushes = how === 'push' || isLeft;
    isLeft = false;
    written = next;
    // What could not be written is caught up with by the next entry; the run has its settings all the same.
    if (!enter(pushes ? 'pushState' : 'replaceState', `${base()}${next}`)) written = '';
  };
  /** Reads the address, and leaves it alone until it is known to be sound. */
  const take = async (): Promise<DecodedLink> => {
    written = location.hash;
    if (history.state === null) enter('replaceState');
    isLeft = true;
    const visit = ++visits;
    const link = await receivePoints(await decode());
    if (visit === visits) isLeft = isLeft && link.notices.length > 0;
    return link;
  };

  return {
    async read() {
      follow();
      pageStore.setState({ hadLink: location.hash.length > 1 });
      const { language } = placeAt(location.hash);
      return isAway() ? { ...decodeLink(''), ...(language && { language }) } : take();
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
        const returns = isAway();
        follow();
        if (isAway()) return;
        if (location.hash === written || (returns && location.hash === whole())) {
          written = location.hash;
          // The language, or a drag that had not come to rest, may have changed the link meanwhile.
          if (returns && !isLeft) put('replace');
          return;
        }
        clearTimeout(timer);
        const isEdit = history.state === null;
        const visit = visits + 1;
        void take().then(({ language, ...link }) => {
          if (visit === visits) listener(isEdit && language ? { ...link, language } : link);
        });
      };
      window.addEventListener('popstate', visit);
      window.addEventListener('hashchange', visit);
    },
  };
}
