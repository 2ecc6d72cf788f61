import { describe, expect, it } from 'vitest';
import { availability } from '../../experiment/availability.ts';
import { defaultExperiment, schemaOf, withValues } from '../../experiment/experiment.ts';
import type { GroupId } from '../../experiment/groups.ts';
import { LANGUAGES } from '../../schema/text.ts';
import { blocksOf } from './blocks.ts';
import { summaries } from './summaries.ts';
import { filled, withWeight } from './weights.ts';

const COVERED = { 'smoothing.schedule': ['smoothing.end', 'smoothing.duration', 'smoothing.from'] };

function blocks(of: GroupId, changes = {}, compact = false) {
  const experiment = withValues(defaultExperiment(), changes);
  const params = Object.entries(schemaOf(experiment, of)).map(([key, param]) => ({ name: `${of}.${key}`, param }));
  const found = blocksOf(params, availability(experiment), { compact, covered: COVERED });
  const names = found.flatMap((block) => {
    if (block.kind === 'open') return [block.named.name];
    const params = block.kind === 'locked' ? block.sets.flatMap((set) => set.params) : block.params;
    return params.map(({ name }) => name);
  });
  const reasons = found.reduce((sum, block) => sum + (block.kind === 'locked' ? block.sets.length : 0), 0);
  return { kinds: found.map(({ kind }) => kind), names, reasons, all: params.map(({ name }) => name) };
}

describe('blocks of controls', () => {
  it('hide nothing, whatever is locked', () => {
    for (const of of ['penalty', 'training', 'generator', 'criticOptimiser', 'stop', 'data'] as const) {
      for (const changes of [
        {},
        { 'method.id': 'wgan-clip' },
        { 'penalty.kind': 'zero-centred' },
        { 'generator.depth': 0 },
      ]) {
        for (const compact of [true, false]) {
          const { names, all } = blocks(of, changes, compact);
          expect([...names].sort()).toEqual([...all].sort());
        }
      }
    }
  });

  it('put all that are locked in one block at the end, by reason', () => {
    const { kinds, reasons } = blocks('penalty', { 'penalty.kind': 'none' });
    expect(kinds).toEqual(['open', 'locked']);
    expect(reasons).toBe(2);
    expect(blocks('smoothing', { 'smoothing.on': false })).toMatchObject({ kinds: ['open', 'locked'], reasons: 1 });
  });

  it('leave to an editor what it shows itself', () => {
    const { names } = blocks('smoothing', { 'smoothing.on': true, 'smoothing.schedule': 'cosine' });
    expect(names).toEqual(['smoothing.on', 'smoothing.kernel', 'smoothing.bandwidth', 'smoothing.schedule']);
  });

  it('put numbers side by side where they are compact', () => {
    expect(blocks('data', {}, true).kinds).toEqual(['fields', 'open', 'locked']);
  });
});

describe('weights', () => {
  it('are one where nothing is said, and the empty list when all are one', () => {
    expect(filled([0.5], 3)).toEqual([0.5, 1, 1]);
    expect(filled([1, 2, 3, 4], 2)).toEqual([1, 2]);
    expect(withWeight([0.5, 1, 1], 0, 1, 10)).toEqual([]);
  });

  it('stay in range, on short decimals, and leave something', () => {
    expect(withWeight([1, 1], 0, 0.30000000000000004, 10)).toEqual([0.3, 1]);
    expect(withWeight([1, 1], 1, 99, 10)).toEqual([1, 10]);
    expect(withWeight([1, 1], 1, -1, 10)).toEqual([1, 0]);
    expect(withWeight([0, 1], 1, 0, 10)).toBeNull();
  });
});

describe('summaries of folded groups', () => {
  const experiment = withValues(defaultExperiment(), {
    'smoothing.on': true,
    'smoothing.schedule': 'linear',
    'smoothing.bandwidth': 0.6,
    'smoothing.end': 0.05,
    'penalty.kind': 'two-sided',
    'generator.width': 64,
    'critic.depth': 3,
    'training.batch': 256,
    'stop.steps': 6000,
    seed: 7,
  });

  it('say the settings in one short line', () => {
    expect(summaries.smoothing(experiment, 'en')).toBe('σ 0.6 → 0.05');
    expect(summaries.penalty(experiment, 'en')).toBe('Two-sided · λ 1');
    expect(summaries.networks(experiment, 'en')).toBe('G 2×64 · D 3×32');
    expect(summaries.optimisation(experiment, 'en')).toBe('Adam · batch 256');
    expect(summaries.run(experiment, 'en')).toBe('seed 7 · stop at 6,000');
  });

  it('are those of its own networks for a sampler', () => {
    const sampler = withValues(experiment, { 'method.id': 'dft', 'sampler.noiseHigh': 2, 'score.width': 48 });
    expect(summaries.networks(sampler, 'en')).toBe('S 2×64 · score 2×48');
    expect(summaries.noise(sampler, 'en')).toBe('σ 0.1 → 2');
    expect(summaries.noise(withValues(sampler, { 'sampler.noiseHigh': 0.05 }), 'en')).toBe('σ 0.1');
    expect(summaries.optimisation(sampler, 'en')).toBe('Adam · batch 256');
  });

  it('exist in both languages and leave no placeholder open', () => {
    for (const summary of Object.values(summaries)) {
      for (const language of LANGUAGES) {
        const line = summary(experiment, language);
        expect(line).not.toBe('');
        expect(line).not.toContain('{{');
      }
    }
  });
});
