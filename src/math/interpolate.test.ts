import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpolateLinear, interpolateSpherical } from './interpolate.ts';

const length = (x: Float32Array): number => Math.hypot(...x);
const vector = fc.array(fc.float({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 });

describe('paths between two latents', () => {
  it('start at one and end at the other', () => {
    fc.assert(
      fc.property(vector, vector, (from, to) => {
        const [a, b] = [Float32Array.from(from), Float32Array.from(to)];
        for (const path of [interpolateLinear, interpolateSpherical]) {
          for (let i = 0; i < a.length; i++) {
            expect(path(a, b, 0)[i]).toBeCloseTo(a[i] as number, 4);
            expect(path(a, b, 1)[i]).toBeCloseTo(b[i] as number, 4);
          }
        }
      }),
    );
  });

  it('keep to the circle, or cut it', () => {
    const [a, b] = [Float32Array.of(2, 0), Float32Array.of(0, 2)];
    const middle = interpolateSpherical(a, b, 0.5);
    expect(middle[0]).toBeCloseTo(Math.SQRT2, 6);
    expect(middle[1]).toBeCloseTo(Math.SQRT2, 6);
    expect(length(interpolateSpherical(a, b, 1 / 3))).toBeCloseTo(2, 6);
    expect([...interpolateLinear(a, b, 0.5)]).toEqual([1, 1]);
  });

  it('are straight where there is no single great circle', () => {
    const a = Float32Array.of(1, 2);
    expect([...interpolateSpherical(a, Float32Array.of(-1, -2), 0.5)]).toEqual([0, 0]);
    expect([...interpolateSpherical(a, a, 0.5)]).toEqual([1, 2]);
    expect([...interpolateSpherical(Float32Array.of(0, 0), a, 0.5)]).toEqual([0.5, 1]);
  });
});
