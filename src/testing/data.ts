import fc from 'fast-check';
import type { ImportedPoints } from '../data/law.ts';
import { type Dab, encodeStrokes } from '../data/strokes.ts';
import { key, normal } from '../math/rng.ts';

/** Any touch of the brush inside the drawing window. */
export const dabArbitrary: fc.Arbitrary<Dab> = fc.record({
  x: fc.double({ min: -3, max: 3, noNaN: true }),
  y: fc.double({ min: -3, max: 3, noNaN: true }),
  radius: fc.double({ min: 0.0125, max: 1.6, noNaN: true }),
});

/** Encoded drawings with at least one dab and no eraser. */
export const drawingArbitrary: fc.Arbitrary<string> = fc
  .array(dabArbitrary, { minLength: 1, maxLength: 12 })
  .map(encodeStrokes);

/** A file of 500 standardised points as the page hands it to a law. */
export const importedPoints: ImportedPoints = {
  id: 'test-file',
  name: 'test.csv',
  points: normal(key(4, 'imported test'), 1000),
  mean: [10, -200],
  std: [2, 30],
  columns: ['length', 'mass'],
};
