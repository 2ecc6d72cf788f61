import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAN_METHODS } from '../methods/gan/index.ts';
import { findMethod, usesDensity } from '../methods/index.ts';
import { anyExperiment } from '../testing/arbitraries.ts';
import { effective } from './availability.ts';
import { defaultExperiment, withValues } from './experiment.ts';
import { leftOutOfFormulas } from './formulaNotes.ts';

const idsOf = (changes: Parameters<typeof withValues>[1]) =>
  leftOutOfFormulas(effective(withValues(defaultExperiment(), changes))).map(({ id }) => id);

describe('what formulas leave out', () => {
  it('is nothing for a method as it is published', () => {
    for (const { id } of GAN_METHODS.filter(({ fixes }) => !('penalty.kind' in fixes))) {
      expect(idsOf({ 'method.id': id, 'penalty.kind': 'none' }), id).toEqual([]);
    }
  });

  it('is said for every part that is on, and for none that is off or ruled out', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const trained = effective(experiment);
        const { id } = trained.method;
        const { uses } = findMethod(id);
        const ids = new Set(leftOutOfFormulas(trained).map((part) => part.id));
        expect(ids.has('smoothing')).toBe(trained.smoothing.on && uses.smoothing === true && !usesDensity(id));
        expect(ids.has('penalty')).toBe(trained.penalty.kind !== 'none' && uses.penalty === true);
        expect(ids.has('packing')).toBe(trained.training.packing > 1);
        expect(ids.has('label-smoothing')).toBe(trained.training.labelSmoothing > 0 && uses.labelSmoothing === true);
        expect(ids.has('freeze')).toBe(trained.training.freeze !== 'off');
      }),
      { numRuns: 200 },
    );
  });

  it('names numbers as they are', () => {
    const told = leftOutOfFormulas(
      effective(
        withValues(defaultExperiment(), {
          'method.id': 'ns-gan',
          'penalty.kind': 'one-sided',
          'penalty.weight': 10,
          'penalty.target': 2,
          'training.labelSmoothing': 0.1,
        }),
      ),
    );
    expect(told.map(({ text }) => text.en)).toEqual([
      'Label smoothing: data count as real only to 0.9.',
      'Gradient penalty in the critic’s loss: One-sided: slope ≤ target; λ\u00a0=\u00a010, target slope 2.',
    ]);
  });

  it('comes from the method’s own declaration, too', () => {
    const kernel = { 'method.id': 'kernel-gan' };
    expect(idsOf({ ...kernel, 'method.objective': 'non-saturating' })).toEqual(['objective']);
    expect(idsOf({ ...kernel, 'method.selfTerms': false, 'method.centres': false, 'method.floor': 1e-4 })).toEqual([
      'selfTerms',
      'centres',
      'floor',
    ]);
    expect(idsOf({ 'method.id': 'am-gan', 'method.labelling': 'soft', 'method.classSmoothing': 0.1 })).toEqual([
      'labelling',
      'classSmoothing',
    ]);
  });
});
