import { expect, it, test } from 'vitest';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import type { ParamValue } from '../../schema/param.ts';
import { whyApart } from './why.ts';

const whyOf = (changes: Readonly<Record<string, ParamValue>>) =>
  whyApart(withValues(defaultExperiment(), changes), 0.5, 0.01);

test.each([
  ['wgan-gp', 'overshoot'],
  ['wgan-lp', 'overshoot'],
  ['wgan-clip', 'clip'],
  ['ns-gan', 'logit'],
  ['kernel-gan', 'noCritic'],
  ['ls-gan', 'free'],
])('%s: %s', (method, id) => {
  expect(whyOf({ 'method.id': method }).id).toBe(id);
});

it('names the overshoot of two laws a shift apart: Ŵ = Δ(1 + Δ/2λ)', () => {
  const overshoot = (weight: number) => whyOf({ 'method.id': 'wgan-gp', 'penalty.weight': weight }).numbers?.value;
  expect(overshoot(0.1)).toBeCloseTo(1.75, 10);
  expect(overshoot(1)).toBeCloseTo(0.625, 10);
  expect(overshoot(10)).toBeCloseTo(0.5125, 10);
});

it('names the slope of a clipped critic along the plan', () => {
  expect(whyOf({ 'method.id': 'wgan-clip' }).numbers?.ratio).toBeCloseTo(0.02, 10);
});
