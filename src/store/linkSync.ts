import type { Experiment } from '../experiment/experiment.ts';
import { type DecodedLink, decodeLink, encodeLink } from '../experiment/link.ts';
import { experimentStore } from './experimentStore.ts';
import { prefsStore } from './prefsStore.ts';

/** Keeps the address bar and the experiment in step: every state has a link, back and forward visit earlier ones. */
export interface LinkSync {
  /** What the current address asks for. */
  read(): DecodedLink;
  /** Writes the experiment of the store into the address: as a new history entry, over the current one, or over it when a drag rests. */
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

  const hash = (): string => {
    const { experiment, preset } = experimentStore.getState();
    return encodeLink(experiment as Experiment, preset, prefsStore.getState().language);
  };
  const put = (how: 'push' | 'replace'): void => {
    clearTimeout(timer);
    timer = undefined;
    const next = hash();
    if (next === written && location.hash === next) return;
    written = next;
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', next);
  };

  return {
    read: () => decodeLink(location.hash),
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
        if (location.hash === written) return;
        written = location.hash;
        listener(decodeLink(location.hash));
      };
      window.addEventListener('popstate', visit);
      window.addEventListener('hashchange', visit);
    },
  };
}
