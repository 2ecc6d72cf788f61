import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeriesPoint } from '../../store/seriesStore.ts';
import { apart, boundsDomain, isBroken } from './boundLines.ts';

const point = (values: SeriesPoint['values']): SeriesPoint => ({ step: 1, values }) as SeriesPoint;
const sound = { latentCeiling: -7, latentBound: -7.5, logLikelihoodTraining: -8, reconstructionBound: -10 };

describe('bounds of a tower', () => {
  it('are broken where one is above what bounds it, and nowhere else', () => {
    expect(isBroken([point(sound), point({ ...sound, logLikelihoodTraining: -7.2 })])).toBe(false);
    expect(isBroken([point(sound), point({ ...sound, logLikelihoodTraining: -6.9 })])).toBe(true);
    expect(isBroken([point({ ...sound, latentBound: -6.9 })])).toBe(true);
    expect(isBroken([point({ ...sound, reconstructionBound: -7.4 })])).toBe(true);
    expect(isBroken([point({ latentCeiling: null, latentBound: -7 })])).toBe(false);
  });

  it('are drawn from what was reached, not from how untrained layers began', () => {
    const begun = point({ latentCeiling: -60, latentBound: -61, logLikelihoodTraining: -62, reconstructionBound: -65 });
    expect(boundsDomain([begun, point(sound)])).toEqual([-13.2, -6.5]);
    expect(boundsDomain([point(sound)])).toEqual([-10.2, -6.5]);
  });

  it('have labels that never touch, in the order of the lines', () => {
    const wishes = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(wishes, (ys) => {
        const placed = apart(ys, 16, 100);
        const sorted = [...placed].sort((a, b) => a - b);
        for (let i = 1; i < sorted.length; i++) {
          expect((sorted[i] as number) - (sorted[i - 1] as number)).toBeGreaterThanOrEqual(16 - 1e-9);
        }
        expect(Math.max(...placed)).toBeLessThanOrEqual(100);
        ys.forEach((y, i) => {
          ys.forEach((other, j) => {
            if (y < other) expect(placed[i]).toBeLessThan(placed[j] as number);
          });
        });
      }),
    );
  });
});
