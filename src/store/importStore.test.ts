import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import {
  findImported,
  forgetOtherImports,
  importedFor,
  importStore,
  keepImported,
  storedImports,
} from './importStore.ts';

const points = (id: string) => ({
  id,
  name: `${id}.csv`,
  points: Float32Array.of(0, 0, 1, 1),
  mean: [0, 0] as const,
  std: [1, 1] as const,
  columns: ['x', 'y'] as const,
});

beforeEach(() => importStore.setState({ files: new Map(), unsaved: false }));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('keeps points for this visit and says so where the device cannot store them', async () => {
  expect(await keepImported(points('a'))).toBe('this-visit');
  expect(importStore.getState().unsaved).toBe(true);
  expect((await findImported('a'))?.name).toBe('a.csv');
});

it('hands the trainer exactly the points that the experiment names', async () => {
  await keepImported(points('a'));
  await keepImported(points('b'));
  const named = withValues(defaultExperiment(), { 'data.id': 'imported', 'data.file': 'b' });
  expect((await importedFor(named)).map(({ id }) => id)).toEqual(['b']);
  expect(await importedFor(withValues(named, { 'data.file': 'elsewhere' }))).toEqual([]);
  expect(await importedFor(withValues(named, { 'data.file': '' }))).toEqual([]);
  expect(await importedFor(defaultExperiment())).toEqual([]);
});

it('answers calmly where nothing can be stored', async () => {
  expect(await storedImports()).toEqual([]);
  await forgetOtherImports(null);
  expect(await findImported('none')).toBeNull();
});

it.each([
  ['never answers', () => new EventTarget()],
  [
    'refuses',
    () => {
      throw new DOMException('denied', 'SecurityError');
    },
  ],
])('uses points where IndexedDB %s', async (_, open) => {
  vi.stubGlobal('indexedDB', { open });
  vi.resetModules();
  const store = await import('./importStore.ts');
  vi.useFakeTimers();
  const kept = store.keepImported(points('a'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await kept).toBe('this-visit');
  expect(store.importStore.getState()).toMatchObject({ unsaved: true });
  expect((await store.findImported('a'))?.name).toBe('a.csv');
  const known = store.storedImports();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await known).toEqual([]);
});
