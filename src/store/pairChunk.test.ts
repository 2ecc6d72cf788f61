import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextChunk } from './pairChunk.ts';

/** Meetings on a machine that takes so long for a step and for a look; how long the last ways took, ms. */
function ways(stepMs: number, lookMs: number, count = 12): readonly number[] {
  let last: { steps: number; tookMs: number; lookMs: number } | null = null;
  return Array.from({ length: count }, () => {
    const steps = nextChunk('max', last);
    last = { steps, tookMs: steps * stepMs + lookMs, lookMs };
    return last.tookMs;
  });
}

it('settles where a way takes a third of a second, of which showing takes a fifth at most', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 60, noNaN: true }),
      fc.double({ min: 0, max: 400, noNaN: true }),
      (step, look) => {
        const took = ways(step, look).at(-1) as number;
        const trained = Math.max(300, 4 * look);
        expect(took - look).toBeGreaterThan(Math.min(0.8 * trained, trained - step));
        expect(took - look).toBeLessThan(1.25 * trained + step);
      },
    ),
  );
});

it('takes at least one step, however slow', () => {
  expect(ways(5_000, 10).at(-1)).toBe(5_010);
  expect(nextChunk('max', { steps: 1, tookMs: 0, lookMs: 50 })).toBe(4);
});

it('goes by the speed that was chosen, and step by step in slow motion', () => {
  expect([nextChunk(100, null), nextChunk(1, null), nextChunk('stages', null)]).toEqual([30, 1, 1]);
});
