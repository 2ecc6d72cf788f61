import { describe, expect, it } from 'vitest';
import { type AutoBandwidth, autoBandwidth } from './autoBandwidth.ts';
import { createMixture } from './mixture.ts';
import { key, normal } from './rng.ts';

const SPACING = 2 * Math.SQRT2 * Math.sin(Math.PI / 8);
const ring = createMixture(
  Array.from({ length: 8 }, (_, i) => ({
    x: Math.SQRT2 * Math.cos((i * Math.PI) / 4),
    y: Math.SQRT2 * Math.sin((i * Math.PI) / 4),
    stdX: 0.014,
    stdY: 0.014,
    weight: 1,
  })),
);
const data = ring.sample(key(1, 'ring'), 512);
const blob = (seed: number): Float64Array => Float64Array.from(normal(key(seed, 'start'), 256), (x) => 0.1 * x);

/** What must hold for any points. */
function expectSane(result: AutoBandwidth): void {
  expect(result.start).toBeGreaterThan(result.end);
  expect(result.start).toBeLessThanOrEqual(3);
  expect(result.end).toBeGreaterThanOrEqual(0.005);
  expect(result.duration).toBeGreaterThanOrEqual(1_000);
  for (const { start, end, jsd } of result.candidates) {
    expect([start, end, jsd].every(Number.isFinite)).toBe(true);
  }
}

describe('automatic bandwidth on a ring of eight modes', () => {
  const result = autoBandwidth({ real: data, generated: blob(1), spacing: SPACING });

  it('bridges the gap from the middle and stops where neighbours still feel each other', () => {
    expectSane(result);
    expect(result.gap).toBeGreaterThan(1.2);
    expect(result.gap).toBeLessThan(1.5);
    expect(result.startByRule).toBeCloseTo(result.gap / 4, 12);
    expect(result.endBecause).toBe('spacing');
    expect(result.end).toBeGreaterThanOrEqual(SPACING / 8);
  });

  it('chooses a pair that brings the particles to the data', () => {
    const chosen = result.candidates.find(({ start, end }) => start === result.start && end === result.end);
    expect(result.before).toBeGreaterThan(0.6);
    expect(chosen?.jsd).toBeLessThan(0.15);
    expect(chosen?.jsd).toBeLessThanOrEqual(Math.min(...result.candidates.map(({ jsd }) => jsd)) + 0.0101);
  });

  it('is the same every time', () => {
    expect(autoBandwidth({ real: data, generated: blob(1), spacing: SPACING })).toEqual(result);
  });
});

describe('automatic bandwidth of a run that is under way', () => {
  const spread = { real: data, generated: blob(1), spacing: SPACING };

  it('needs no sight from mode to mode where a critic learns', () => {
    const learned = autoBandwidth({ ...spread, learned: true });
    expectSane(learned);
    expect(learned.endByRule).toBeCloseTo(2 * Math.max(learned.likelihood, learned.nullBound), 12);
    expect(learned.end).toBeLessThan(SPACING / 8);
  });

  it('starts where the bandwidth is and does not end above where it was going', () => {
    const present = { now: 1.7, end: 0.05 };
    const steered = autoBandwidth({ ...spread, present });
    expectSane(steered);
    expect(steered).toMatchObject({ start: 1.7, end: 0.05, endBecause: 'present', startsAtPresent: true });
  });

  it('does not follow a run below what its sample resolves', () => {
    const steered = autoBandwidth({ ...spread, present: { now: 0.006, end: 0.006 } });
    expect(steered.end).toBeCloseTo(Math.max(steered.likelihood, steered.nullBound), 12);
    expect(steered.start).toBeGreaterThan(0.2);
    expect(steered.startsAtPresent).toBe(false);
  });
});

describe('automatic bandwidth elsewhere', () => {
  it('starts smaller once the modes are covered', () => {
    const covered = autoBandwidth({ real: data, generated: ring.sample(key(2, 'fake'), 128), spacing: SPACING });
    expectSane(covered);
    expect(covered.gap).toBeLessThan(0.1);
    expect(covered.before).toBeLessThan(0.1);
  });

  it('follows the sample where there are no modes', () => {
    const plane = normal(key(3, 'plane'), 1_024);
    const result = autoBandwidth({ real: plane, generated: blob(2) });
    expectSane(result);
    expect(result.spacingBound).toBeNull();
    expect(result.endByRule).toBe(Math.max(result.likelihood, result.nullBound));
  });

  it.each([
    ['identical data', new Float64Array(40).fill(1), blob(3)],
    ['identical generated points', data, new Float64Array(40)],
    ['equal sets', data, data],
    ['points very far away', data, Float64Array.of(1e4, 1e4)],
  ])('is defined for %s', (_, real, generated) => {
    expectSane(autoBandwidth({ real, generated }));
  });

  it('refuses too few points', () => {
    expect(() => autoBandwidth({ real: [0, 0, 1, 1], generated: [0, 0] })).toThrow(RangeError);
  });
});
