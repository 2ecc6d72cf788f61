import { expect, test } from 'vitest';
import { remember } from './history.ts';

test('keeps one moment per step of one run, in order', () => {
  const at = (run: number, step: number, value = 0) => ({ run, step, value });
  const history = [at(1, 0), at(1, 10), at(1, 20)];
  expect(remember(history, at(1, 20, 5))).toEqual([at(1, 0), at(1, 10), at(1, 20, 5)]);
  expect(remember(history, at(1, 10, 5))).toEqual([at(1, 0), at(1, 10, 5)]);
  expect(remember(history, at(2, 0))).toEqual([at(2, 0)]);
});
