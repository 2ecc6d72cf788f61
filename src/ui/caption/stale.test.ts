import { expect, it } from 'vitest';
import { isOldNews } from './stale.ts';

it('is old news what a moving run has left behind both in steps and in time', () => {
  const news = { evaluatedAt: 1, step: 57, isMoving: true, ageMs: 20_000 };
  expect(isOldNews(news)).toBe(true);
  expect(isOldNews({ ...news, isMoving: false })).toBe(false);
  expect(isOldNews({ ...news, ageMs: 900 })).toBe(false);
  expect(isOldNews({ ...news, evaluatedAt: 50 })).toBe(false);
});
