import { describe, expect, it } from 'vitest';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { isScheduled, pinChanges, resumeChanges, setAside } from './pin.ts';

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
