import { beforeEach, expect, it, vi } from 'vitest';
import type { ImageSet } from '../data/images/imageSet.ts';
import { defaultExperiment, withValue, withValues } from '../experiment/experiment.ts';
import { smallSet } from '../testing/images.ts';

/** IndexedDB as a map that can be full or forbidden. */
const device = vi.hoisted(() => ({ sets: new Map<string, unknown>(), state: 'free' as 'free' | 'full' | 'forbidden' }));

vi.mock('idb-keyval', () => {
  const allowed = async (): Promise<void> => {
    if (device.state === 'forbidden') throw new DOMException('no storage', 'SecurityError');
  };
  return {
    createStore: () => ({}),
    get: (id: string) => allowed().then(() => device.sets.get(id)),
    keys: () => allowed().then(() => [...device.sets.keys()]),
    del: (id: string) => allowed().then(() => void device.sets.delete(id)),
    set: async (id: string, value: unknown) => {
      await allowed();
      if (device.state === 'full') throw new DOMException('full', 'QuotaExceededError');
      device.sets.set(id, structuredClone(value));
    },
  };
});

const { findImages, forgetImages, imageStore, imagesFor, keepImages, storedImages, storedSummaries } = await import(
  './imageStore.ts'
);

const labelled = (id: string): ImageSet => ({ ...smallSet([0, 1, 1], 3, 2), id });
const reopenPage = (): void => imageStore.setState({ sets: new Map(), unsaved: false });

beforeEach(() => {
  device.sets.clear();
  device.state = 'free';
  reopenPage();
});

it('keeps a set for the next visit, labelled or not', async () => {
  const plain = { ...smallSet(null, 2), id: 'b' };
  expect(await keepImages(labelled('a'))).toBe('on-device');
  expect(await keepImages(plain)).toBe('on-device');
  reopenPage();
  expect(await findImages('a')).toEqual(labelled('a'));
  expect(await findImages('b')).toEqual(plain);
  expect(imageStore.getState().sets.size).toBe(2);
  expect(await findImages('c')).toBeNull();
});

it('says so where the device is full, and loses nothing', async () => {
  await keepImages(labelled('a'));
  device.state = 'full';
  expect(await keepImages(labelled('b'))).toBe('this-visit');
  expect(imageStore.getState().unsaved).toBe(true);
  expect((await findImages('b'))?.id).toBe('b');
  expect(await storedImages()).toEqual(['a']);
  device.state = 'free';
  expect(await keepImages(labelled('b'))).toBe('on-device');
  expect(imageStore.getState().unsaved).toBe(false);
});

it('answers calmly where nothing can be stored', async () => {
  device.state = 'forbidden';
  expect(await keepImages(labelled('a'))).toBe('this-visit');
  expect((await findImages('a'))?.id).toBe('a');
  expect(await findImages('b')).toBeNull();
  expect(await storedImages()).toEqual([]);
});

it('lists what it keeps without remembering it, and deletes one', async () => {
  for (const id of ['a', 'b']) await keepImages(labelled(id));
  reopenPage();
  const { name, count } = labelled('a');
  expect(await storedSummaries()).toEqual(['a', 'b'].map((id) => ({ id, isTurned: false, name, count, classes: 2 })));
  expect(imageStore.getState().sets.size).toBe(0);
  await forgetImages('a');
  expect((await storedSummaries()).map(({ id }) => id)).toEqual(['b']);
  expect(await findImages('a')).toBeNull();
  device.state = 'forbidden';
  expect(await storedSummaries()).toEqual([]);
});

it('finds the images that an experiment names', async () => {
  await keepImages(labelled('a'));
  const named = (set: string) =>
    withValues(withValue(defaultExperiment(), 'data.id', 'imported-images'), { 'data.set': set });
  expect((await imagesFor(named('a'))).map(({ id }) => id)).toEqual(['a']);
  expect(await imagesFor(named(''))).toEqual([]);
  expect(await imagesFor(named('gone'))).toEqual([]);
  expect(await imagesFor(withValue(defaultExperiment(), 'data.id', 'mnist'))).toEqual([]);
  expect(await imagesFor(defaultExperiment())).toEqual([]);
});

it('takes nothing from the device that is not a set', async () => {
  const good = labelled('a');
  const bad: readonly unknown[] = [
    null,
    'a',
    { ...good, id: 'other' },
    { ...good, name: 1 },
    { ...good, pixels: [...good.pixels] },
    { ...good, pixels: good.pixels.subarray(1) },
    { ...good, count: 0, pixels: new Uint8Array(0) },
    { ...good, height: -2, width: -2 },
    { ...good, labels: undefined },
    { ...good, labels: Uint8Array.of(0, 1) },
    { ...good, labels: Uint8Array.of(0, 1, 2) },
    { ...good, classes: [1, 2] },
  ];
  for (const stored of bad) {
    device.sets.set('a', stored);
    expect(await findImages('a')).toBeNull();
  }
  device.sets.set('a', good);
  expect(await findImages('a')).toEqual(good);
});
