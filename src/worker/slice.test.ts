import { describe, expect, it } from 'vitest';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { createDue } from './due.ts';
import { planSlice, restBetween } from './slice.ts';

const FAR = Number.POSITIVE_INFINITY;
const until = (steps: number, allModes = false) =>
  withValues(defaultExperiment(), { 'stop.steps': steps, 'stop.allModes': allModes, 'stop.plateau': false });

describe('a slice of training', () => {
  it('passes neither the target nor the limit, whichever is nearer', () => {
    expect(planSlice(until(0), 100, 50, FAR).steps).toBe(50);
    expect(planSlice(until(0), 100, 50, 120).steps).toBe(20);
    const near = planSlice(until(110), 100, 50, 120);
    expect(near.steps).toBe(10);
    expect([near.isLimit(109), near.isLimit(110)]).toEqual([false, true]);
  });

  it('goes on beyond a limit that has been passed already', () => {
    const beyond = planSlice(until(110), 110, 50, FAR);
    expect(beyond.steps).toBe(50);
    expect(beyond.isLimit(160)).toBe(false);
  });

  it('looks up at every 200th step while a stop condition watches, and only then', () => {
    const watched = planSlice(until(0, true), 190, 50, FAR);
    expect(watched.steps).toBe(10);
    expect([watched.watchAt(190), watched.watchAt(199), watched.watchAt(200)]).toEqual([false, false, true]);
    expect(planSlice(until(0), 190, 50, FAR).watchAt(200)).toBe(false);
  });

  it('rests on a device that keeps up, 8 to 100 ms', () => {
    expect([restBetween(1, true), restBetween(20, true), restBetween(1e6, true)]).toEqual([100, 25, 8]);
    expect(restBetween(20, false)).toBe(0);
  });
});

describe('jobs that recur', () => {
  it('keep their period, or five times what they cost', async () => {
    let now = 0;
    const whenDue = createDue(() => now);
    const done: number[] = [];
    const tick = (at: number, name: string, cost: number) => {
      now = at;
      return whenDue(name, 100, async () => {
        done.push(at);
        now += cost;
      });
    };
    await tick(1, 'cheap', 2);
    await tick(50, 'cheap', 2);
    await tick(103, 'cheap', 50);
    await tick(402, 'cheap', 2);
    await tick(403, 'cheap', 2);
    await tick(404, 'other', 2);
    expect(done).toEqual([1, 103, 403, 404]);
  });
});
