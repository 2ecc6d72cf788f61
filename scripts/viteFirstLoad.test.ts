import { describe, expect, it } from 'vitest';
import { AHEAD, PAGE_CHUNKS } from './viteFirstLoad.ts';

describe('the first load', () => {
  const importers: Readonly<Record<string, readonly string[]>> = {
    'index.html': [],
    main: ['index.html'],
    page: ['main', 'part'],
    part: ['page'],
    shared: ['room', 'part'],
    room: [],
    inner: ['room', 'twin'],
    twin: ['inner'],
    [AHEAD]: ['late'],
    control: [AHEAD, 'room'],
    both: [AHEAD, 'page'],
  };
  const firstLoad = (id: string, within: Parameters<(typeof PAGE_CHUNKS)[0]['name']>[1]) =>
    PAGE_CHUNKS.map(({ name }) => name(id, within)).find((name) => name !== null) ?? null;
  const graph = {
    getModuleInfo: (id: string) => {
      const found = importers[id];
      return found ? { isEntry: id === 'index.html', importers: found } : null;
    },
  };

  it('is one chunk of what the entry imports statically, circles included, and nothing else', () => {
    const first = Object.keys(importers).filter((id) => firstLoad(id, graph) === 'first');
    expect(first).toEqual(['page', 'part', 'shared', 'both']);
    expect(firstLoad('unknown', graph)).toBeNull();
    expect(firstLoad('/node_modules/react-aria-components/dist/Menu.mjs', graph)).toBeNull();
  });

  it('has beside it one chunk of what is drawn with it', () => {
    const ahead = Object.keys(importers).filter((id) => firstLoad(id, graph) === 'controls');
    expect(ahead).toEqual(['control']);
  });
});
