import { describe, expect, it } from 'vitest';
import { findLaw } from '../../data/index.ts';
import { findMetric } from '../../metrics/index.ts';
import { availability } from '../availability.ts';
import { defaultExperiment, keysOf, valueAt } from '../experiment.ts';
import { experimentFromJson } from '../json.ts';
import { type Condition, presetExperiment } from './contract.ts';
import { FIRST_PRESET, findPreset, PRESETS } from './index.ts';
import { conditionText, meets, shows } from './outcome.ts';

const mode = (share: number, target: number) => ({ share, target, captured: share > 0, strict: share >= target / 4 });

describe('presets', () => {
  it('have permanent ids; the first one opens a first visit', () => {
    expect(PRESETS.map(({ id }) => id).sort()).toEqual([
      'am-gan-dynamic',
      'am-gan-static',
      'cgan-narrow',
      'chains-cross',
      'clip',
      'collapse',
      'dft-donut',
      'dft-islands',
      'dft-one-level',
      'dft-rosenbrock',
      'dft-squiggle',
      'dft-two-islands',
      'digit-rich',
      'digit-tower',
      'draw',
      'gp',
      'gp-strong',
      'grid25',
      'kernel-digits',
      'kernel-gan',
      'kernel-gan-frozen',
      'kernel-gan-grid',
      'kernel-pixels',
      'kl-is-islands',
      'ksd-blind',
      'ksd-islands',
      'lp',
      'means-are-not-bits',
      'mnist-conditional',
      'mnist-dcgan',
      'mnist-mlp',
      'no-second-layer',
      'one-layer-short',
      'overfitted-bound',
      'packing',
      'rare-modes',
      'reachable-bound',
      'reconstruction-bound',
      'rescue',
      'richer-inference',
      'ring8-nsgan',
      'short-chains',
      'sivi-islands',
      'stacked-mnist',
      'stuck-chains',
      'svgd-amortised',
      'svgd-stuck',
      'tied-inference',
      'too-fast',
      'weak-top',
      'wrong-gradient',
    ]);
    expect(findPreset(FIRST_PRESET).id).toBe(FIRST_PRESET);
    expect(() => findPreset('nope')).toThrow(RangeError);
  });

  it.each(PRESETS.map((preset) => [preset.id, preset] as const))(
    '%s changes only settings that exist and have an effect',
    (_, preset) => {
      const experiment = presetExperiment(preset);
      expect(experimentFromJson(JSON.parse(JSON.stringify(experiment)))).toMatchObject({ experiment, notices: [] });
      const unavailable = availability(experiment);
      const defaults = defaultExperiment();
      for (const key of Object.keys(preset.changes)) {
        expect(keysOf(experiment)).toContain(key);
        expect(valueAt(experiment, key)).toEqual(preset.changes[key]);
        expect(unavailable.has(key) && !(key in defaults)).toBe(false);
      }
    },
  );

  it.each(PRESETS.map((preset) => [preset.id, preset] as const))(
    '%s promises something that can be measured, in time',
    (_, { outcome, ...preset }) => {
      const { training, generator, critic, data } = presetExperiment(preset);
      const { id, ...params } = data;
      const modes = () => findLaw(id).create(params, { imported: new Map() }).modes;
      const isWide = Math.max(generator.width, critic.width) > 32 || training.batch > 64;
      expect(outcome.step * Math.max(1, training.criticSteps / 2)).toBeLessThanOrEqual(isWide ? 8_000 : 20_000);
      expect(outcome.conditions.length).toBeGreaterThan(0);
      for (const condition of outcome.conditions) {
        expect(condition.atLeast ?? condition.atMost).toBeTypeOf('number');
        if ('metric' in condition) expect(findMetric(condition.metric).key).toBe(condition.metric);
        else for (const index of condition.modes) expect(modes()[index]).toBeDefined();
      }
    },
  );

  it('speak whole sentences in both languages', () => {
    for (const { title, summary, watch, story, outcome } of PRESETS) {
      for (const sentence of [summary, watch, story, outcome.text]) {
        expect(sentence.en).toMatch(/^[A-Z].*[.?]$/);
        expect(sentence.ja).toMatch(/[ぁ-ん].*。$/);
      }
      expect(title.ja).toMatch(/[ぁ-んァ-ヶ]/);
    }
  });
});

describe('outcomes', () => {
  const measured = {
    metrics: { modes: 5, reverseKl: null },
    shares: [mode(0.9, 0.5), mode(0.05, 0.25), mode(0.05, 0.25)],
  };

  it('say before the first step what to watch, and not what comes of it', () => {
    const asks = { en: /\?$|\b(Watch|watch)\b/, ja: /でしょうか。$|見てください。$|注目してください。$/ };
    const tells = {
      en: /collaps|lose|lost|never leave|are found|settle on|rescue|fail|too (narrow|flat)|shakes/,
      ja: /崩壊|失われ|失い|見つかります|抜け出せ|ぼやけ/,
    };
    for (const { id, watch, summary } of PRESETS) {
      for (const language of ['en', 'ja'] as const) {
        expect(watch[language], id).toMatch(asks[language]);
        expect(watch[language], id).not.toMatch(tells[language]);
        expect(watch[language], id).not.toBe(summary[language]);
      }
    }
  });

  it('compare metrics and shares with declared bounds', () => {
    expect(meets({ metric: 'modes', atLeast: 5, atMost: 5 }, measured)).toBe(true);
    expect(meets({ metric: 'modes', atLeast: 6 }, measured)).toBe(false);
    expect(meets({ modes: [1, 2], atMost: 0.25 }, measured)).toBe(true);
    expect(meets({ modes: [0, 1], atMost: 0.25 }, measured)).toBe(false);
  });

  it('are not met by what is undefined or does not exist', () => {
    const conditions: Condition[] = [
      { metric: 'reverseKl', atMost: 1 },
      { metric: 'nope', atLeast: 0 },
      { modes: [7], atLeast: 0 },
    ];
    for (const condition of conditions) expect(meets(condition, measured)).toBe(false);
    expect(shows({ text: { en: '', ja: '' }, step: 1, conditions: [] }, measured)).toBe(true);
  });

  it('read as formulas', () => {
    expect(conditionText({ metric: 'modes', atLeast: 2, atMost: 5 })).toBe('modes ≥ 2, modes ≤ 5');
    expect(conditionText({ modes: [1, 4], atMost: 0.25 })).toBe('share of modes 2, 5 ≤ 0.25 × target');
  });
});
