import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { text } from '../schema/text.ts';
import { createExperimentStore } from './experimentStore.ts';

const experimentStore = createExperimentStore();
const { change, replace, travel, getState: state } = experimentStore;
const bandwidths = () => state().past.map((each) => each.smoothing.bandwidth);
const watched = { claim: text('a', 'a'), cell: text('b', 'b') };
const start = withValues(defaultExperiment(), { 'smoothing.bandwidth': 0.5 });

beforeEach(() => {
  replace(start, 'collapse');
  experimentStore.setState({ past: [], future: [], watched: null });
});

describe('the history of settings', () => {
  it('takes a drag for one step, and what comes between two drags for one of its own', () => {
    change({ 'smoothing.bandwidth': 0.4 }, 'smoothing.bandwidth');
    change({ 'smoothing.bandwidth': 0.3 }, 'smoothing.bandwidth');
    expect(bandwidths()).toEqual([0.5]);
    change({ seed: 9 });
    change({ 'smoothing.bandwidth': 0.2 }, 'smoothing.bandwidth');
    change({ 'smoothing.bandwidth': 0.1 }, 'penalty.weight');
    expect(bandwidths()).toEqual([0.5, 0.3, 0.3, 0.2]);
  });

  it('ends a drag where somebody goes back or loads another experiment', () => {
    change({ 'smoothing.bandwidth': 0.4 }, 'drag');
    travel('undo');
    change({ 'smoothing.bandwidth': 0.3 }, 'drag');
    expect(bandwidths()).toEqual([0.5]);
    replace(start, 'gp');
    change({ 'smoothing.bandwidth': 0.2 }, 'drag');
    expect(bandwidths()).toEqual([0.5, 0.3, 0.5]);
  });

  it('is left alone where there is nowhere to go', () => {
    expect(travel('undo')).toBeNull();
    expect(travel('redo')).toBeNull();
    expect(state()).toMatchObject({ experiment: start, past: [], future: [] });
  });

  it('has no way forward from a new change', () => {
    change({ seed: 2 });
    travel('undo');
    change({ seed: 3 });
    expect(travel('redo')).toBeNull();
    expect(state().experiment.seed).toBe(3);
  });

  it('remembers a hundred steps', () => {
    for (let seed = 1000; seed < 1150; seed++) change({ seed });
    expect(state().past.length).toBe(100);
    expect(state().past[0]?.seed).toBe(1049);
  });

  it('comes back to the same settings, however it is walked', () => {
    const step = fc.oneof(
      fc.record({ seed: fc.integer({ min: 0, max: 9 }) }),
      fc.record({ 'smoothing.bandwidth': fc.constantFrom(0.1, 0.2) }),
      fc.record({ 'data.id': fc.constantFrom('ring', 'grid'), 'data.std': fc.constantFrom(0.05, 0.1) }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), fc.nat(7), (changes, depth) => {
        replace(start, 'collapse');
        experimentStore.setState({ past: [], future: [] });
        const seen = [start, ...changes.map((each) => change(each))];
        const back = Math.min(depth, changes.length);
        for (let i = 1; i <= back; i++) expect(travel('undo')).toEqual(seen[changes.length - i]);
        for (let i = back - 1; i >= 0; i--) expect(travel('redo')).toEqual(seen[changes.length - i]);
        expect(state()).toMatchObject({ experiment: seen.at(-1), past: seen.slice(0, -1), future: [] });
      }),
      { numRuns: 40 },
    );
  });
});

describe('another experiment', () => {
  it('replaces preset and notices, can be undone, and belongs to no claim', () => {
    const notice = { kind: 'unknown-key', key: 'x', given: '1' } as const;
    experimentStore.setState({ watched });
    replace(withValues(start, { seed: 4 }), 'gp', [notice]);
    expect(state()).toMatchObject({ preset: 'gp', notices: [notice], watched: null, past: [start] });
    expect(travel('undo')).toEqual(start);
  });

  it('is no longer that of a claim once somebody goes back', () => {
    change({ seed: 4 });
    experimentStore.setState({ watched });
    change({ seed: 5 });
    expect(state().watched).toEqual(watched);
    travel('undo');
    expect(state().watched).toBeNull();
  });
});
