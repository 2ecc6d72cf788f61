import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METHODS } from '../methods/index.ts';
import { anyExperiment } from '../testing/arbitraries.ts';
import { availability, effective } from './availability.ts';
import { defaultExperiment, keysOf, valueAt, withValues } from './experiment.ts';
import { difference } from './restart.ts';

const base = withValues(defaultExperiment(), { 'method.id': 'ns-gan' });
const disabled = (changes: Parameters<typeof withValues>[1]): string[] =>
  [...availability(withValues(base, changes)).keys()].sort();

describe('availability', () => {
  it('names only settings that exist, leaves most alone, and says why in both languages', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const keys = keysOf(experiment);
        const found = availability(experiment);
        expect(found.size).toBeLessThan(keys.length / 2);
        for (const [key, { reason, fixedValue }] of found) {
          expect(keys).toContain(key);
          expect(reason.en).toMatch(/^[A-Z].*\.$/);
          expect(reason.ja).toMatch(/[ぁ-ん].*。$/);
          if (fixedValue !== undefined) expect(valueAt(effective(experiment), key)).toEqual(fixedValue);
        }
        expect(found.has('method.id')).toBe(false);
        expect(found.has('data.id')).toBe(false);
      }),
    );
  });

  it('never rules out the switch that another reason tells people to use', () => {
    for (const { id } of METHODS) {
      const off = availability(withValues(base, { 'method.id': id, 'smoothing.on': false }));
      expect(off.has('smoothing.on')).toBe(false);
    }
  });

  it.each([
    [
      { 'smoothing.on': true },
      ['penalty.clip', 'penalty.target', 'penalty.weight', 'penalty.where', 'smoothing.duration', 'smoothing.end'],
    ],
    [{ 'smoothing.on': true, 'smoothing.schedule': 'linear', 'penalty.kind': 'one-sided' }, ['penalty.clip']],
    [
      { 'smoothing.on': true, 'smoothing.schedule': 'linear', 'penalty.kind': 'zero-centred' },
      ['penalty.clip', 'penalty.target'],
    ],
  ])('follows the settings: %o', (changes, expected) => {
    expect(disabled(changes)).toEqual(expected);
  });

  it('follows optimisers and depth', () => {
    const of = (kind: string) =>
      disabled({ 'criticOptimiser.kind': kind }).filter((key) => key.startsWith('criticOptimiser'));
    expect(of('sgd')).toEqual(['criticOptimiser.beta1', 'criticOptimiser.beta2']);
    expect(of('momentum')).toEqual(['criticOptimiser.beta2']);
    expect(of('rmsprop')).toEqual(['criticOptimiser.beta1']);
    expect(of('adam')).toEqual([]);
    expect(disabled({ 'generator.depth': 0 })).toEqual(
      expect.arrayContaining(['generator.activation', 'generator.width']),
    );
  });

  it('shows what a method decides, and trains with it', () => {
    const experiment = withValues(base, { 'method.id': 'wgan-gp', 'penalty.kind': 'zero-centred' });
    expect(availability(experiment).get('penalty.kind')).toMatchObject({ enabled: false, fixedValue: 'two-sided' });
    expect(availability(experiment).has('penalty.target')).toBe(false);
    expect(effective(experiment).penalty.kind).toBe('two-sided');
    expect(effective(base)).toEqual(base);
  });

  it('lets nothing wait for modes that the data do not have', () => {
    expect(availability(withValues(base, { 'data.id': 'two-moons' })).has('stop.allModes')).toBe(true);
    expect(availability(base).has('stop.allModes')).toBe(false);
  });

  it('allows clipping to the method that clips, and to no other', () => {
    const allowed = METHODS.filter(
      ({ id }) => !availability(withValues(base, { 'method.id': id })).has('penalty.clip'),
    );
    expect(allowed.map(({ id }) => id)).toEqual(['wgan-clip']);
  });
});

describe('differences between experiments', () => {
  it('tells live changes from those that restart', () => {
    const live = withValues(base, { 'smoothing.bandwidth': 0.2, 'penalty.weight': 7 });
    expect(difference(base, live)).toEqual({
      changes: { 'smoothing.bandwidth': 0.2, 'penalty.weight': 7 },
      restart: false,
    });
    expect(difference(base, base)).toEqual({ changes: {}, restart: false });
    expect(difference(base, { ...live, seed: 8 })).toMatchObject({ changes: { seed: 8 }, restart: true });
    expect(difference(base, withValues(base, { 'training.batch': 8 })).restart).toBe(true);
  });

  it('carries one experiment into any other', () => {
    fc.assert(
      fc.property(anyExperiment, anyExperiment, (from, to) => {
        expect(withValues(from, difference(from, to).changes)).toEqual(to);
      }),
    );
  });
});
