import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFor, lowEnd, roundTicks } from './axis.ts';
import { tickLabels } from './tickLabels.ts';

describe('axes of the strips', () => {
  it('labels round values', () => {
    expect(roundTicks(0, 3_240, 3)).toEqual([0, 2_000]);
    expect(roundTicks(0, 3_240, 4)).toEqual([0, 1_000, 2_000, 3_000]);
    expect(roundTicks(-0.4, 0.4, 2)).toEqual([0]);
    expect(roundTicks(5, 5, 3)).toEqual([5]);
  });

  it('starts below the newest values, and never below everything there was', () => {
    const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), value, (newest, early) => {
        const lowest = Math.min(early, ...newest);
        const low = lowEnd(newest, lowest);
        expect(low).toBeGreaterThanOrEqual(lowest);
        expect(low).toBeLessThanOrEqual(Math.min(...newest));
        const { domain } = axisFor([...newest, low], { log: false, low });
        if (Math.max(...newest) > low) expect(domain[0]).toBeLessThan(Math.min(...newest));
      }),
    );
    expect(lowEnd([-15, -9], -52)).toBe(-21);
    expect(lowEnd([-4.2, -3.6], -11)).toBeCloseTo(-6.2);
  });

  it('shows zero and all values on a linear scale', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (given) => {
        const { domain, ticks } = axisFor(given, { log: false });
        expect(domain[0]).toBeLessThanOrEqual(Math.min(0, ...given));
        expect(domain[1]).toBeGreaterThanOrEqual(Math.max(0, ...given));
        expect(domain[1]).toBeGreaterThan(domain[0]);
        expect(ticks.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('shows the positive values on a logarithmic scale', () => {
    const values = fc.array(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (given) => {
        const { domain, ticks, log } = axisFor([...given, 0, -3], { log: true });
        expect(log).toBe(true);
        expect(domain[0]).toBeGreaterThan(0);
        expect(domain[0]).toBeLessThanOrEqual(Math.min(...given));
        expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...given));
        expect(ticks.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('falls back to a linear scale without a positive value, and never returns an empty domain', () => {
    expect(axisFor([-1, 0], { log: true }).log).toBe(false);
    expect(axisFor([5e-324, 0], { log: true }).log).toBe(false);
    expect(axisFor([], { log: false }).domain).toEqual([0, 1]);
    expect(axisFor([Number.NaN, Number.POSITIVE_INFINITY], { log: true }).log).toBe(false);
  });

  it('keeps a fixed top with room over it', () => {
    const { domain, ticks } = axisFor([3, 5], { log: false, top: 8 });
    expect(ticks).toEqual([0, 8]);
    expect(domain[1]).toBeGreaterThan(8);
  });

  it('writes labels that fit, with one power of ten for all where they would not', () => {
    const labels = (ticks: readonly number[], log = false) => {
      const { power, label } = tickLabels({ ticks, log }, 'en');
      return [power, ...ticks.map(label)];
    };
    expect(labels([0, 0.5, 1])).toEqual([0, '0', '0.5', '1']);
    expect(labels([-0.0002, 0, 0.0002])).toEqual([-4, '−2', '0', '2']);
    expect(labels([0, 5e-7])).toEqual([-7, '0', '5']);
    expect(labels([0, 200_000])).toEqual([5, '0', '2']);
    expect(labels([1e-4, 0.1, 100], true)).toEqual([0, '10⁻⁴', '0.1', '100']);
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.boolean(), fc.integer({ min: -12, max: 0 }), (given, log, exponent) => {
        const axis = axisFor(
          given.map((value) => (Math.abs(value) < 1e-9 ? 0 : value * 10 ** exponent)),
          { log },
        );
        const { label } = tickLabels(axis, 'ja');
        for (const tick of axis.ticks) expect(label(tick).length, label(tick)).toBeLessThanOrEqual(5);
      }),
    );
  });
});
