import { describe, expect, it } from 'vitest';
import { LENGTH, PER_LENGTH, unitFor } from '../schema/units.ts';
import { ownCoordinate, ownLength, ownSlope } from './lengths.ts';

const original = { mean: [118.2, 53.9], std: [25.3, 25.9], names: ['age', 'income'] } as const;

it('a coordinate is in the units of the axes', () => {
  expect(ownCoordinate(-2, 1, original)).toBeCloseTo(2.1, 10);
  expect(ownCoordinate(-2, 1, null)).toBe(-2);
});

describe('a length in both systems of units', () => {
  it('is spelled out along each column of the table', () => {
    expect(ownLength(0.26, original, 'en')).toBe('= 6.6 in age, 6.7 in income');
    expect(ownLength(0.26, original, 'ja')).toBe('＝ age で 6.6、income で 6.7');
    expect(ownLength(0.26, { ...original, names: ['売上（円）', '人数'] }, 'ja')).toBe(
      '＝ 売上（円）で 6.6、人数で 6.7',
    );
    expect(ownLength(40, { ...original, std: [2500, 0.001] }, 'en')).toBe('= 100,000 in age, 0.04 in income');
  });

  it('of a slope is divided by what a length is multiplied with', () => {
    expect(ownSlope(2, original, 'en')).toBe('= 0.079 in age, 0.077 in income, per unit of the column');
    expect(ownSlope(2, original, 'ja')).toBe('＝ 列の 1 単位あたり age で 0.079、income で 0.077');
  });

  it('is in standard deviations for standardised data, and called units for others', () => {
    expect([LENGTH, PER_LENGTH].map((unit) => unitFor(unit, true).en)).toEqual(['std', 'per std']);
    expect([LENGTH, PER_LENGTH].map((unit) => unitFor(unit, false).en)).toEqual(['units', 'per unit']);
    const nats = { en: 'nats', ja: 'nat' };
    expect(unitFor(nats, true)).toBe(nats);
  });
});
