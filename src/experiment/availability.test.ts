import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAN_METHODS } from '../methods/gan/index.ts';
import { findMethod } from '../methods/index.ts';
import type { ParamValue } from '../schema/param.ts';
import { anyExperiment } from '../testing/arbitraries.ts';
import { availability, effective, optionsRuledOut } from './availability.ts';
import { asPicked, changesOfChoice, defaultExperiment, keysOf, valueAt, withValues } from './experiment.ts';
import { difference } from './restart.ts';

const base = withValues(defaultExperiment(), {
  'method.id': 'ns-gan',
  'generatorOptimiser.annealing': 'linear',
  'criticOptimiser.annealing': 'linear',
});
const ALL_ON = { 'smoothing.on': true, 'smoothing.schedule': 'linear', 'training.freeze': 'noisy' };
/** Of a method without labels on data whose modes are classes of their own. */
const CLASSES = ['data.grouping', 'data.labelNoise'];
const GENERATOR = [...keysOf(base).filter((key) => /^(generator|latent)/.test(key)), 'training.generatorSteps'];
const disabled = (changes: Parameters<typeof withValues>[1]): string[] =>
  [...availability(withValues(base, changes)).keys()].sort();

describe('availability', () => {
  it('names only settings that exist, leaves most alone, and says why in both languages', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const keys = keysOf(experiment);
        const found = availability(experiment);
        // Without a critic network, and frozen without a generator, there is less to set.
        expect(found.size).toBeLessThan(0.65 * keys.length);
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
    for (const { id } of GAN_METHODS) {
      const off = availability(withValues(base, { 'method.id': id, 'smoothing.on': false }));
      const isFixed = 'smoothing.on' in findMethod(id).fixes;
      expect(off.has('smoothing.on')).toBe(isFixed);
      if (isFixed) expect(off.has('smoothing.bandwidth')).toBe(false);
    }
  });

  it.each([
    [
      { 'smoothing.on': true },
      ['localScale', 'target', 'weight', 'where'],
      ['smoothing.duration', 'smoothing.end', 'smoothing.from', 'training.freezeBy'],
    ],
    [
      { 'smoothing.on': true, 'smoothing.schedule': 'linear', 'penalty.kind': 'one-sided' },
      ['localScale'],
      ['training.freezeBy'],
    ],
    [{ ...ALL_ON, 'penalty.kind': 'zero-centred' }, ['localScale', 'target'], []],
    [{ ...ALL_ON, 'penalty.kind': 'one-sided', 'penalty.where': 'local-both' }, [], []],
    [{ ...ALL_ON, 'penalty.kind': 'quotient', 'penalty.where': 'local' }, ['localScale', 'where'], []],
    [{ ...ALL_ON, 'penalty.kind': 'transport' }, ['localScale', 'where'], []],
    [{ ...ALL_ON, 'penalty.kind': 'noise' }, ['localScale', 'target', 'where'], []],
    [
      { ...ALL_ON, 'penalty.kind': 'noise', 'method.id': 'wgan' },
      ['localScale', 'target', 'weight', 'where'],
      ['training.labelSmoothing'],
    ],
  ])('follows the settings: %o', (changes, penalty, others) => {
    const generator = 'training.freeze' in changes ? GENERATOR : [];
    const critic = ['critic.architecture', 'critic.channels'];
    const player = generator.length > 0 ? critic : [...critic, 'generator.architecture', 'generator.channels'];
    const own = [...CLASSES, ...player, 'penalty.clip', ...penalty.map((name) => `penalty.${name}`)];
    const expected = [...own, ...others, ...generator];
    expect(disabled(changes)).toEqual(expected.sort());
  });

  it('trains a critic without logits without the noise regulariser', () => {
    const noise = { 'penalty.kind': 'noise' };
    expect(effective(withValues(base, noise)).penalty.kind).toBe('noise');
    expect(effective(withValues(base, { ...noise, 'method.id': 'wgan' })).penalty.kind).toBe('none');
    expect(effective(withValues(base, { ...noise, 'method.id': 'wgan-gp' })).penalty.kind).toBe('two-sided');
  });

  it('leaves a method without a critic network nothing of one, and takes no stored setting for granted', () => {
    const changes = { 'method.id': 'kernel-gan', 'training.freeze': 'data', 'training.warmUp': true };
    const experiment = withValues(base, { ...changes, 'smoothing.on': false, 'training.packing': 4 });
    const { training, smoothing } = effective(experiment);
    expect(training).toMatchObject({ freeze: 'off', warmUp: false, packing: 1 });
    expect(smoothing.on).toBe(true);
    const found = availability(experiment);
    for (const key of ['critic.width', 'critic.bias', 'criticOptimiser.rate', 'training.criticSteps']) {
      expect(found.get(key)?.reason.en).toMatch(/no critic network/);
    }
    expect(found.has('generator.width')).toBe(false);
    expect(found.has('training.generatorSteps')).toBe(false);
  });

  it('follows optimisers and depth', () => {
    const of = (kind: string) =>
      disabled({ 'criticOptimiser.kind': kind }).filter((key) => key.startsWith('criticOptimiser'));
    expect(of('sgd')).toEqual(['criticOptimiser.beta1', 'criticOptimiser.beta2']);
    expect(of('momentum')).toEqual(['criticOptimiser.beta2']);
    expect(of('rmsprop')).toEqual(['criticOptimiser.beta1']);
    expect(of('adam')).toEqual([]);
    expect(disabled({ 'criticOptimiser.annealing': 'constant' })).toContain('criticOptimiser.annealingSteps');
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

  it('rules out batch normalisation under a penalty, and says why where it can be chosen', () => {
    const key = 'critic.normalisation';
    const normalised = withValues(base, { [key]: 'batch', 'generator.normalisation': 'batch' });
    expect(effective(normalised).critic.normalisation).toBe('batch');
    expect(optionsRuledOut(normalised).has(key)).toBe(false);
    for (const changes of [{ 'penalty.kind': 'zero-centred' }, { 'method.id': 'wgan-gp' }]) {
      const penalised = withValues(normalised, changes);
      expect(effective(penalised).critic.normalisation).toBe('none');
      expect(effective(penalised).generator.normalisation).toBe('batch');
      expect(optionsRuledOut(penalised).get(key)?.get('batch')?.en).toMatch(/penalty/);
      expect(availability(penalised).has(key)).toBe(false);
    }
  });

  it('has no convolutions on the plane', () => {
    const convolutional = withValues(base, { 'critic.architecture': 'dcgan', 'generator.architecture': 'dcgan' });
    expect(effective(convolutional)).toEqual(effective(base));
    expect(availability(convolutional).get('critic.architecture')).toMatchObject({ fixedValue: 'mlp' });
    expect(availability(convolutional).has('critic.width')).toBe(false);
  });

  it('offers what concerns classes where there are some, and to who looks at them', () => {
    const of = (changes: Readonly<Record<string, ParamValue>>) =>
      disabled(changes).filter((key) => key.startsWith('data.') || key.startsWith('method.'));
    expect(of({ 'data.classes': 2 })).toEqual(['data.labelNoise']);
    expect(of({ 'method.id': 'label-gan' })).toEqual(['data.grouping']);
    expect(of({ 'method.id': 'am-gan', 'data.classes': 2 })).toEqual(['method.temperature']);
    expect(of({ 'method.id': 'am-gan', 'data.classes': 2, 'method.labelling': 'soft' })).toEqual([]);
  });

  it('opens convolutions on images, where layers and widths of a perceptron mean nothing', () => {
    const onImages = withValues(base, {
      'data.id': 'mnist',
      'generator.architecture': 'dcgan',
      'training.freeze': 'off',
    });
    expect(effective(onImages).generator.architecture).toBe('dcgan');
    const found = availability(onImages);
    for (const key of ['generator.depth', 'generator.width', 'critic.channels']) expect(found.has(key), key).toBe(true);
    for (const key of ['generator.channels', 'generator.activation', 'critic.width', 'critic.architecture']) {
      expect(found.has(key), key).toBe(false);
    }
  });

  it('has no convolutions on images that cannot be halved twice', () => {
    const of = (id: string) =>
      withValues(base, { 'data.id': id, 'generator.architecture': 'dcgan', 'critic.architecture': 'dcgan' });
    for (const id of ['tea', 'shifter']) {
      expect(effective(of(id)).generator.architecture).toBe('mlp');
      expect(optionsRuledOut(of(id)).get('critic.architecture')?.get('dcgan')?.en).toMatch(/multiples of 4/);
    }
    expect(effective(of('bars-and-stripes')).critic.architecture).toBe('dcgan');
    expect(optionsRuledOut(of('ring')).get('critic.architecture')?.get('dcgan')?.en).toMatch(/need images/);
  });

  it('compares features and moves along x only where there are any', () => {
    const kernel = { 'method.id': 'kernel-gan', 'method.space': 'both' };
    expect(effective(withValues(base, kernel)).method.space).toBe('pixels');
    expect(availability(withValues(base, kernel)).get('method.space')).toMatchObject({ fixedValue: 'pixels' });
    const onImages = withValues(base, { ...kernel, 'data.id': 'mnist' });
    expect(effective(onImages).method.space).toBe('both');
    expect(availability(onImages).has('method.space')).toBe(false);
    const moved = withValues(base, { 'data.id': 'mnist', 'training.freeze': 'shifted' });
    expect(effective(moved).training.freeze).toBe('noisy');
    expect(optionsRuledOut(moved).get('training.freeze')?.has('shifted')).toBe(true);
  });

  it('lets nothing wait for modes that the data do not have', () => {
    expect(availability(withValues(base, { 'data.id': 'two-moons' })).has('stop.allModes')).toBe(true);
    expect(availability(base).has('stop.allModes')).toBe(false);
  });

  it('allows clipping to the method that clips, and to no other', () => {
    const allowed = GAN_METHODS.filter(
      ({ id }) => !availability(withValues(base, { 'method.id': id })).has('penalty.clip'),
    );
    expect(allowed.map(({ id }) => id)).toEqual(['wgan-clip']);
  });
});

describe('settings that a law recommends', () => {
  it('come with the law where the method has them, and go with it', () => {
    const kernel = withValues(base, { 'method.id': 'kernel-gan' });
    const toDigits = changesOfChoice('data.id', 'mnist', kernel);
    expect(toDigits).toMatchObject({ 'data.id': 'mnist', 'latent.dimension': 64, 'method.selfTerms': false });
    const onDigits = withValues(kernel, toDigits);
    const toCritic = changesOfChoice('method.id', 'ns-gan', onDigits);
    expect(toCritic).not.toHaveProperty('method.selfTerms');
    expect(withValues(onDigits, toCritic).generator).toMatchObject({ width: 256, normalisation: 'batch' });
    const back = withValues(onDigits, changesOfChoice('data.id', 'ring', onDigits));
    expect(back.method.selfTerms).toBe(true);
    expect(back.latent.dimension).toBe(kernel.latent.dimension);
  });
});

describe('changes as a person makes them', () => {
  it('bring what a chosen method recommends, under what is named, and nothing where it is there already', () => {
    const hmc = { 'data.id': 'donut', 'method.id': 'hmc' };
    expect(asPicked(base, hmc)).toMatchObject({ ...hmc, ...findMethod('hmc').recommends });
    expect(asPicked(base, { ...hmc, 'particles.count': 5 })).toMatchObject({ ...hmc, 'particles.count': 5 });
    expect(asPicked(withValues(base, hmc), hmc)).toEqual(hmc);
    expect(asPicked(base, { seed: 3 })).toEqual({ seed: 3 });
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
