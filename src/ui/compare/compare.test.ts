import { describe, expect, it } from 'vitest';
import { changesOfChoice, defaultExperiment, withValues } from '../../experiment/experiment.ts';
import type { Evaluation } from '../../train/frame.ts';
import { settingDifferences } from '../controls/differences.ts';
import { verdictOf } from './verdict.ts';

const a = defaultExperiment();

describe('what two runs differ in', () => {
  it('is told as the controls show it, in both languages', () => {
    const b = withValues(a, {
      'smoothing.on': true,
      'smoothing.bandwidth': 0.25,
      'penalty.kind': 'one-sided',
      seed: 8,
    });
    const shown = settingDifferences(a, b, 'en').map(({ key, a: of, b: to }) => [key, of, to]);
    expect(shown).toContainEqual(['smoothing.on', 'off', 'on']);
    expect(shown).toContainEqual(['smoothing.bandwidth', String(a.smoothing.bandwidth), '0.25']);
    expect(shown).toContainEqual(['seed', String(a.seed), '8']);
    expect(settingDifferences(a, b, 'ja').find(({ key }) => key === 'smoothing.on')).toMatchObject({
      a: 'オフ',
      b: 'オン',
    });
    expect(settingDifferences(a, a, 'en')).toEqual([]);
    const rates = withValues(a, { 'generatorOptimiser.rate': 0.01, 'criticOptimiser.rate': 0.01 });
    expect(new Set(settingDifferences(a, rates, 'ja').map(({ label }) => label.ja)).size).toBe(2);
  });

  it('names the networks of samplers as theirs', () => {
    const one = withValues(a, { 'method.id': 'dft' });
    const other = withValues(one, {
      'method.correction': false,
      'generatorOptimiser.rate': 0.5,
      'scoreOptimiser.rate': 0.5,
      'sampler.noiseHigh': 4,
    });
    const found = settingDifferences(one, other, 'en');
    expect(found.find(({ key }) => key === 'generatorOptimiser.rate')?.label.en).toBe('Sampler: Learning rate');
    expect(found.find(({ key }) => key === 'scoreOptimiser.rate')?.label.ja).toBe('スコアネットワーク：学習率');
    expect(found.find(({ key }) => key === 'sampler.noiseHigh')?.b).toBe('4');
    expect(found.find(({ key }) => key === 'method.correction')).toMatchObject({ a: 'on', b: 'off' });
  });

  it('begins with another method or law, whose own settings have nothing to be compared with', () => {
    const b = withValues(a, { ...changesOfChoice('method.id', 'kernel-gan', a), seed: 3 });
    const keys = settingDifferences(a, b, 'en').map(({ key }) => key);
    expect(keys[0]).toBe('method.id');
    expect(keys).not.toContain('method.objective');
    const rolled = withValues(a, changesOfChoice('data.id', 'swiss-roll', a));
    // Both laws call something `std`, or `noise`: that is none of what the runs differ in.
    expect(settingDifferences(a, rolled, 'en').map(({ key }) => key)).toEqual(['data.id']);
  });
});

const evaluation = (metrics: Record<string, number | null>, modes = 8): Evaluation =>
  ({
    metrics,
    shares: Array.from({ length: modes }, () => ({ target: 1 / Math.max(1, modes) })),
  }) as unknown as Evaluation;

describe('what came of it', () => {
  it('is told by modes and the share on them where both have them', () => {
    const [one, other] = [evaluation({ modes: 2, highQuality: 0.7 }), evaluation({ modes: 8, highQuality: 0.3 })];
    expect(verdictOf(one, other)).toEqual({
      kind: 'modes',
      a: { count: 2, total: 8, share: 0.7 },
      b: { count: 8, total: 8, share: 0.3 },
    });
  });

  it('else by a distance that both have, and not at all without one', () => {
    const [one, other] = [
      evaluation({ slicedWasserstein: 0.5 }, 0),
      evaluation({ slicedWasserstein: 0.2, modes: 3 }, 0),
    ];
    expect(verdictOf(one, other)).toEqual({ kind: 'distance', key: 'slicedWasserstein', a: 0.5, b: 0.2 });
    expect(verdictOf(one, evaluation({ frechet: 3 }, 0))).toBeNull();
    expect(verdictOf(one, evaluation({ slicedWasserstein: Number.NaN }, 0))).toBeNull();
  });
});
