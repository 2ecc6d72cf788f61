import { describe, expect, it } from 'vitest';
import { classCounts } from '../../data/images/imageReport.ts';
import { smallSet } from '../../testing/images.ts';
import { sampleRows, tilesOfSet, weightsOf } from './summary.ts';

describe('the summary of imported images', () => {
  const set = smallSet([0, 1, 1, 0, 1, 1], 6, 2);

  it('counts the images of each class', () => {
    expect(classCounts(set)).toEqual([2, 4]);
    expect(classCounts(smallSet(null, 3))).toEqual([]);
  });

  it('shows every class in turn', () => {
    const rows = sampleRows(set, 4);
    expect(rows.map((row) => set.labels?.[row])).toEqual([0, 1, 0, 1]);
    expect(new Set(rows).size).toBe(4);
    expect(sampleRows(set, 50).length).toBeLessThanOrEqual(6);
    expect(sampleRows(smallSet(null, 3), 2)).toEqual([0, 1]);
  });

  it('copies rows as tiles', () => {
    const tiles = tilesOfSet(set, [5, 0]);
    const size = set.height * set.width * set.channels;
    expect(tiles.count).toBe(2);
    expect([...tiles.pixels.slice(0, size)]).toEqual([...set.pixels.slice(5 * size)]);
    expect([...tiles.pixels.slice(size)]).toEqual([...set.pixels.slice(0, size)]);
  });

  it('leaves classes out by weights of zero', () => {
    expect(weightsOf([true, true])).toEqual([]);
    expect(weightsOf([true, false, true])).toEqual([1, 0, 1]);
  });
});
