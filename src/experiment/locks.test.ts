import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METHODS } from '../methods/index.ts';
import { changesOfChoice, defaultExperiment, GROUPS, keysOf, withValues } from './experiment.ts';
import { COLUMN_GROUPS } from './groupOf.ts';
import { decodeLink, encodeLink } from './link.ts';
import { allowedChanges, holdOf, isLockable, lockedBetween, NO_LOCKS } from './locks.ts';
import { readLink } from './mendLink.ts';
import { presetExperiment } from './presets/contract.ts';
import { PRESETS } from './presets/index.ts';

const start = defaultExperiment();
const ofMethod = (id: string) => withValues(start, changesOfChoice('method.id', id, start));

/** An experiment of any method or preset. */
const experiments = fc.oneof(
  fc.constantFrom(...METHODS).map(({ id }) => ({ preset: 'collapse', experiment: ofMethod(id) })),
  fc.constantFrom(...PRESETS).map((preset) => ({ preset: preset.id, experiment: presetExperiment(preset) })),
);

/** Some names of groups and settings of an experiment, each once. */
const namesOf = (keys: readonly string[]) =>
  fc.subarray(
    ['all', 'preset', 'seed', ...GROUPS, ...[...COLUMN_GROUPS].filter((id) => !GROUPS.includes(id as never))].concat(
      keys.filter((key) => key !== 'seed'),
    ),
  );

describe('what a link locks', () => {
  test('every subset of groups and settings of every experiment comes back', () => {
    fc.assert(
      fc.property(
        experiments.chain((of) =>
          fc.record({
            of: fc.constant(of),
            hide: namesOf(keysOf(of.experiment)),
            lock: namesOf(keysOf(of.experiment)),
          }),
        ),
        ({ of: { experiment, preset }, ...locks }) => {
          const link = encodeLink(experiment, preset, { locks });
          const decoded = decodeLink(link);
          expect(decoded.notices).toEqual([]);
          expect(decoded.experiment).toEqual(experiment);
          expect(decoded.locks ?? NO_LOCKS).toEqual(locks);
          expect(readLink(link)).toEqual(decoded);
          expect(encodeLink(decoded.experiment, decoded.preset, decoded)).toBe(link);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('names of nothing are told, and the others hold', () => {
    const { locks, notices } = decodeLink('#v=1&p=collapse&lock=data~wings~penalty.colour&hide=nothing');
    expect(locks).toEqual({ hide: [], lock: ['data'] });
    expect(notices).toMatchObject([
      { kind: 'not-allowed', key: 'hide', given: 'nothing' },
      { kind: 'not-allowed', key: 'lock', given: 'wings, penalty.colour' },
    ]);
    expect(decodeLink('#v=1&p=collapse&hide=').locks).toBeUndefined();
  });

  test('commas and spaces that people type part names as well', () => {
    expect(readLink('#v=1&p=collapse&lock=data, method,data').locks).toEqual({ hide: [], lock: ['data', 'method'] });
  });

  test('no text makes it fail or grow', () => {
    fc.assert(
      fc.property(fc.string(), (raw) => {
        const { locks } = decodeLink(`#v=1&p=collapse&lock=${encodeURIComponent(raw)}`);
        expect((locks?.lock ?? []).every(isLockable)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('a setting is held by its key, its part, its group of controls, or all; hidden goes before locked', () => {
    for (const name of ['generator.depth', 'generator', 'networks', 'all'])
      expect(holdOf({ hide: [], lock: [name] }, 'generator.depth')).toBe('locked');
    expect(holdOf({ hide: ['networks'], lock: ['all'] }, 'generator.depth')).toBe('hidden');
    expect(holdOf({ hide: ['critic'], lock: ['generator.width'] }, 'generator.depth')).toBeNull();
  });

  test('another method leaves alone what is locked, and is refused where it is locked itself', () => {
    const changes = changesOfChoice('method.id', 'wgan-gp', start);
    const kept = allowedChanges({ hide: [], lock: ['criticOptimiser', 'penalty'] }, changes);
    expect(kept.held).toEqual([]);
    expect(kept.changes['method.id']).toBe('wgan-gp');
    expect(Object.keys(kept.changes).filter((key) => /^(criticOptimiser|penalty)/.test(key))).toEqual([]);
    expect(allowedChanges({ hide: [], lock: ['method'] }, changes)).toEqual({ changes: {}, held: ['method.id'] });
    expect(allowedChanges(NO_LOCKS, changes)).toEqual({ changes, held: [] });
  });

  test('what is only hidden does not keep a preset from being opened', () => {
    const other = { ...start, seed: start.seed + 1 };
    expect(lockedBetween({ hide: ['seed'], lock: [] }, start, other)).toEqual([]);
    expect(lockedBetween({ hide: [], lock: ['run'] }, start, other)).toEqual(['seed']);
  });
});
