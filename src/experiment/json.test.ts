import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMethod } from '../methods/index.ts';
import { anyExperiment } from '../testing/arbitraries.ts';
import { withValues } from './experiment.ts';
import { experimentFromJson, plainExperiment } from './json.ts';
import { presetExperiment } from './presets/contract.ts';
import { FIRST_PRESET, findPreset, PRESETS } from './presets/index.ts';

const first = presetExperiment(findPreset(FIRST_PRESET));
const last = PRESETS.at(-1)?.id ?? '';

describe('a configuration', () => {
  it('gives back every experiment that was written as JSON', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const { experiment: read, notices } = experimentFromJson(JSON.parse(JSON.stringify(experiment)));
        expect(read).toEqual(experiment);
        expect(notices).toEqual([]);
      }),
    );
  });

  it('gives it back without the groups that its lab lacks as well', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const plain = JSON.parse(JSON.stringify(plainExperiment(experiment)));
        expect(experimentFromJson(plain)).toMatchObject({ experiment, notices: [] });
        expect('critic' in plain).toBe(findMethod(experiment.method.id).lab === 'gan');
      }),
    );
  });

  it('may be nested, dotted or both, with the preset it starts from', () => {
    const given = {
      preset: last,
      language: 'ja',
      penalty: { weight: 5 },
      'smoothing.on': true,
      data: { spread: 0.1 },
    };
    const { experiment, preset, language, notices } = experimentFromJson(given);
    expect({ preset, language, notices }).toEqual({ preset: last, language: 'ja', notices: [] });
    expect(experiment.penalty.weight).toBe(5);
    expect(experiment.smoothing.on).toBe(true);
    expect(experiment.data.spread).toBe(0.1);
  });

  it('may be the id of a preset', () => {
    expect(experimentFromJson(last)).toMatchObject({ preset: last, notices: [] });
    expect(experimentFromJson('nope').notices).toMatchObject([{ kind: 'not-allowed', key: 'p' }]);
  });

  it('reports what it cannot use', () => {
    const hostile: unknown = JSON.parse(
      '{"__proto__":{"polluted":1},"data":{"__proto__":{"x":1}},"seed":null,"penalty":{"weight":{}}}',
    );
    const { experiment, notices } = experimentFromJson(hostile);
    expect(experiment).toEqual(first);
    expect(notices.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'wrong-type __proto__',
      'wrong-type data.__proto__',
      'wrong-type seed',
      'wrong-type penalty.weight',
    ]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(experimentFromJson({ training: { batch: 1e9 } })).toMatchObject({
      experiment: withValues(first, { 'training.batch': 2048 }),
      notices: [{ kind: 'out-of-range', key: 'training.batch', used: '2048' }],
    });
    expect(experimentFromJson({ data: { weights: [1, 'x'] } }).notices).toMatchObject([{ kind: 'wrong-type' }]);
    expect(experimentFromJson({ 'penalty.weight': 1, penalty: { weight: 2 } })).toMatchObject({
      experiment: { penalty: { weight: 1 } },
      notices: [{ kind: 'repeated-key' }],
    });
  });

  it('never fails, whatever it is given', () => {
    const trap = Object.defineProperty({}, 'seed', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const huge = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]));
    for (const given of [null, undefined, 3, [], () => 1, trap, huge]) {
      const { experiment, notices } = experimentFromJson(given);
      expect(experiment).toEqual(first);
      expect(notices.length).toBeGreaterThan(0);
      expect(notices.length).toBeLessThan(500);
    }
    fc.assert(
      fc.property(fc.anything(), (given) => {
        experimentFromJson(given);
      }),
    );
  });
});
