import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestRest, neighbourRest, RESTS, restHeight } from './sheetHeight.ts';

describe('bottom sheet', () => {
  it('falls to the rest it was left at, on any phone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 480, max: 1_400 }), (height) => {
        for (const rest of RESTS) expect(nearestRest(restHeight(rest, height), height)).toBe(rest);
        const heights = RESTS.map((rest) => restHeight(rest, height));
        expect(heights).toEqual([...heights].sort((a, b) => a - b));
      }),
    );
  });

  it('moves one rest at a time and stops at the ends', () => {
    expect(neighbourRest('low', 1)).toBe('half');
    expect(neighbourRest('full', 1)).toBe('full');
    expect(neighbourRest('low', -1)).toBe('low');
  });
});
