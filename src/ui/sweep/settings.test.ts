import { describe, expect, it } from 'vitest';
import { presetExperiment } from '../../experiment/presets/contract.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { collect } from '../../experiment/sweep/document.ts';
import { unitsOf } from '../../experiment/sweep/units.ts';
import { brief, placeIn, spanOf } from './scale.ts';
import { draftOf, draftOfPlan, exampleDraft, finer, planOf, settingsOf, suggestedValues } from './settings.ts';
import { csvOf } from './table.ts';

describe('drafts', () => {
  it.each(PRESETS.map((preset) => [preset.id, preset] as const))('%s can be swept as it stands', (id, preset) => {
    const base = presetExperiment(preset);
    const settings = settingsOf(base);
    expect(settings.length).toBeGreaterThan(0);
    const plan = planOf(draftOf(base, id));
    expect(unitsOf(plan).length).toBeGreaterThanOrEqual(3);
    // Whatever is suggested for a setting can be run.
    for (const { key } of settings) {
      const draft = { ...draftOf(base, id), across: { key, typed: suggestedValues(base, key) } };
      expect(() => planOf(draft), key).not.toThrow();
    }
  });

  it('come back from their plan', () => {
    const draft = exampleDraft();
    const plan = planOf(draft);
    expect(planOf(draftOfPlan(plan))).toEqual(plan);
    expect(plan.axes.map(({ key }) => key)).toEqual(['smoothing.duration', 'smoothing.bandwidth']);
    const curve = planOf({ ...draft, down: { key: '', typed: '' } });
    expect(planOf(draftOfPlan(curve))).toEqual(curve);
  });

  it('look closer between a value and its neighbours', () => {
    expect(finer(['0.1', '0.2', '0.3'], '0.2')).toBe('0.1..0.3/5');
    expect(finer(['0.001', '0.01', '0.1'], '0.01')).toBe('0.001..0.1/5 log');
    expect(finer(['1', '2', '3'], '3')).toBe('2..3/5');
    expect(finer(['relu', 'tanh'], 'relu')).toBe('relu, tanh');
    expect(finer(['4'], '4')).toBe('4');
  });
});

describe('a map', () => {
  const plan = planOf({ ...exampleDraft(), seeds: 2 });
  const document = collect(plan, ({ name, point, steps, experiment: { seed } }) => ({
    name,
    seed,
    steps,
    metrics: { highQuality: point / 10, w1: null },
  }));

  it('has one scale for all cells', () => {
    const span = spanOf(document.points, 'highQuality');
    expect(span).toEqual([0, 1.1]);
    expect([placeIn(span, 0), placeIn(span, 1.1), placeIn(span, 9), placeIn(null, 3)]).toEqual([0, 1, 1, 0.5]);
    expect(spanOf(document.points, 'w1')).toBeNull();
  });

  it.each([
    [0.98765, '0.988'],
    [1_234.5, '1,230'],
    [0.00004, '4.0×10^−5'],
    [-0.5, '−0.5'],
    [-0, '0'],
    [0, '0'],
    [null, '–'],
    [Number.NaN, '–'],
  ])('writes %s as %s', (value, shown) => expect(brief(value, 'en')).toBe(shown));

  it('is a table with a row for every run', () => {
    const lines = csvOf(document).split('\r\n');
    expect(lines[0]).toBe('smoothing.duration,smoothing.bandwidth,seed,steps,diverged,highQuality,w1');
    expect(lines[1]).toMatch(/^1000,0\.25,\d+,4000,0,0,$/);
    expect(lines).toHaveLength(24 + 2);
  });
});
