import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';

describe('pace', () => {
  it('fits slices to the measured cost of a step', () => {
    const pace = createPace();
    for (let i = 0; i < 50; i++) pace.note(10, 1, i);
    expect(pace.sliceSteps()).toBe(119);
    for (let i = 0; i < 50; i++) pace.note(1, 400, i);
    expect(pace.sliceSteps()).toBe(1);
  });

  it('takes longer slices where a turn of the event loop costs milliseconds, within bounds', () => {
    const pace = createPace();
    for (let i = 0; i < 50; i++) pace.note(10, 10, i);
    const quick = pace.sliceSteps();
    for (let i = 0; i < 100; i++) pace.noteTurn(0.1);
    expect(pace.sliceSteps()).toBe(quick);
    for (let i = 0; i < 100; i++) pace.noteTurn(4);
    expect(pace.sliceSteps()).toBeGreaterThan(2 * quick);
    for (let i = 0; i < 100; i++) pace.noteTurn(1_000);
    expect(pace.sliceSteps()).toBe(40);
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
