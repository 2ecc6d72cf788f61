import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bar, barsOf, byDeficit, commonTarget, lostBars, shareLimit } from './shares.ts';

const bar = (number: number, share: number | null, target: number): Bar => ({
  number,
  share,
  target,
  captured: share !== null && share > 0,
});

const anyBar = fc.record({
  number: fc.integer({ min: 1, max: 99 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  target: fc.double({ min: 0, max: 1, noNaN: true }),
  captured: fc.boolean(),
});

describe('shares of the read-out', () => {
  it('claims nothing before the first evaluation', () => {
    const mode = { x: 0, y: 0, stdX: 1, stdY: 1, weight: 0.5 };
    const bars = barsOf([mode, mode], []);
    expect(bars).toEqual([bar(1, null, 0.5), bar(2, null, 0.5)]);
    expect(lostBars(bars)).toEqual([]);
  });

  it('puts the largest deficit first and keeps every bar', () => {
    expect(byDeficit([bar(1, 0.4, 0.25), bar(2, 0, 0.25), bar(3, 0.1, 0.25)]).map(({ number }) => number)).toEqual([
      2, 3, 1,
    ]);
    fc.assert(
      fc.property(fc.array(anyBar), (bars) => {
        const sorted = byDeficit(bars);
        expect(new Set(sorted)).toEqual(new Set(bars));
        sorted.slice(1).forEach((next, index) => {
          const previous = sorted[index] as Bar;
          expect(previous.target - (previous.share ?? 0)).toBeGreaterThanOrEqual(next.target - (next.share ?? 0));
        });
      }),
    );
  });

  it('keeps every bar and target below the upper end of the axis', () => {
    fc.assert(
      fc.property(fc.array(anyBar), (bars) => {
        const limit = shareLimit(bars);
        expect(limit).toBeGreaterThan(0);
        for (const { share, target } of bars) expect(Math.max(share ?? 0, target)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('names one target only where all modes share it', () => {
    expect(commonTarget([bar(1, 0, 0.5), bar(2, 1, 0.5)])).toBe(0.5);
    expect(commonTarget([bar(1, 0, 0.4), bar(2, 1, 0.6)])).toBeNull();
    expect(commonTarget([])).toBeNull();
  });
});
