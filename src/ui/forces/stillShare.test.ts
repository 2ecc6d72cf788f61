import { expect, test } from 'vitest';
import { stillShare } from './stillShare.ts';

test('counts vectors below the length of a visible arrow', () => {
  expect(stillShare(Float32Array.of(0, 0, 0.006, 0.006, 0.008, 0.008, 3, -4))).toBe(0.5);
  expect(stillShare(new Float32Array())).toBeNaN();
});
