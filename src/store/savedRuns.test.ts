import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import type { KeptRun } from './keptRuns.ts';
import { forgetRuns, labelRun, openRun, type SavedRun, savedRuns, saveRun } from './savedRuns.ts';

const experiment = withValues(defaultExperiment(), { seed: 3, 'generatorOptimiser.rate': 2e-4 });

const kept = (line: string, step = 20): KeptRun => ({
  line,
  preset: 'collapse',
  checkpoint: {
    run: 4,
    engine: 'compiled-wasm',
    experiment,
    snapshot: { step, phase: 1, repeat: 0, counts: [step, step], state: { weights: Float32Array.of(0.1, -2, step) } },
    report: { 'critic.loss': 0.5 },
    reel: {
      steps: [0, 10],
      tiles: [0],
      strip: { height: 1, width: 1, channels: 1, count: 2, pixels: Uint8ClampedArray.of(7, 9) },
    },
  },
  series: {
    points: [
      { step: 10, values: { modes: 2, w1: null } },
      { step: 20, values: { modes: 3, w1: 0.25, jsd: 0.1 } },
    ],
    events: [{ step: 15, kind: 'collapse' }],
  },
});

const row = (line: string, savedAt: number, step = 20): SavedRun => ({
  line,
  savedAt,
  step,
  preset: 'collapse',
  experiment,
  captured: [3, 8],
  picture: { width: 2, height: 1, pixels: new Uint8ClampedArray(8) },
});

beforeEach(() => forgetRuns());

describe('runs on this device', () => {
  it('come back bit for bit, with settings, charts and picture', async () => {
    await saveRun(row('a', 5), kept('a'));
    const [saved] = await savedRuns();
    expect(saved).toEqual(row('a', 5));
    const opened = await openRun(saved as SavedRun);
    expect(opened?.checkpoint).toEqual({ ...kept('a').checkpoint, run: 0 });
    expect(opened?.series.points).toEqual([
      { step: 10, values: { modes: 2, w1: null, jsd: null } },
      { step: 20, values: { modes: 3, w1: 0.25, jsd: 0.1 } },
    ]);
    expect(opened?.series.events).toEqual(kept('a').series.events);
  });

  it('are listed newest first, each once, and no more than ten', async () => {
    for (let i = 0; i < 13; i++) await saveRun(row(`run ${i}`, i), kept(`run ${i}`));
    await saveRun(row('run 12', 99, 40), kept('run 12', 40));
    const list = await savedRuns();
    expect(list.map(({ savedAt }) => savedAt)).toEqual([99, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect((await openRun(list[0] as SavedRun))?.checkpoint.snapshot.step).toBe(40);
    expect(await openRun(row('run 0', 0))).toBeUndefined();
  });

  it('are deleted one by one or all at once', async () => {
    for (const line of ['a', 'b', 'c']) await saveRun(row(line, 1), kept(line));
    await forgetRuns(['b']);
    expect((await savedRuns()).map(({ line }) => line).sort()).toEqual(['a', 'c']);
    expect(await openRun(row('b', 1))).toBeUndefined();
    await forgetRuns();
    expect(await savedRuns()).toEqual([]);
  });

  it('do not trust what somebody else may have written', async () => {
    const bad = {
      ...row('x', 1),
      experiment: { seed: -5, data: 'nonsense' },
      picture: { width: 9, height: 9, pixels: [] },
    };
    const state = { ...kept('x').checkpoint, snapshot: { step: 'many', counts: [], state: { weights: [1] } } };
    await saveRun(bad as unknown as SavedRun, { ...kept('x'), checkpoint: state as never });
    const [saved] = await savedRuns();
    expect(saved?.experiment.seed).toBeGreaterThanOrEqual(0);
    expect(saved?.picture).toBeUndefined();
    expect(await openRun(saved as SavedRun)).toBeUndefined();
  });
});

describe('runs with a label', () => {
  const label = { name: 'Best', note: '', folder: 'Paper' };

  it('keep it while they go on, and are listed with it', async () => {
    await saveRun(row('a', 1), kept('a'));
    await labelRun('a', label);
    await saveRun(row('a', 2, 40), kept('a', 40));
    expect(await savedRuns()).toEqual([{ ...row('a', 2, 40), label }]);
    await labelRun('a', undefined);
    expect((await savedRuns())[0]?.label).toBeUndefined();
  });

  it('stay when the last ten have gone, until they are deleted', async () => {
    await saveRun({ ...row('first', 0), label }, kept('first'));
    for (let i = 1; i < 14; i++) await saveRun(row(`labelled ${i}`, i), kept(`labelled ${i}`));
    const lines = (await savedRuns()).map(({ line }) => line);
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('first');
    await forgetRuns(['first']);
    await saveRun(row('first', 20), kept('first'));
    expect((await savedRuns())[0]).toEqual(row('first', 20));
  });
});
