import { expect, it } from 'vitest';
import type { ChainsReading } from '../../train/instruments/chains.ts';
import { isLying, rangeOf, tracePath } from './traces.ts';

it('holds all traces and modes, and leaves out what ran away', () => {
  const modes = Float32Array.of(-2, 2);
  expect(rangeOf({ traces: Float32Array.of(0, 3), modes })).toEqual([-2, 3]);
  expect(rangeOf({ traces: Float32Array.of(0, Number.NaN, Number.POSITIVE_INFINITY), modes })).toEqual([-2, 2]);
  expect(rangeOf({ traces: Float32Array.of(5, 5), modes: new Float32Array() })).toEqual([4, 6]);
  expect(rangeOf({ traces: Float32Array.of(Number.NaN), modes: new Float32Array() })).toEqual([-1, 1]);
});

it('draws the chain that is asked for', () => {
  const traces = Float32Array.of(0, 1, 2, 2, 1, Number.NaN);
  expect(tracePath({ traces, chains: 2 }, 0, [0, 2], 10)).toBe('M0.0 1.000L5.0 0.500L10.0 0.000');
  expect(tracePath({ traces, chains: 2 }, 1, [0, 2], 10)).toBe('M0.0 0.000L5.0 0.500L10.0 0.000');
});

it('does not believe an R-hat of 1 while modes are missed by all', () => {
  const fine = { rHat: 1.002, bulkEss: 900, tailEss: 900 };
  const reading = {
    modes: new Float32Array(8),
    mixing: [fine, fine],
    visited: { each: [1, 1], together: 1 },
  } as unknown as ChainsReading;
  expect(isLying(reading)).toBe(true);
  expect(isLying({ ...reading, visited: { each: [8, 8], together: 8 } })).toBe(false);
  expect(isLying({ ...reading, mixing: [fine, { ...fine, rHat: 1.4 }] })).toBe(false);
  expect(isLying({ ...reading, mixing: [fine, { ...fine, rHat: Number.NaN }] })).toBe(false);
});
