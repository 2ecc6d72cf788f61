import { expect, test } from 'vitest';
import type { WitnessReading } from '../../train/instruments/witness.ts';
import { extremesOf, witnessField } from './witnessField.ts';

const reading: WitnessReading = {
  bandwidth: 0.5,
  from: 'run',
  smoother: 'gaussian',
  bounds: { xMin: -2, xMax: 2, yMin: 0, yMax: 2 },
  columns: 4,
  rows: 2,
  values: Float32Array.of(0, 0.25, 0, 0, 0, 0, -0.5, 0),
  peak: 0.75,
  noise: 0.125,
  atReal: 0.1,
  atGenerated: -0.2,
  isTooFine: false,
  points: 10,
};

test('the scale is symmetric, reaches the peak, and leaves noise at most half of it', () => {
  expect(witnessField(reading)).toMatchObject({ scale: [-0.75, 0, 0.75], isNeutral: true });
  expect(witnessField({ ...reading, noise: 0.5 }).scale).toEqual([-1, 0, 1]);
  expect(witnessField({ ...reading, peak: 0, noise: 0 }).scale).toEqual([-0, 0, 0]);
});

test('the extremes are at the centres of their cells, counted from the lower left', () => {
  expect(extremesOf(witnessField(reading))).toEqual({
    high: { x: -0.5, y: 0.5, value: 0.25 },
    low: { x: 0.5, y: 1.5, value: -0.5 },
  });
});
