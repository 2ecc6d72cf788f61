import { expect, test } from 'vitest';
import { merged } from './merged.ts';

test('calls that wait for the same turn share one job; a call after it began gets another', async () => {
  let tail: Promise<unknown> = Promise.resolve();
  const exclusive = <T>(job: () => Promise<T>): Promise<T> => {
    const result = tail.then(job);
    tail = result;
    return result;
  };
  let begun = 0;
  let again: Promise<void> | undefined;
  const ask = merged(exclusive, async () => {
    begun++;
    again ??= ask();
  });
  await Promise.all([ask(), ask(), ask()]);
  await again;
  expect(begun).toBe(2);
});
