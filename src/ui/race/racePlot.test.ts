import { expect, it } from 'vitest';
import type { RaceReading } from '../../train/instruments/race.ts';
import { across, decades, down, firstLevel, paidBackAfter, rangesOf, rivalPath } from './racePlot.ts';

const reading: RaceReading = {
  points: 100,
  budgets: [1, 10, 100],
  oneStep: 0.02,
  floor: { low: -0.001, high: 0.004 },
  level: 0.02,
  least: 0.001,
  rivals: [
    { kind: 'ula', stepSize: 0.1, curve: Float64Array.of(0.4, 0.3, 0.1), acceptance: 1 },
    { kind: 'mala', stepSize: 0.1, curve: Float64Array.of(0.4, 0.03, -0.002), acceptance: 0.7, crossing: 13 },
    { kind: 'hmc', stepSize: 0.1, curve: Float64Array.of(0.4, Number.NaN, 0.01), acceptance: 0.9, crossing: 60 },
  ],
  progress: 1,
  training: { gradients: 1_000, hessianProducts: 500 },
};
const scale = { left: 10, right: 110, top: 0, bottom: 100, ...rangesOf(reading) };

it('holds all that is drawn, estimates below zero at the bottom and what ran away at the top', () => {
  expect(scale.budgets).toEqual([1, 100]);
  expect(scale.distances[0]).toBe(0.001);
  expect(scale.distances[1]).toBeCloseTo(0.64);
  expect([1, 10, 100].map((budget) => across(scale, budget))).toEqual([10, 60, 110]);
  expect([down(scale, -1), down(scale, 0.001), down(scale, 9), down(scale, Number.NaN)]).toEqual([100, 100, 0, 0]);
  expect(rivalPath(scale, reading.budgets, reading.rivals[2] as never)).toMatch(/^M10\.0 [\d.]+L60\.0 0\.0L110\.0 /);
});

it('has axes where the sampler, or a chain, has run away from the start', () => {
  const lost = { kind: 'ula', stepSize: 9, curve: Float64Array.of(Number.NaN), acceptance: 1 } as const;
  for (const level of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const { distances } = rangesOf({ ...reading, level, oneStep: level, rivals: [...reading.rivals, lost] });
    expect(distances[1]).toBeCloseTo(0.64);
    expect(down({ ...scale, distances }, level)).toBe(0);
    expect(rangesOf({ ...reading, level, rivals: [lost] }).distances[1]).toBeCloseTo(0.016);
  }
});

it('engraves powers of ten', () => {
  expect(decades([0.001, 0.64])).toEqual([0.001, 0.01, 0.1]);
  expect(decades([2, 9])).toEqual([]);
});

it('says when training is paid back, against the chain that draws level first', () => {
  expect(firstLevel(reading.rivals)?.kind).toBe('mala');
  // 1,000 gradients and 500 products of two are 2,000 evaluations, at 13 a sample.
  expect(paidBackAfter(reading)).toBe(150);
  expect(paidBackAfter({ ...reading, rivals: reading.rivals.slice(0, 1) })).toBeUndefined();
});
