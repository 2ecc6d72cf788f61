import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DecodedLink } from '../experiment/link.ts';
import { engineChoice, followLink } from './engineChoice.ts';
import { createExperimentStore } from './experimentStore.ts';
import { createLinkSync, type LinkSync } from './linkSync.ts';
import { pageStore } from './pageStore.ts';
import { prefsStore } from './prefsStore.ts';

const experimentStore = createExperimentStore();
const { change, replace } = experimentStore;

/** As much of a browser's history as the address needs. */
function browserAt(start: string) {
  const entries: { url: URL; state: unknown }[] = [{ url: new URL(start), state: null }];
  let at = 0;
  const listeners = new Map<string, (() => void)[]>();
  const tell = (...types: string[]): void => {
    for (const type of types) for (const listener of listeners.get(type) ?? []) listener();
  };
  const url = (): URL => (entries[at] as (typeof entries)[number]).url;
  const browser = {
    location: {
      get href() {
        return url().href;
      },
      get hash() {
        return url().hash;
      },
      get search() {
        return url().search;
      },
    },
    history: {
      get state() {
        return entries[at]?.state ?? null;
      },
      pushState(state: unknown, _: string, to: string) {
        entries.splice(at + 1, Number.POSITIVE_INFINITY, { url: new URL(to, url()), state });
        at++;
      },
      replaceState(state: unknown, _: string, to = '') {
        entries[at] = { url: to === '' ? url() : new URL(to, url()), state };
      },
    },
    window: {
      addEventListener: (type: string, listener: () => void) =>
        listeners.set(type, [...(listeners.get(type) ?? []), listener]),
    },
    go(steps: number) {
      at += steps;
      tell('popstate', 'hashchange');
    },
    edit(hash: string) {
      browser.history.pushState(null, '', hash);
      tell('popstate', 'hashchange');
    },
    get length() {
      return entries.length;
    },
  };
  return browser;
}

let browser: ReturnType<typeof browserAt>;
let visits: DecodedLink[];

/** Opens the page at an address, as main.tsx and the session do. */
async function open(address: string): Promise<LinkSync> {
  browser = browserAt(`https://lab.example/m/${address}`);
  vi.stubGlobal('location', browser.location);
  vi.stubGlobal('history', browser.history);
  vi.stubGlobal('window', browser.window);
  const link = createLinkSync({ first: () => experimentStore, twin: () => null });
  const { experiment, preset, engine, notices } = await link.read();
  followLink(engine);
  experimentStore.setState({ experiment, preset, notices, past: [], future: [] });
  visits = [];
  link.onVisit((visited) => {
    visits.push(visited);
    followLink(visited.engine);
    replace(visited.experiment, visited.preset, visited.notices);
    link.complete();
  });
  link.complete();
  return link;
}

/** Lets what was visited be read. */
const visited = () => vi.waitFor(() => expect(visits.length).toBeGreaterThan(0));

const address = (): string => browser.location.href.replace('https://lab.example/m/', '');

beforeEach(() => {
  // Without a change, nothing is stored: there is no storage here.
  if (prefsStore.getState().language !== 'en') prefsStore.getState().set({ language: 'en' });
});
afterEach(() => vi.unstubAllGlobals());

describe('the address', () => {
  it('that was read as given is completed in place', async () => {
    await open('#p=gp&seed=3');
    expect(address()).toBe('#v=1&p=gp&seed=3&lang=en');
    expect(browser.length).toBe(1);
  });

  it('keeps an engine whose bits are the same everywhere, and no other', async () => {
    const link = await open('#p=gp&engine=compiled-wasm-strict');
    expect(address()).toBe('#v=1&p=gp&engine=compiled-wasm-strict&lang=en');
    change({ seed: 3 });
    link.write('push');
    expect(link.href()).toBe('https://lab.example/m/#v=1&p=gp&seed=3&engine=compiled-wasm-strict&lang=en');
    browser.edit('#v=1&p=gp');
    await visited();
    expect(engineChoice.getState().choice).toBe('auto');
    engineChoice.setState({ choice: 'compiled-webgpu' });
    link.write('replace');
    expect(address()).toBe('#v=1&p=gp&lang=en');
    // The choice of this device outlives addresses that say nothing about it.
    followLink(undefined);
    expect(engineChoice.getState().choice).toBe('compiled-webgpu');
    engineChoice.setState({ choice: 'auto' });
  });

  const damaged = [
    '#v%3D1%26p%3Dgp%26seed%3D3',
    '#v=1&amp;p=gp&amp;seed=3',
    '#v=1&p=gp&seed=3)',
    '#v=1&p=gp&seed=3&nonsense=1',
    '#v=1&p=gp&seed=3&training.batch=many',
    '?v=1&p=gp&seed=3',
    '?v=1&amp;p=gp&amp;seed=3',
  ];

  it.each(damaged)('%s stays as it came until the person acts, and is one step back then', async (start) => {
    const link = await open(start);
    const came = address();
    expect(experimentStore.getState()).toMatchObject({ preset: 'gp', experiment: { seed: 3 } });
    expect(browser.length).toBe(1);
    expect(link.href()).toBe('https://lab.example/m/#v=1&p=gp&seed=3&lang=en');
    link.settle();
    link.settle();
    expect(address()).toBe('#v=1&p=gp&seed=3&lang=en');
    expect(browser.length).toBe(2);
    visits = [];
    browser.go(-1);
    await visited();
    expect(address()).toBe(came);
    expect(visits.map(({ experiment }) => experiment.seed)).toEqual([3]);
    visits = [];
    browser.go(1);
    await visited();
    expect(address()).toBe('#v=1&p=gp&seed=3&lang=en');
  });

  it.each(['push', 'replace'] as const)('that was damaged is left by a change (%s)', async (how) => {
    const link = await open('#v%3D1%26p%3Dgp');
    change({ seed: 9 });
    link.write(how);
    expect(address()).toBe('#v=1&p=gp&seed=9&lang=en');
    link.write('replace');
    expect(browser.length).toBe(2);
    visits = [];
    browser.go(-1);
    await visited();
    expect(address()).toBe('#v%3D1%26p%3Dgp');
  });

  it('keeps a query that is no link', async () => {
    for (const query of ['?fbclid=x', '?v=123', '?p=77', '?utm_source=a&lang=fr']) {
      const link = await open(`${query}#v=1&p=gp`);
      expect(address()).toBe(`${query}#v=1&p=gp&lang=en`);
      expect(link.href()).toContain(query);
      await open(query);
      expect(experimentStore.getState().preset).toBe('collapse');
      expect(address()).toContain(`${query}#v=1`);
    }
  });

  it('asks for a language when it is edited, not when somebody goes back', async () => {
    const link = await open('#v=1&p=gp');
    visits = [];
    browser.edit('#v=1&p=gp&seed=4&lang=ja');
    await visited();
    expect(visits.at(-1)?.language).toBe('ja');
    change({ seed: 5 });
    link.write('push');
    visits = [];
    browser.go(-1);
    await visited();
    expect(visits.at(-1)).toMatchObject({ experiment: { seed: 4 } });
    expect(visits.at(-1)?.language).toBeUndefined();
    // The address says what the page says.
    expect(address()).toBe('#v=1&p=gp&seed=4&lang=en');
  });

  it('that is edited and damaged is left alone as well', async () => {
    await open('#v=1&p=gp');
    visits = [];
    browser.edit('#v=1&amp;p=gp&amp;seed=4');
    await visited();
    expect(address()).toBe('#v=1&amp;p=gp&amp;seed=4');
    expect(experimentStore.getState()).toMatchObject({ experiment: { seed: 4 }, notices: [{ kind: 'damaged' }] });
  });

  it('keeps settings and run together where the browser refuses entries, and catches up', async () => {
    const link = await open('#v=1&p=gp');
    const { pushState } = browser.history;
    browser.history.pushState = () => {
      throw new DOMException('too many', 'SecurityError');
    };
    change({ seed: 70 });
    expect(() => link.write('push')).not.toThrow();
    expect(link.href()).toContain('seed=70');
    expect(address()).toBe('#v=1&p=gp&lang=en');
    browser.history.pushState = pushState;
    change({ seed: 80 });
    link.write('push');
    expect(address()).toBe('#v=1&p=gp&seed=80&lang=en');
  });

  it('is written over when a drag rests, once, and at once by what comes before', async () => {
    const link = await open('#v=1&p=gp');
    vi.useFakeTimers();
    for (const seed of [11, 12, 13]) {
      change({ seed }, 'drag');
      link.write('rest');
      vi.advanceTimersByTime(200);
    }
    expect(address()).toBe('#v=1&p=gp&lang=en');
    vi.advanceTimersByTime(200);
    expect(address()).toBe('#v=1&p=gp&seed=13&lang=en');
    expect(browser.length).toBe(1);
    change({ seed: 14 }, 'drag');
    link.write('rest');
    change({ seed: 15 });
    link.write('push');
    vi.advanceTimersByTime(500);
    expect(address()).toBe('#v=1&p=gp&seed=15&lang=en');
    expect(browser.length).toBe(2);
    vi.useRealTimers();
  });

  it('that is read slowly is not visited once another one is, or once something is written', async () => {
    const link = await open('#v=1&p=gp');
    // What was damaged takes longer to read than what is sound.
    browser.edit('#v=1&amp;p=gp&amp;seed=4');
    browser.edit('#v=1&p=gp&seed=5');
    await visited();
    browser.edit('#v=1&amp;p=gp&amp;seed=6');
    change({ seed: 8 });
    link.write('push');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(visits.map(({ experiment }) => experiment.seed)).toEqual([5]);
    expect(address()).toBe('#v=1&p=gp&seed=8&lang=en');
    expect(experimentStore.getState().experiment.seed).toBe(8);
  });

  it('of the claims is left alone until the experiment changes', async () => {
    const link = await open('#claims');
    expect(experimentStore.getState().preset).toBe('collapse');
    expect(pageStore.getState().page).toBe('claims');
    link.write('replace');
    expect(address()).toBe('#claims');
    change({ seed: 21 });
    link.write('push');
    expect(address()).toBe('#v=1&p=collapse&seed=21&lang=en');
    expect(pageStore.getState().page).toBe('playground');
    visits = [];
    browser.go(-1);
    expect(pageStore.getState().page).toBe('claims');
    browser.go(1);
    expect(pageStore.getState().page).toBe('playground');
    expect(visits).toEqual([]);
  });
});
