import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { MicroscopeReading } from '../../train/instruments/penaltyMicroscope.ts';
import { outline, slopeField, topOf, violating, worstOf } from './slopes.ts';

test('an outline steps once per bin and closes on the base line', () => {
  expect(outline(Float64Array.of(0.25, 0.75), 0.75)).toBe('M0 100V66.67H50.00V0.00H100.00V100');
  expect(topOf([Float64Array.of(0, 0.25), Float64Array.of(0.5)])).toBe(0.5);
  expect(topOf([new Float64Array(3)])).toBe(1);
});

describe('the places that violate', () => {
  it('are those beyond the least excess, each with its own points', () => {
    const violations = { least: 0.1, share: 2 / 3, value: 0 };
    const excess = Float32Array.of(-0.5, 0.05, 0.25);
    const single = violating({ ...violations, ends: 1, points: Float32Array.of(0, 1, 2, 3, 4, 5), excess });
    expect([...single.points]).toEqual([0, 1, 4, 5]);
    expect([...single.excess]).toEqual([-0.5, 0.25]);
    expect(worstOf(single)).toBe(-0.5);
    const pairs = violating({ ...violations, ends: 2, points: Float32Array.from({ length: 12 }, (_, i) => i), excess });
    expect([...pairs.points]).toEqual([0, 1, 2, 3, 8, 9, 10, 11]);
  });

  it('are as many as the reading’s share says, and may be none', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true }), { maxLength: 30 }), (values) => {
        const excess = Float32Array.from(values);
        const points = new Float32Array(2 * values.length);
        const marks = violating({ points, ends: 1, excess, least: 0, share: 0, value: 0 });
        expect(marks.excess).toHaveLength(excess.filter((value) => value !== 0).length);
        expect(marks.points).toHaveLength(2 * marks.excess.length);
        expect(worstOf(marks) === undefined).toBe(marks.excess.length === 0);
      }),
    );
  });
});

test('the slope map has the target in the middle of its colours, or half its reach where the target is 0', () => {
  const bounds = { xMin: -1, xMax: 1, yMin: -1, yMax: 1 };
  const heat = { bounds, columns: 1, rows: 2, slopes: Float32Array.of(1, 3), max: 3 };
  const scaleAt = (target: number, reach: number) => slopeField({ heat, target, reach } as MicroscopeReading).scale;
  expect(scaleAt(0.5, 3)).toEqual([0, 0.5, 3]);
  expect(scaleAt(0, 3)).toEqual([0, 1.5, 3]);
});
