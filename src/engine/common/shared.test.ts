import { expect, it } from 'vitest';
import { createShared } from './shared.ts';

/** Numbered things that can be lost; what happens to them is noted. */
function createThings() {
  const noted: string[] = [];
  const losses: (() => void)[] = [];
  const device = { isBroken: false };
  const hold = createShared<number>({
    async open() {
      if (device.isBroken) throw new Error('broken');
      noted.push(`open ${losses.length}`);
      losses.push(() => undefined);
      return losses.length - 1;
    },
    close: (value) => void noted.push(`close ${value}`),
    lost: (value) =>
      new Promise((resolve) => {
        losses[value] = () => resolve(undefined);
      }),
  });
  const lose = async (value: number): Promise<void> => {
    losses[value]?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { noted, hold, lose, device };
}

it('is opened once for everyone and closed by the last', async () => {
  const { noted, hold } = createThings();
  const [first, second] = await Promise.all([hold(), hold()]);
  expect([first.value, second.value]).toEqual([0, 0]);
  first.release();
  first.release();
  expect(noted).toEqual(['open 0']);
  second.release();
  expect(noted).toEqual(['open 0', 'close 0']);
  expect((await hold()).value).toBe(1);
});

it('stays open for whoever is still waiting', async () => {
  const { noted, hold } = createThings();
  const first = await hold();
  const waiting = hold();
  first.release();
  expect((await waiting).value).toBe(0);
  expect(noted).toEqual(['open 0']);
});

it('is opened anew once it is lost, and what was lost is closed once', async () => {
  const { noted, hold, lose } = createThings();
  const [first, second] = await Promise.all([hold(), hold()]);
  await lose(0);
  expect(noted).toEqual(['open 0', 'close 0']);
  const third = await hold();
  expect(third.value).toBe(1);
  first.release();
  second.release();
  expect(noted).toEqual(['open 0', 'close 0', 'open 1']);
  third.release();
  expect(noted.at(-1)).toBe('close 1');
});

it('does not confuse a late loss with its successor', async () => {
  const { noted, hold, lose } = createThings();
  (await hold()).release();
  const next = await hold();
  await lose(0);
  expect(noted).toEqual(['open 0', 'close 0', 'open 1']);
  expect((await hold()).value).toBe(next.value);
});

it('rejects everyone who waits if it cannot be opened, and tries again for the next', async () => {
  const { hold, device } = createThings();
  device.isBroken = true;
  const outcomes = await Promise.allSettled([hold(), hold()]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  device.isBroken = false;
  expect((await hold()).value).toBe(0);
});
