import { describe, expect, test } from 'vitest';
import { decodeLink } from '../experiment/link.ts';
import { presetExperiment } from '../experiment/presets/contract.ts';
import { findPreset } from '../experiment/presets/index.ts';
import { createExperimentStore } from './experimentStore.ts';
import { mayBecome, mayTravel, permitted, takeLink } from './hands.ts';

function opened(hash: string) {
  const settings = createExperimentStore();
  takeLink(settings, decodeLink(hash));
  return settings;
}

describe('what hands may change', () => {
  test('a locked setting stays as it is, with a word to the page, which the next free change takes back', () => {
    const settings = opened('#v=1&p=collapse&lock=smoothing');
    expect(permitted(settings, { 'smoothing.on': true, 'penalty.weight': 2 })).toBeNull();
    expect(settings.getState().held).toEqual(['smoothing.on']);
    expect(permitted(settings, { 'penalty.weight': 2 })).toEqual({ 'penalty.weight': 2 });
    expect(settings.getState().held).toEqual([]);
  });

  test('a preset is opened unless it would change what is locked, or presets are', () => {
    const other = presetExperiment(findPreset('rescue'));
    expect(mayBecome(opened('#v=1&p=collapse'), other)).toBe(true);
    expect(mayBecome(opened('#v=1&p=collapse&lock=generator'), other)).toBe(true);
    expect(mayBecome(opened('#v=1&p=collapse&lock=smoothing'), other)).toBe(false);
    expect(mayBecome(opened('#v=1&p=collapse&hide=preset'), other)).toBe(false);
  });

  test('a step back does not bring what a later link locks', () => {
    const settings = opened('#v=1&p=collapse&seed=3');
    takeLink(settings, decodeLink('#v=1&p=collapse&lock=seed'));
    expect(mayTravel(settings, 'undo')).toBe(false);
    takeLink(settings, decodeLink('#v=1&p=collapse'));
    expect(mayTravel(settings, 'undo')).toBe(true);
  });
});
