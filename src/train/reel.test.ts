import { describe, expect, it } from 'vitest';
import { imageSpace } from '../data/space.ts';
import { createReel } from './reel.ts';

const space = imageSpace(1, 2, 1);
/** Three tiles whose brightness tells step and tile. */
const tilesAt = (step: number): Float32Array =>
  Float32Array.from({ length: 6 }, (_, at) => ((step / 100) % 100) / 127.5 - 1 + Math.floor(at / 2) / 127.5);

describe('a reel', () => {
  it('keeps moments of chosen tiles in order', () => {
    const reel = createReel(space);
    for (const step of [0, 100, 200]) reel.record(step, tilesAt(step));
    const { steps, tiles, strip } = reel.read([2, 0, 7, -1, 0.5]);
    expect(steps).toEqual([0, 100, 200]);
    expect(tiles).toEqual([2, 0]);
    expect([...strip.pixels]).toEqual([2, 2, 0, 0, 3, 3, 1, 1, 4, 4, 2, 2]);
    expect(strip.count).toBe(6);
  });

  it('stays small however long a run is, evenly spaced, the start included', () => {
    const reel = createReel(space);
    for (let step = 0; step <= 100_000; step += 100) reel.record(step, tilesAt(step));
    const { steps } = reel.read([0]);
    expect(steps.length).toBeGreaterThan(24);
    expect(steps.length).toBeLessThan(50);
    expect(steps[0]).toBe(0);
    const gaps = new Set(steps.slice(1).map((step, i) => step - (steps[i] as number)));
    expect(gaps.size).toBe(1);
    expect(steps.at(-1)).toBeGreaterThan(96_000);
  });

  it('forgets what a run that goes back has not done yet', () => {
    const reel = createReel(space);
    for (const step of [0, 100, 200, 300]) reel.record(step, tilesAt(step));
    reel.cut(100);
    expect(reel.read([0]).steps).toEqual([0, 100]);
    reel.record(100, tilesAt(500));
    expect(reel.read([0]).steps).toEqual([0, 100]);
    expect(reel.read([0]).strip.pixels[2]).toBe(5);
    expect(createReel(space).read([0])).toMatchObject({ steps: [], tiles: [] });
  });

  it('goes on after an interruption with what was kept of the first tiles', () => {
    const reel = createReel(space);
    for (let step = 0; step <= 6_000; step += 100) reel.record(step, tilesAt(step));
    const kept = reel.read([0, 1]);
    const next = createReel(space);
    next.restore(kept);
    expect(next.read([0, 1])).toEqual(kept);
    for (const each of [reel, next])
      for (let step = 6_100; step <= 6_800; step += 100) each.record(step, tilesAt(step));
    expect(next.read([0, 1])).toEqual(reel.read([0, 1]));
    // Of the others nothing earlier is known.
    expect(next.read([2]).steps).toEqual(reel.read([2]).steps.filter((step) => step > 6_000));
    next.restore({ ...kept, steps: [0] });
    expect(next.read([0, 1])).toEqual(reel.read([0, 1]));
  });
});
