import { describe, expect, it } from 'vitest';
import { createPace, type Pace } from './pace.ts';

/** The pace of a device that needs `ms` for every submit, one after the other. */
function paceOf(ms: number): Pace {
  let now = 0;
  let busyUntil = 0;
  const done = async (): Promise<void> => {
    const end = Math.max(now, busyUntil) + ms;
    busyUntil = end;
    await Promise.resolve();
    now = Math.max(now, end);
  };
  return createPace(128, done, () => now);
}

async function burstsOf(pace: Pace, submits: number): Promise<number[]> {
  const bursts: number[] = [];
  for (let i = 0; i < submits; i++) {
    bursts.push(pace.burst);
    await pace.submitted();
  }
  return bursts;
}

describe('pace', () => {
  it('grows bursts on a fast device up to the limit', async () => {
    const bursts = await burstsOf(paceOf(1), 20);
    expect(bursts[0]).toBe(1);
    expect(bursts.at(-1)).toBe(128);
  });

  it('shrinks them on a slow one, but never to nothing', async () => {
    expect((await burstsOf(paceOf(400), 20)).at(-1)).toBe(1);
  });

  it('keeps them where submits take as long as they should', async () => {
    expect(new Set(await burstsOf(paceOf(50), 20))).toEqual(new Set([1]));
  });

  it('waits for the oldest of two submits', async () => {
    const pending: (() => void)[] = [];
    const pace = createPace(8, () => new Promise<void>((resolve) => pending.push(resolve)));
    await pace.submitted();
    let isFree = false;
    const second = pace.submitted().then(() => {
      isFree = true;
    });
    await Promise.resolve();
    expect(isFree).toBe(false);
    pending[0]?.();
    await second;
    expect(isFree).toBe(true);
  });
});
