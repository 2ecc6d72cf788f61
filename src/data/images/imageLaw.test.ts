import { describe, expect, it } from 'vitest';
import { key } from '../../math/rng.ts';
import { bars } from '../../testing/bars.ts';
import { smallSet } from '../../testing/images.ts';
import { importedImages } from '../importedImages.ts';
import { type Law, LawError } from '../law.ts';
import { mnist } from '../mnist.ts';
import { stackedMnist } from '../stackedMnist.ts';
import { imageLaw } from './imageLaw.ts';
import type { ImageSet } from './imageSet.ts';
import { selectImages } from './selection.ts';

const lawOf = (set: ImageSet, weights: readonly number[] = [], limit: number | null = null): Law =>
  imageLaw(selectImages(set, { weights, limit }));

/** Shares of the classes in a list of labels. */
const sharesIn = (labels: ArrayLike<number>, classes: number): number[] =>
  Array.from(
    { length: classes },
    (_, label) => Array.from(labels).filter((own) => own === label).length / labels.length,
  );

/** Rows of a set that images [count, size] came from; −1 for one that is in no row. */
function rowsOf(set: ImageSet, images: Float32Array): number[] {
  const size = set.height * set.width;
  const known = new Map<string, number>();
  for (let row = 0; row < set.count; row++) known.set(set.pixels.slice(row * size, (row + 1) * size).join(), row);
  return Array.from({ length: images.length / size }, (_, i) => {
    const bytes = images.slice(i * size, (i + 1) * size).map((value) => Math.round((value + 1) * 127.5));
    return known.get(bytes.join()) ?? -1;
  });
}

describe('a law of images', () => {
  const set = bars(300);

  it('has every training image in its table once, and no held-out one', () => {
    const law = lawOf(set);
    const { samples, classes } = law.table?.() ?? { samples: new Float32Array() };
    const rows = rowsOf(set, samples);
    expect([...rows].sort((a, b) => a - b)).toEqual([...(law.images?.training ?? [])].sort((a, b) => a - b));
    expect(new Set(rows).size).toBe(240);
    expect(rows.map((row) => set.labels?.[row])).toEqual([...(classes ?? [])]);
    const held = new Set(law.images?.heldOut);
    expect(held.size).toBe(60);
    expect(rows.some((row) => held.has(row))).toBe(false);
  });

  it('draws the same samples with and without labels, and fresh ones that it never learns from', () => {
    const law = lawOf(set);
    const drawn = law.labels?.sample(key(3, 'test'), 50);
    expect(drawn?.samples).toEqual(law.sample(key(3, 'test'), 50));
    expect(rowsOf(set, drawn?.samples ?? new Float32Array()).map((row) => set.labels?.[row])).toEqual([
      ...(drawn?.classes ?? []),
    ]);
    const fresh = rowsOf(set, law.images?.fresh(key(1, 'fresh'), 1_000) ?? new Float32Array());
    expect([...fresh].sort((a, b) => a - b)).toEqual([...(law.images?.heldOut ?? [])]);
    expect(rowsOf(set, law.images?.fresh(key(1, 'fresh'), 12) ?? new Float32Array())).toHaveLength(12);
  });

  it('weighs classes against how often they occur, in the table, in samples and in fresh data', () => {
    const law = lawOf(set, [1, 0, 3]);
    expect(law.labels?.shares).toEqual([0.25, 0, 0.75]);
    expect(sharesIn(law.table?.().classes ?? [], 3)).toEqual([0.25, 0, 0.75]);
    expect(sharesIn(law.labels?.sample(key(1, 'w'), 4_000).classes ?? [], 3)[0]).toBeCloseTo(0.25, 1);
    const fresh = rowsOf(set, law.images?.fresh(key(1, 'w'), 1_000) ?? new Float32Array());
    // Twenty held-out diagonals and a third as many bars across; no image twice.
    expect(new Set(fresh).size).toBe(fresh.length);
    expect(
      sharesIn(
        fresh.map((row) => set.labels?.[row] ?? -1),
        3,
      ),
    ).toEqual([7 / 26, 0, 19 / 26]);
  });

  it('gives a perfect sampler held-out images, the classes by chance, and compares it with others', () => {
    const law = lawOf(set, [1, 0, 2]);
    const held = new Set(law.images?.heldOut);
    const counts = new Set<number>();
    for (const seed of [1, 2, 3, 4]) {
      const { samples, reference } = law.images?.unseen(key(seed, 'u'), 1_000) ?? {
        samples: set.pixels,
        reference: [],
      };
      const [drawn, others] = [rowsOf(set, samples as Float32Array), rowsOf(set, reference as Float32Array)];
      const all = [...drawn, ...others];
      expect(all.every((row) => held.has(row) && set.labels?.[row] !== 1)).toBe(true);
      expect(new Set(all).size).toBe(all.length);
      // Twenty of one class and half as many of the other are held out by their shares: half of these thirty.
      expect(drawn).toHaveLength(15);
      expect(others.length).toBeGreaterThan(10);
      counts.add(drawn.filter((row) => set.labels?.[row] === 0).length);
    }
    expect(counts.size).toBeGreaterThan(1);
    expect(rowsOf(set, law.images?.unseen(key(1, 'u'), 4).samples ?? new Float32Array())).toHaveLength(4);
    const tiny = smallSet([0, 1], 2);
    expect(rowsOf(tiny, lawOf(tiny).images?.unseen(key(1, 'u'), 9).samples ?? new Float32Array())).toHaveLength(1);
  });

  it('keeps proportions under a limit, and what a smaller limit keeps', () => {
    const [few, more] = [lawOf(set, [], 30), lawOf(set, [], 120)];
    expect(sharesIn(few.table?.().classes ?? [], 3)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    const kept = new Set(more.images?.training);
    expect(few.images?.training.every((row) => kept.has(row))).toBe(true);
  });

  it('refuses weights that leave nothing, and says why', () => {
    expect(() => lawOf(set, [0, 0, 0])).toThrow(LawError);
    expect(() => lawOf(set, [], 2)).toThrow(LawError);
  });

  it('has no labels for a set without any, or with one class', () => {
    expect(lawOf(smallSet(null, 40)).labels).toBeUndefined();
    expect(lawOf(smallSet(null, 40)).table?.().classes).toBeUndefined();
    expect(lawOf(smallSet(Array(40).fill(0), 40)).labels).toBeUndefined();
  });

  it('compares a set too small to hold anything out with itself', () => {
    const law = lawOf(smallSet([0, 1], 2));
    expect(law.images?.heldOut).toHaveLength(0);
    expect(rowsOf(smallSet([0, 1], 2), law.images?.fresh(key(1, 'x'), 9) ?? new Float32Array())).toHaveLength(2);
  });
});

describe('the registered laws', () => {
  const set = bars(300, 28, 'mnist');
  const resources = { imported: new Map(), images: new Map([['mnist', set]]) };

  it('say where their images are missing', () => {
    const none = { imported: new Map() };
    expect(() => mnist.create({ weights: [], examples: 8_000 }, none)).toThrow(LawError);
    expect(() => stackedMnist.create({ examples: 1_000 }, none)).toThrow(LawError);
    const noneYet = { set: '', weights: [], examples: 100 };
    expect(() => importedImages.create(noneYet, resources)).toThrow(/drop IDX files/);
    expect(() => importedImages.create({ ...noneYet, set: 'gone' }, resources)).toThrow(/same files again/);
    expect(importedImages.imageSet?.({ ...noneYet, set: 'gone' })).toBe('gone');
  });

  it('make images of the declared space', () => {
    for (const declaration of [mnist, importedImages]) {
      const law = declaration.create({ set: 'mnist', weights: [], examples: 8_000 } as never, resources);
      expect(law.space).toEqual(declaration.space);
      expect(law.sample(key(1, 'a'), 3)).toHaveLength(3 * 784);
    }
  });

  it('stacks digits: a table of its own, fresh stacks of held-out digits only', () => {
    const law = stackedMnist.create({ examples: 1_000 }, resources);
    expect(law.space).toEqual(stackedMnist.space);
    expect(law.labels).toBeUndefined();
    expect(law.table?.().samples).toHaveLength(1_000 * 2_352);
    const fresh = law.images?.fresh(key(2, 'a'), 20) ?? new Float32Array();
    const red = fresh.filter((_, at) => at % 3 === 0);
    const held = new Set(law.images?.heldOut);
    expect(rowsOf(set, red).every((row) => held.has(row))).toBe(true);
  });
});
