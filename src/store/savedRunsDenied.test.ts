import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExperiment } from '../experiment/experiment.ts';
import type { KeptRun } from './keptRuns.ts';
import { SilentStorageError } from './patience.ts';
import { forgetRuns, type SavedRun, savedRuns, saveRun } from './savedRuns.ts';

/** What the next writes meet in place of the disk, one each. */
const disk = vi.hoisted(() => ({ answers: [] as (() => Promise<void>)[] }));

vi.mock('idb-keyval', async (original) => {
  const real = await original<typeof import('idb-keyval')>();
  return {
    ...real,
    setMany: (...args: Parameters<typeof real.setMany>) => disk.answers.shift()?.() ?? real.setMany(...args),
  };
});

const experiment = defaultExperiment();
const snapshot = { step: 1, phase: 0, repeat: 0, counts: [1, 1], state: { weights: Float32Array.of(1) } };
const kept = (line: string): KeptRun => ({
  line,
  preset: 'collapse',
  checkpoint: { run: 1, engine: 'compiled-wasm', experiment, snapshot, report: {} },
  series: { points: [], events: [] },
});
const row = (line: string, savedAt: number): SavedRun => ({ line, savedAt, step: 1, preset: 'collapse', experiment });
const lines = async () => (await savedRuns()).map(({ line }) => line);

beforeEach(async () => {
  disk.answers = [];
  await forgetRuns();
  for (let i = 0; i < 6; i++) await saveRun(row(`run ${i}`, i), kept(`run ${i}`));
});
afterEach(() => vi.useRealTimers());

describe('a run that the disk does not take', () => {
  it('goes in the place of the oldest where the disk is full', async () => {
    disk.answers = [() => Promise.reject(new DOMException('full', 'QuotaExceededError'))];
    await saveRun(row('new', 9), kept('new'));
    expect(await lines()).toEqual(['new', 'run 5', 'run 4', 'run 3']);
  });

  it('costs no other run where the disk is merely slow', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    disk.answers = [() => new Promise(() => {})];
    const saving = saveRun(row('new', 9), kept('new')).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await saving).toBeInstanceOf(SilentStorageError);
    vi.useRealTimers();
    expect(await lines()).toEqual(['run 5', 'run 4', 'run 3', 'run 2', 'run 1', 'run 0']);
  });

  it('costs no other run where nothing may be kept', async () => {
    disk.answers = [() => Promise.reject(new DOMException('no', 'SecurityError'))];
    await expect(saveRun(row('new', 9), kept('new'))).rejects.toThrow('no');
    expect(await lines()).toHaveLength(6);
  });
});
