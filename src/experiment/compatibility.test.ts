import { describe, expect, it } from 'vitest';
import { findLaw } from '../data/index.ts';
import { LAYERS_METHODS } from '../methods/layers/index.ts';
import { defaultsOf } from '../schema/param.ts';
import { incompatibility, ruledOutLaws, ruledOutMethods } from './compatibility.ts';
import { defaultExperiment, withValues } from './experiment.ts';

const pair = (law: string, method: string) => withValues(defaultExperiment(), { 'data.id': law, 'method.id': method });

describe('compatibility', () => {
  it('lets methods with labels learn only from data with classes', () => {
    expect(incompatibility(pair('ring', 'am-gan'))).toBeNull();
    expect(incompatibility(pair('swiss-roll', 'ns-gan'))).toBeNull();
    expect(incompatibility(pair('swiss-roll', 'am-gan'))?.en).toMatch(/^AM-GAN needs data with classes/);
  });

  it('asks the law itself where there is one', () => {
    const law = findLaw('ring').create(defaultsOf(findLaw('ring').params), { imported: new Map() });
    const { labels: _, ...unlabelled } = law;
    expect(incompatibility(pair('ring', 'label-gan'), law)).toBeNull();
    expect(incompatibility(pair('ring', 'label-gan'), unlabelled)?.ja).toMatch(/クラス/);
    expect(incompatibility(pair('ring', 'ns-gan'), unlabelled)).toBeNull();
  });

  it('tells the pickers what not to offer, with the reason', () => {
    // Towers need images of bits; everything else learns the ring.
    expect([...ruledOutMethods(pair('ring', 'ns-gan')).keys()]).toEqual(LAYERS_METHODS.map(({ id }) => id));
    expect(ruledOutMethods(pair('tea', 'aeri')).get('dft')).toEqual(incompatibility(pair('tea', 'dft')));
    expect([...ruledOutMethods(pair('tea', 'ns-gan')).keys()]).not.toContain('aeri');
    const methods = ruledOutMethods(pair('annulus', 'ns-gan'));
    expect(methods.has('ns-gan')).toBe(false);
    expect(methods.get('cgan-concat')).toEqual(incompatibility(pair('annulus', 'cgan-concat')));
    const laws = ruledOutLaws(pair('ring', 'ac-gan'));
    expect(laws.has('grid')).toBe(false);
    expect([...laws.keys()]).toEqual(expect.arrayContaining(['swiss-roll', 'drawn', 'imported', 'gaussian']));
    expect(ruledOutLaws(pair('ring', 'ns-gan')).size).toBe(0);
  });
});
