import { describe, expect, it } from 'vitest';
import { firstLoad } from './viteFirstLoad.ts';

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
  };
  const graph = {
    getModuleInfo: (id: string) => {
      const found = importers[id];
      return found ? { isEntry: id === 'index.html', importers: found } : null;
    },
  };

  it('is one chunk of what the entry imports statically, circles included, and nothing else', () => {
    const first = Object.keys(importers).filter((id) => firstLoad(id, graph) === 'first');
    expect(first).toEqual(['page', 'part', 'shared']);
    expect(firstLoad('unknown', graph)).toBeNull();
    expect(firstLoad('/node_modules/react-aria-components/dist/Menu.mjs', graph)).toBeNull();
  });
});
