import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldFrame } from '../../train/frame.ts';
import { contoursOf, fieldContours, fieldThresholds, scalePosition, stepOf } from './contours.ts';
import { FIELD_STEPS, rampSteps } from './palette.ts';

const bounds = { xMin: -1, xMax: 1, yMin: -2, yMax: 2 };

function gridOf(columns: number, rows: number, value: (x: number, y: number) => number) {
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = bounds.xMin + ((column + 0.5) / columns) * (bounds.xMax - bounds.xMin);
      const y = bounds.yMin + ((row + 0.5) / rows) * (bounds.yMax - bounds.yMin);
      values[row * columns + column] = value(x, y);
    }
  }
  return { bounds, columns, rows, values };
}

const scales: fc.Arbitrary<FieldFrame['scale']> = fc
  .tuple(
    fc.double({ min: -50, max: 50, noNaN: true }),
    fc.double({ min: 0.1, max: 20, noNaN: true }),
    fc.double({ min: 0.1, max: 20, noNaN: true }),
  )
  .map(([middle, below, above]) => [middle - below, middle, middle + above]);

describe('steps of the colour scale', () => {
  it('puts the anchors at 0, one half and 1, and clamps beyond', () => {
    const scale = [-4, 1, 2] as const;
    expect([-9, -4, -1.5, 1, 1.5, 2, 7].map((value) => scalePosition(value, scale))).toEqual([
      0, 0, 0.25, 0.5, 0.75, 1, 1,
    ]);
  });

  it('has one threshold fewer than steps, ascending, with the middle anchor in the middle', () => {
    expect(fieldThresholds([0, 0.5, 1]).map((value) => Number(value.toFixed(9)))).toEqual([
      0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9,
    ]);
    fc.assert(
      fc.property(scales, (scale) => {
        const thresholds = fieldThresholds(scale);
        expect(thresholds).toHaveLength(FIELD_STEPS - 1);
        expect(thresholds[(FIELD_STEPS - 2) / 2]).toBeCloseTo(scale[1]);
        for (let i = 1; i < thresholds.length; i++) expect(thresholds[i]).toBeGreaterThan(thresholds[i - 1] as number);
      }),
    );
  });

  it('changes step exactly at the thresholds', () => {
    fc.assert(
      fc.property(scales, (scale) => {
        const nudge = 1e-6 * (scale[2] - scale[0]);
        fieldThresholds(scale).forEach((threshold, index) => {
          expect(stepOf(threshold - nudge, scale)).toBe(index);
          expect(stepOf(threshold + nudge, scale)).toBe(index + 1);
        });
      }),
    );
  });

  it('has a step of its own for a neutral middle, in its very colour', () => {
    const thresholds = fieldThresholds([-9, 0, 9], true);
    expect(thresholds).toHaveLength(FIELD_STEPS - 2);
    expect(thresholds.map((value) => Math.round(1e6 * value) / 1e6)).toEqual([-7, -5, -3, -1, 1, 3, 5, 7]);
    expect(rampSteps('#000000', '#808080', '#ffffff', FIELD_STEPS - 1)[4]).toBe('#808080');
  });

  it('has no thresholds where the scale says nothing', () => {
    expect(fieldThresholds([1, 1, 1])).toEqual([]);
    expect(fieldThresholds([Number.NaN, Number.NaN, Number.NaN])).toEqual([]);
    expect(scalePosition(3, [1, 1, 1])).toBe(0.5);
  });

  it('mixes ten flat colours that start and end near the ends of the ramp', () => {
    const steps = rampSteps('#000000', '#808080', '#ffffff');
    expect(steps).toHaveLength(FIELD_STEPS);
    expect(new Set(steps).size).toBe(FIELD_STEPS);
    expect(steps[0]).toBe('#0d0d0d');
    expect(steps.at(-1)).toBe('#f2f2f2');
  });
});

describe('contours', () => {
  it('of a plane is a straight line at the threshold, in data units', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.8, max: 0.8, noNaN: true }), (at) => {
        const { levels } = contoursOf(
          gridOf(16, 24, (x) => x),
          [at],
        );
        const rings = levels[0]?.rings ?? [];
        expect(rings).toHaveLength(1);
        const ring = rings[0] as Float32Array;
        const inner = Array.from(ring).filter((_, i) => {
          const y = ring[i + 1] as number;
          return (
            i % 2 === 0 && y > bounds.yMin + 0.01 && y < bounds.yMax - 0.01 && (ring[i] as number) < bounds.xMax - 0.01
          );
        });
        expect(inner.length).toBeGreaterThan(20);
        for (const x of inner) expect(x).toBeCloseTo(at, 5);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps rows and columns apart', () => {
    const { levels } = contoursOf(
      gridOf(16, 24, (_, y) => y),
      [0.5],
    );
    const ring = levels[0]?.rings[0] as Float32Array;
    const heights = Array.from(ring).filter((_, i) => i % 2 === 1);
    expect(Math.min(...heights)).toBeCloseTo(0.5, 5);
    expect(Math.max(...heights)).toBeCloseTo(bounds.yMax, 5);
  });

  it('of a hill is a ring of the right area, and of a pit a hole', () => {
    const area = (ring: Float32Array): number => {
      let sum = 0;
      for (let i = 0; i + 3 < ring.length; i += 2) {
        const [x, y, nextX, nextY] = ring.subarray(i, i + 4) as unknown as [number, number, number, number];
        sum += x * nextY - nextX * y;
      }
      return sum / 2;
    };
    const hill = contoursOf(
      gridOf(64, 128, (x, y) => -Math.hypot(x, y)),
      [-0.5],
    );
    expect(Math.abs(area(hill.levels[0]?.rings[0] as Float32Array))).toBeCloseTo(Math.PI / 4, 2);
    const pit = contoursOf(
      gridOf(64, 128, (x, y) => Math.hypot(x, y)),
      [0.5],
    );
    const [outer, hole] = (pit.levels[0]?.rings ?? []).map(area);
    expect(Math.sign(outer as number)).toBe(-Math.sign(hole as number));
    expect(Math.abs((outer as number) + (hole as number))).toBeCloseTo(8 - Math.PI / 4, 1);
  });

  it('counts values that are not finite as low', () => {
    const { levels } = contoursOf(
      gridOf(8, 8, () => Number.NaN),
      [0],
    );
    expect(levels[0]?.rings).toEqual([]);
  });

  it('of one field are computed once', () => {
    const field: FieldFrame = { ...gridOf(8, 8, (x) => x), scale: [-1, 0, 1] };
    expect(fieldContours(field)).toBe(fieldContours(field));
    expect(fieldContours({ ...field })).not.toBe(fieldContours(field));
    expect(fieldContours(field).levels).toHaveLength(FIELD_STEPS - 1);
  });
});
