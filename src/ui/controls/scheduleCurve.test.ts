import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/experiment.ts';
import { SCHEDULES } from '../../experiment/groups.ts';
import { bandwidthUnder, curvePath, heightAt, stepUnder, windowOf } from './scheduleCurve.ts';

const annealed = { ...defaultExperiment().smoothing, bandwidth: 0.6, end: 0.05, duration: 6000 };

describe('the schedule editor', () => {
  it('shows the whole annealing with room to pull its end', () => {
    const window = windowOf({ ...annealed, schedule: 'linear' });
    expect(window.steps).toBeGreaterThan(annealed.duration);
    expect(window.top).toBeGreaterThan(annealed.bandwidth);
  });

  it('begins at the start and ends at the end, whatever the shape', () => {
    for (const schedule of SCHEDULES) {
      const smoothing = { ...annealed, schedule };
      const window = windowOf(smoothing);
      expect(heightAt(smoothing, window, 0) * window.top).toBeCloseTo(0.6, 10);
      const last = schedule === 'constant' ? 0.6 : 0.05;
      expect(heightAt(smoothing, window, annealed.duration) * window.top).toBeCloseTo(last, 10);
      const y = (value: number): string => (100 * (1 - value / window.top)).toFixed(2);
      const path = curvePath(smoothing, window);
      expect(path.startsWith(`M0 ${y(0.6)}`)).toBe(true);
      expect(path.endsWith(y(last))).toBe(true);
    }
  });

  it('shows an annealing that begins later from step 0 to its end', () => {
    const later = { ...annealed, schedule: 'linear' as const, from: 9_000 };
    const window = windowOf(later);
    expect(window.steps).toBeGreaterThan(15_000);
    expect(heightAt(later, window, 9_000) * window.top).toBeCloseTo(0.6, 10);
    expect(heightAt(later, window, 15_000) * window.top).toBeCloseTo(0.05, 10);
  });

  it('keeps the corners of the stepped shape', () => {
    const smoothing = { ...annealed, schedule: 'step' as const };
    expect(curvePath(smoothing, windowOf(smoothing))).not.toContain('L');
  });

  it('reads a pointer inside, above and beyond the window', () => {
    const window = { steps: 1000, top: 1 };
    expect(bandwidthUnder(window, 0.5, 0.005, 3)).toBe(0.5);
    expect(bandwidthUnder(window, -1, 0.005, 3)).toBe(0.005);
    expect(bandwidthUnder(window, 2, 0.005, 3)).toBe(2);
    expect(stepUnder(window, 0.5, 1, 1e6)).toBe(500);
    expect(stepUnder(window, 1.5, 1, 1e6)).toBe(1500);
    expect(stepUnder(window, -3, 1, 1e6)).toBe(1);
  });
});
