import { expect, it } from 'vitest';
import { LAWS } from '../../data/index.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { partCount } from './partCount.ts';

const count = (changes: Record<string, string | number>): number =>
  partCount(withValues(defaultExperiment(), changes), 'weights', 256);

it('counts the parts of a law by what it refuses', () => {
  expect(count({ 'data.id': 'ring' })).toBe(8);
  expect(count({ 'data.id': 'ring', 'data.modes': 1 })).toBe(1);
  expect(count({ 'data.id': 'ring', 'data.modes': 64 })).toBe(64);
  expect(count({ 'data.id': 'grid' })).toBe(25);
  expect(count({ 'data.id': 'pinwheel' })).toBe(5);
});

it('finds a plausible number of parts for every law with weights', () => {
  const weighted = LAWS.filter(({ params }) => 'weights' in params);
  expect(weighted.length).toBeGreaterThan(2);
  for (const { id } of weighted) expect(count({ 'data.id': id }), id).toBeLessThanOrEqual(64);
});
