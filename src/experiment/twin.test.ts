import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyExperiment } from '../testing/arbitraries.ts';
import { withValues } from './experiment.ts';
import { decodeLink, encodeLink } from './link.ts';
import { readLink } from './mendLink.ts';
import { presetExperiment } from './presets/contract.ts';
import { findPreset } from './presets/index.ts';

const collapse = presetExperiment(findPreset('collapse'));

describe('a link of two runs', () => {
  it('says of the second only what it differs in', () => {
    const twin = withValues(collapse, { 'smoothing.on': true, 'smoothing.bandwidth': 0.3 });
    expect(encodeLink(collapse, 'collapse', { language: 'ja', twin })).toBe(
      '#v=1&p=collapse&vs=1&b.smoothing.on=1&b.smoothing.bandwidth=0.3&lang=ja',
    );
    expect(encodeLink(collapse, 'collapse', { twin: collapse })).toBe('#v=1&p=collapse&vs=1');
  });

  it('brings both back, whatever they are', () => {
    fc.assert(
      fc.property(anyExperiment, anyExperiment, (a, b) => {
        const { experiment, twin, notices } = decodeLink(encodeLink(a, 'collapse', { language: 'en', twin: b }));
        expect(experiment).toEqual(a);
        expect(twin).toEqual(b);
        expect(notices).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('of one run has no twin', () => {
    expect(decodeLink('#v=1&p=collapse&seed=3')).not.toHaveProperty('twin');
    const { twin, notices } = decodeLink('#v=1&p=collapse&vs=0');
    expect(twin ?? null).toBeNull();
    expect(notices).toMatchObject([{ kind: 'not-allowed', key: 'vs', given: '0' }]);
  });

  it('tells what could not be used of the second, under its own key', () => {
    const { twin, experiment, notices } = decodeLink('#v=1&p=collapse&b.seed=x&b.nonsense=1&b.training.batch=1e9');
    expect(twin?.seed).toBe(experiment.seed);
    expect(notices.map(({ kind, key }) => [kind, key])).toEqual([
      ['wrong-type', 'b.seed'],
      ['unknown-key', 'b.nonsense'],
      ['out-of-range', 'b.training.batch'],
    ]);
  });

  it('is mended like any other', () => {
    const { twin, experiment, notices } = readLink('#v=1&amp;p=collapse&amp;vs=1&amp;b.seed=9');
    expect(notices[0]?.used).toBe('p=collapse vs=1 b.seed=9');
    expect(twin).toEqual(withValues(experiment, { seed: 9 }));
    expect(readLink('#V=1&P=collapse&VS=1&B.SEED=9').twin?.seed).toBe(9);
  });
});
