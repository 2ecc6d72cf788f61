import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tiles } from '../../train/frame.ts';
import { runLength } from './board.ts';
import { chooseEvenly } from './chooseEvenly.ts';
import { rampOf, writeTile } from './pixels.ts';
import { scorePlace, scoreRange } from './scores.ts';
import { gridOf, placeOf, slotAfter, slotAt } from './tileGrid.ts';
import { canCaption, canOrder, orderTiles, TILE_CAPTIONS } from './tileOrder.ts';

const tilesOf = (count: number, rest: Partial<Tiles> = {}): Tiles => ({
  height: 2,
  width: 2,
  channels: 1,
  count,
  pixels: new Uint8ClampedArray(4 * count),
  ...rest,
});

const judged = (...pairs: (readonly [number, number])[]): Pick<Tiles, 'judged'> => ({
  judged: {
    classes: Uint16Array.from(pairs, ([label]) => label),
    confidence: Float32Array.from(pairs, ([, confidence]) => confidence),
  },
});

describe('the order of tiles', () => {
  it('is that of the latents while nothing better is known', () => {
    for (const order of ['latent', 'class', 'most-real', 'least-real'] as const) {
      expect(orderTiles(tilesOf(3), order)).toEqual([0, 1, 2]);
      expect(canOrder(tilesOf(3), order)).toBe(order === 'latent');
    }
  });

  it('has nothing below an image of which nothing is known', () => {
    const offered = (tiles: Tiles | null) => TILE_CAPTIONS.filter((caption) => canCaption(tiles, caption));
    expect([null, tilesOf(1)].map(offered)).toEqual([[], []]);
    expect(offered(tilesOf(1, { scores: Float32Array.of(0) }))).toEqual(['score']);
    expect(offered(tilesOf(1, judged([0, 1])))).toEqual(['class']);
  });

  it('goes by the critic, equal scores by latent', () => {
    const tiles = tilesOf(4, { scores: Float32Array.of(0.2, 0.9, 0.2, 0.5) });
    expect(orderTiles(tiles, 'most-real')).toEqual([1, 3, 0, 2]);
    expect(orderTiles(tiles, 'least-real')).toEqual([0, 2, 3, 1]);
  });

  it('puts the surest of a class first, and what was asked for before what is judged', () => {
    const seen = judged([1, 0.4], [0, 0.6], [1, 1], [0, 0.9]);
    expect(orderTiles(tilesOf(4, seen), 'class')).toEqual([3, 1, 2, 0]);
    expect(orderTiles(tilesOf(4, { ...seen, asked: Uint16Array.of(0, 1, 0, 1) }), 'class')).toEqual([0, 2, 1, 3]);
  });

  it('makes a row of every class only where all have equally many', () => {
    const even = tilesOf(6, { asked: Uint16Array.of(0, 0, 1, 1, 2, 2) });
    expect(runLength(even, [0, 1, 2, 3, 4, 5])).toBe(2);
    expect(runLength(even, [0, 2, 1, 3, 4, 5])).toBeUndefined();
    expect(runLength(tilesOf(6), [0, 1, 2, 3, 4, 5])).toBeUndefined();
    const uneven = tilesOf(6, { asked: Uint16Array.of(0, 0, 1, 1, 1, 2) });
    expect(runLength(uneven, [0, 1, 2, 3, 4, 5])).toBeUndefined();
  });
});

describe('the board', () => {
  const room = fc.record({
    width: fc.integer({ min: 60, max: 1_600 }),
    height: fc.integer({ min: 60, max: 1_200 }),
    gap: fc.integer({ min: 0, max: 8 }),
    caption: fc.constantFrom(0, 14),
  });

  it('keeps every image inside and finds it again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), room, (count, given) => {
        const grid = gridOf(count, given);
        fc.pre(grid.side > 0);
        for (let slot = 0; slot < count; slot++) {
          const [x, y] = placeOf(grid, slot);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + grid.side).toBeLessThanOrEqual(given.width + 1);
          expect(y + grid.side + given.caption).toBeLessThanOrEqual(given.height + 1);
          expect(slotAt(grid, x + grid.side / 2, y + grid.side / 2)).toBe(slot);
        }
        expect(slotAt(grid, -1, 0)).toBeNull();
      }),
    );
  });

  it('makes images as large as a square room allows', () => {
    expect(gridOf(100, { width: 500, height: 500, gap: 0, caption: 0 })).toMatchObject({ columns: 10, side: 50 });
    expect(gridOf(100, { width: 500, height: 250, gap: 0, caption: 0 }).side).toBe(33);
    expect(gridOf(100, { width: 500, height: 500, gap: 0, caption: 0 }, 20)).toMatchObject({ rows: 5, side: 25 });
  });

  it('is walked by keys and never left', () => {
    const grid = gridOf(10, { width: 400, height: 300, gap: 0, caption: 0 }, 4);
    expect(slotAfter(grid, 5, 'ArrowDown')).toBe(9);
    expect(slotAfter(grid, 7, 'ArrowDown')).toBe(7);
    expect(slotAfter(grid, 0, 'ArrowLeft')).toBe(0);
    expect(slotAfter(grid, 6, 'Home')).toBe(4);
    expect(slotAfter(grid, 8, 'End')).toBe(9);
    expect(slotAfter(grid, 3, 'PageDown')).toBe(7);
    expect(slotAfter(grid, 9, 'PageUp')).toBe(1);
    expect(slotAfter(grid, 3, 'Enter')).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.constantFrom('PageDown', 'End', 'ArrowRight'), (slot, key) => {
        const next = slotAfter(grid, slot, key) as number;
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(10);
      }),
    );
  });
});

describe('pixels', () => {
  const ramp = rampOf('#ffffff', '#102030');

  it('write grey from paper to ink', () => {
    expect([...ramp.slice(0, 4)]).toEqual([255, 255, 255, 255]);
    expect([...ramp.slice(-4)]).toEqual([16, 32, 48, 255]);
    const target = new Uint8ClampedArray(4 * 3 * 3);
    writeTile(tilesOf(2, { pixels: Uint8ClampedArray.of(0, 0, 0, 0, 0, 255, 0, 0) }), 1, ramp, target, 1, 3);
    expect([...target.slice(8, 12)]).toEqual([16, 32, 48, 255]);
    expect([...target.slice(4, 8)]).toEqual([255, 255, 255, 255]);
    expect([...target.slice(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  it('write three channels as they are', () => {
    const target = new Uint8ClampedArray(16);
    const pixels = Uint8ClampedArray.from({ length: 12 }, (_, i) => 10 * i);
    writeTile(tilesOf(1, { channels: 3, pixels }), 0, ramp, target, 0, 2);
    expect([...target]).toEqual([0, 10, 20, 255, 30, 40, 50, 255, 60, 70, 80, 255, 90, 100, 110, 255]);
  });
});

describe('scores', () => {
  it('stand in the range of the method, or of all tiles of the moment', () => {
    const tiles = {
      generated: tilesOf(2, { scores: Float32Array.of(-3, 1) }),
      real: tilesOf(1, { scores: Float32Array.of(5) }),
    };
    expect(scoreRange(tiles, { scale: [0, 0.5, 1] })).toEqual([0, 1]);
    expect(scoreRange(tiles, { scale: 'relative' })).toEqual([-3, 5]);
    expect(scoreRange({ generated: tilesOf(1), real: tilesOf(1) }, { scale: 'relative' })).toEqual([0, 1]);
    expect(scorePlace(1, [-3, 5])).toBe(0.5);
    expect(scorePlace(9, [-3, 5])).toBe(1);
    expect(scorePlace(2, [2, 2])).toBe(0.5);
  });
});

describe('a choice of moments', () => {
  it('is even and keeps both ends', () => {
    const steps = Array.from({ length: 31 }, (_, i) => 10 * i);
    expect(chooseEvenly(steps, 4)).toEqual([0, 100, 200, 300]);
    expect(chooseEvenly(steps, 50)).toBe(steps);
    expect(chooseEvenly(steps, 1)).toEqual([300]);
  });
});
