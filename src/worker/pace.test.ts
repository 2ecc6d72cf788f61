import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';

/** A device on which a slice costs something of its own, on a clock of its own, driven at full speed. */
function device({ fixedMs, stepMs, noise = () => 0 }: Device) {
  const pace = createPace();
  let now = 0;
  let slices = 0;
  return {
    pace,
    train(count: number) {
      const sum = { steps: 0, ms: 0, longestMs: 0 };
      for (let i = 0; i < count; i++) {
        const steps = pace.sliceSteps();
        const ms = fixedMs + steps * stepMs + noise(slices++);
        now += ms;
        pace.note(steps, ms, now);
        sum.steps += steps;
        sum.ms += ms;
        sum.longestMs = Math.max(sum.longestMs, ms);
      }
      return sum;
    },
  };
}

interface Device {
  readonly fixedMs: number;
  readonly stepMs: number;
  readonly noise?: (slice: number) => number;
}

describe('pace', () => {
  it('fits slices to the measured cost of a step', () => {
    const quick = device({ fixedMs: 0, stepMs: 0.1 });
    expect(quick.train(100).longestMs).toBeLessThanOrEqual(18);
    expect(quick.pace.sliceSteps()).toBeGreaterThanOrEqual(118);
    const slow = device({ fixedMs: 0, stepMs: 400 });
    slow.train(20);
    expect(slow.pace.sliceSteps()).toBe(1);
  });

  it('takes longer slices where a turn of the event loop costs milliseconds, within bounds', () => {
    const { pace, train } = device({ fixedMs: 0, stepMs: 1 });
    train(41);
    const quick = pace.sliceSteps();
    for (let i = 0; i < 100; i++) pace.noteTurn(0.1);
    expect(pace.sliceSteps()).toBe(quick);
    for (let i = 0; i < 100; i++) pace.noteTurn(4);
    expect(pace.sliceSteps()).toBeGreaterThan(2 * quick);
    for (let i = 0; i < 100; i++) pace.noteTurn(1_000);
    expect(pace.sliceSteps()).toBe(40);
  });

  it.each([0.5, 2, 6, 10, 12, 30])('keeps most of the rate of a device that answers %d ms late', (fixedMs) => {
    for (const stepMs of [0.05, 0.3, 1, 4, 12]) {
      const { pace, train } = device({ fixedMs, stepMs });
      // One that was taken for slow at first.
      pace.expect(60);
      train(200);
      const { steps, ms, longestMs } = train(200);
      const kept = (steps * stepMs) / ms;
      expect(kept, `${stepMs} ms a step`).toBeGreaterThan(0.84);
      expect(longestMs).toBeLessThan(370);
    }
  });

  it('keeps most of the rate of a device that answers 103 ms late, and still looks up four times a second', () => {
    const { train } = device({ fixedMs: 103, stepMs: 0.5 });
    train(100);
    const { steps, ms, longestMs } = train(100);
    expect((steps * 0.5) / ms).toBeGreaterThan(0.5);
    expect(longestMs).toBeLessThan(250);
  });

  it('is not misled by what else the processor does', () => {
    const { pace, train } = device({ fixedMs: 0, stepMs: 0.2, noise: (i) => (i % 7 === 3 ? 9 : (i % 3) * 0.2) });
    train(300);
    expect(pace.sliceSteps() * 0.2).toBeLessThan(90);
    expect(train(100).longestMs).toBeLessThan(110);
  });

  it('keeps a chosen speed and builds up no debt while the device is too slow', () => {
    const pace = createPace();
    expect(pace.dueSteps(10, 0)).toBe(1);
    expect(pace.dueSteps(10, 50)).toBe(0);
    expect(pace.dueSteps(10, 100)).toBe(1);
    const total = Array.from({ length: 40 }, (_, i) => pace.dueSteps(10, 150 + 50 * i)).reduce((a, b) => a + b, 0);
    expect(total).toBeGreaterThanOrEqual(19);
    expect(total).toBeLessThanOrEqual(21);
    pace.dueSteps(10, 1e6);
    expect(pace.dueSteps(10, 1e6 + 1)).toBeLessThanOrEqual(1);
  });

  it('reports steps per second over the last second', () => {
    const pace = createPace();
    expect(pace.rate(0)).toBe(0);
    for (let now = 0; now <= 3_000; now += 100) pace.note(5, 10, now);
    expect(pace.rate(3_000)).toBeCloseTo(50, 0);
    expect(pace.rate(9_000)).toBe(0);
  });

  it('has a rate while a step takes longer than the second that it is counted over', () => {
    const pace = createPace();
    for (const now of [2_500, 5_000, 7_500]) pace.note(1, 2_500, now);
    expect(pace.rate(8_900)).toBeCloseTo(0.4, 2);
  });
});
