import { expect, it } from 'vitest';
import { findLaw } from '../data/index.ts';
import { changesOfChoice, defaultExperiment, withValues } from '../experiment/experiment.ts';
import { defaultsOf } from '../schema/param.ts';
import { remarksOn } from './remarks.ts';

it('warns of missing labels only those methods that could have used them', () => {
  const law = findLaw('tea').create(defaultsOf(findLaw('tea').params), { imported: new Map() });
  const start = withValues(defaultExperiment(), { 'data.id': 'tea' });
  const remarksOf = (method: string): number =>
    remarksOn(withValues(start, changesOfChoice('method.id', method, start)), new Map(), law).length;
  expect(['ns-gan', 'aeri', 'stacked-rbm'].map(remarksOf)).toEqual([1, 0, 0]);
});
