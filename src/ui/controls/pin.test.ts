import { describe, expect, it } from 'vitest';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { isScheduled, medianHeuristic, pinChanges, resumeChanges, setAside } from './pin.ts';

const annealed = withValues(defaultExperiment(), {
  'smoothing.on': true,
  'smoothing.schedule': 'exponential',
  'smoothing.bandwidth': 0.6,
  'smoothing.end': 0.05,
  'smoothing.duration': 6000,
});

describe('pinning a scheduled bandwidth', () => {
  it('holds the value, and resuming brings back exactly the schedule that was set aside', () => {
    const aside = setAside(annealed.smoothing);
    const pinned = withValues(annealed, pinChanges(annealed.smoothing, 0.16));
    expect(pinned.smoothing).toMatchObject({ schedule: 'constant', bandwidth: 0.16, end: 0.05, duration: 6000 });
    expect(isScheduled(pinned.smoothing)).toBe(false);
    const dragged = withValues(pinned, pinChanges(pinned.smoothing, 0.2));
    expect(dragged.smoothing.bandwidth).toBe(0.2);
    if (aside === null) throw new Error('nothing was set aside');
    expect(withValues(dragged, resumeChanges(aside))).toEqual(annealed);
  });

  it('sets nothing aside where nothing is scheduled', () => {
    expect(setAside(defaultExperiment().smoothing)).toBeNull();
    expect(pinChanges(defaultExperiment().smoothing, 0.3)).toEqual({ 'smoothing.bandwidth': 0.3 });
  });
});

describe('the median heuristic', () => {
  it('is half the median distance', () => {
    expect(medianHeuristic(Float32Array.of(0, 0, 2, 0))).toBe(1);
    expect(medianHeuristic(Float32Array.of(0, 0, 1, 0, 3, 0))).toBe(1);
  });

  it('is undefined for fewer than two distinct points', () => {
    expect(medianHeuristic(new Float32Array(0))).toBeNull();
    expect(medianHeuristic(Float32Array.of(1, 1, 1, 1))).toBeNull();
  });

  it('takes a subset of many points', () => {
    const line = Float32Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? i / 20_000 : 0));
    expect(medianHeuristic(line)).toBeCloseTo(0.146, 2);
  });
});
