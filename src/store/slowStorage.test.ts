import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultExperiment } from '../experiment/experiment.ts';
import type { KeptRun } from './keptRuns.ts';
import { openRun, type SavedRun, savedRuns, saveRun } from './savedRuns.ts';

const row: SavedRun = { line: 'a', savedAt: 1, step: 20, preset: 'collapse', experiment: defaultExperiment() };
const checkpoint = {
  run: 1,
  engine: 'compiled-wasm',
  experiment: defaultExperiment(),
  snapshot: { step: 20, phase: 0, repeat: 0, counts: [20, 20], state: {} },
  report: {},
} as const;

/** How long the storage takes, ms. */
const storage = vi.hoisted(() => ({ takes: 5_000 }));

vi.mock('idb-keyval', () => {
  const later = <T>(answer: T) => new Promise((resolve) => setTimeout(() => resolve(answer), storage.takes));
  return {
    createStore: () => {},
    keys: () => later(['run:a']),
    getMany: () => later([row]),
    get: () => later({ checkpoint, series: {} }),
    setMany: () => later(undefined),
    delMany: () => later(undefined),
    clear: () => later(undefined),
  };
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What comes of it within a minute. */
async function within<T>(answer: Promise<T>): Promise<T | 'refused'> {
  const settled = answer.catch(() => 'refused' as const);
  await vi.advanceTimersByTimeAsync(60_000);
  return settled;
}

it('does not take a device that is slow for one that keeps nothing', async () => {
  expect(await within(savedRuns())).toHaveLength(1);
  expect(await within(openRun(row))).toMatchObject({ line: 'a', checkpoint: { snapshot: { step: 20 } } });
  expect(await within(saveRun(row, { line: 'a', preset: '', checkpoint, series: { points: [], events: [] } }))).toBe(
    undefined,
  );
});

it('gives up where nothing answers', async () => {
  storage.takes = 1e9;
  const kept: KeptRun = { line: 'b', preset: '', checkpoint, series: { points: [], events: [] } };
  expect(await within(savedRuns())).toEqual([]);
  expect(await within(openRun(row))).toBe('refused');
  expect(await within(saveRun({ ...row, line: 'b' }, kept))).toBe('refused');
});
