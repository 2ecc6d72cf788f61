import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key } from '../math/rng.ts';
import { defaultsOf, type ParamValue } from '../schema/param.ts';
import { cellShown, cellsOf, GRID_SIDE, thermometers } from './bits/thermometer.ts';
import { findLaw } from './index.ts';
import type { Law } from './law.ts';

const CELLS = GRID_SIDE ** 2;
const { params, create } = findLaw('thermometer');
const lawOf = (settings: Readonly<Record<string, ParamValue>> = {}): Law =>
  create({ ...defaultsOf(params), ...settings }, { imported: new Map() });
const SOURCES = params.points?.kind === 'choice' ? params.points.options.map(({ value }) => value) : [];

describe('thermometers', () => {
  it('show the cell they were made of, one for each', () => {
    const cells = Uint8Array.from({ length: CELLS }, (_, cell) => cell);
    const images = thermometers(cells);
    expect(images.length).toBe(30 * CELLS);
    cells.forEach((cell) => {
      const image = images.subarray(30 * cell, 30 * (cell + 1));
      expect(cellShown(image)).toBe(cell);
      expect(cellShown(Array.from(image, (bit) => 2 * bit - 1))).toBe(cell);
    });
  });

  it('show none where a bit is on to the right of one that is off', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (bits) => {
        const text = bits.map(Number).join('');
        const whole = [text.slice(0, 15), text.slice(15)].every((half) => !half.includes('01'));
        expect(cellShown(bits.map(Number)) !== null).toBe(whole);
      }),
    );
  });

  it('count what lies beside the window to the cells at its edge', () => {
    const box = { xMin: -1, xMax: 1, yMin: -2, yMax: 2 };
    const points = Float32Array.from([-5, -2, 9, 9, 0, 0, 1, -2, -1, 1.99]);
    expect([...cellsOf(points, box)]).toEqual([0, CELLS - 1, 8 * GRID_SIDE + 8, GRID_SIDE - 1, 15 * GRID_SIDE]);
  });
});

describe('the law of thermometers', () => {
  it.each(SOURCES)('learns points of %s where that law has them', (points) => {
    const { bits, table, sample } = lawOf({ points });
    const seen = new Set<number | null>();
    const rows = table?.().samples ?? new Float32Array();
    expect(rows).toHaveLength(30_000);
    for (let row = 0; row < 1_000; row++) seen.add(cellShown(rows.subarray(30 * row, 30 * (row + 1))));
    expect(seen.has(null)).toBe(false);
    // Other points of the law lie in the same cells, but for a few at the rim.
    const law = findLaw(points);
    const source = law.create(defaultsOf(law.params), { imported: new Map() });
    const fresh = cellsOf(source.sample(key(5, 'fresh'), 1_000), source.bounds);
    expect(fresh.filter((cell) => seen.has(cell)).length).toBeGreaterThan(900);
    expect([bits?.validation.length, bits?.grid?.bounds, bits?.count]).toEqual([1_000, source.bounds, undefined]);
    expect(sample(key(1, 'a'), 3)).toEqual(sample(key(1, 'a'), 3));
  });

  it('is learnt from some of the points, and judged by others whatever is learnt', () => {
    const [all, few] = [lawOf(), lawOf({ examples: 50 })];
    expect(few.images?.training).toHaveLength(50);
    expect(few.bits?.validation).toEqual(all.bits?.validation);
    const training = new Set(all.images?.training);
    expect(few.images?.training.every((row) => training.has(row))).toBe(true);
    const held = new Set(all.images?.heldOut);
    expect(all.bits?.validation.every((row) => held.has(row) && !training.has(row))).toBe(true);
    expect(held.size).toBe(2_000);
  });
});
