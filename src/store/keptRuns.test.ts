import { beforeEach, describe, expect, it } from 'vitest';
import { defaultExperiment, type Experiment, withValues } from '../experiment/experiment.ts';
import type { Checkpoint } from '../worker/protocol.ts';
import type { KeptRun } from './keptRuns.ts';
import { createRunStores } from './runStores.ts';

const { kept: keptRuns, series: seriesStore, experiment: settings } = createRunStores();

const checkpoint = (run: number, step: number, experiment: Experiment = defaultExperiment(), size = 4): Checkpoint => ({
  run,
  engine: 'compiled-wasm',
  experiment,
  snapshot: { step, phase: 0, repeat: 0, counts: [step, step], state: { weights: new Float32Array(size) } },
  report: {},
});

const point = (step: number) => ({ run: 1, step, metrics: { modes: step }, shares: [], reasons: {} });

let run = 1_000;
const next = (): number => {
  run++;
  return run;
};

describe('kept runs', () => {
  let told: KeptRun[];

  beforeEach(() => {
    told = [];
    const stop = keptRuns.subscribe((kept) => told.push(kept));
    seriesStore.clear();
    return stop;
  });

  it('tells every state that has trained, and nothing while another run is being loaded', () => {
    const first = next();
    keptRuns.begin(first);
    keptRuns.take(checkpoint(first, 0));
    keptRuns.settle();
    keptRuns.take(checkpoint(first, 40));
    const second = next();
    keptRuns.begin(second);
    keptRuns.take(checkpoint(first, 60));
    keptRuns.take(checkpoint(second, 0));
    expect(told.map(({ checkpoint: { run: of, snapshot } }) => [of, snapshot.step])).toEqual([[first, 40]]);
  });

  it('keeps the preset that a run was begun with, whatever takes its place', () => {
    const first = next();
    settings.replace(defaultExperiment(), 'collapse');
    keptRuns.begin(first);
    keptRuns.settle(first);
    keptRuns.take(checkpoint(first, 10));
    const second = next();
    settings.replace(defaultExperiment(), 'rescue');
    keptRuns.leave(keptRuns.current() as KeptRun);
    keptRuns.begin(second);
    keptRuns.settle(second);
    keptRuns.take(checkpoint(second, 5));
    expect(told.map(({ preset }) => preset)).toEqual(['collapse', 'collapse', 'rescue']);
  });

  it('tells a state once more when it has been measured, so that its charts are kept whole', () => {
    const first = next();
    keptRuns.begin(first);
    keptRuns.take(checkpoint(first, 40));
    keptRuns.settle(first);
    keptRuns.measured(first, 40);
    expect(told).toEqual([]);
    keptRuns.take(checkpoint(first, 60));
    seriesStore.append(point(60) as never);
    keptRuns.measured(first, 60);
    keptRuns.measured(first, 60);
    keptRuns.measured(first, 61);
    expect(told.map(({ series }) => series.points.length)).toEqual([0, 1]);
  });

  it('shelves a run with its last state, its charts and its line, and finds it by its settings', () => {
    const experiment = withValues(defaultExperiment(), { seed: run });
    const first = next();
    keptRuns.begin(first);
    keptRuns.settle();
    seriesStore.append(point(30) as never);
    keptRuns.take(checkpoint(first, 40, experiment));
    const left = keptRuns.current() as KeptRun;
    const second = next();
    keptRuns.begin(second);
    keptRuns.take(checkpoint(first, 55, experiment));
    keptRuns.take(checkpoint(second, 0));
    keptRuns.leave(left);
    seriesStore.clear();
    keptRuns.settle();
    const found = keptRuns.find(experiment);
    expect(found).toMatchObject({ line: left.line, checkpoint: { snapshot: { step: 55 } } });
    expect(found?.series.points).toHaveLength(1);
    expect(told.at(-1)?.line).toBe(left.line);
    expect(keptRuns.current()?.line).not.toBe(left.line);
    expect(keptRuns.find(withValues(experiment, { seed: 1 }))).toBeUndefined();
  });

  it('keeps the line of a run that goes on in another worker', () => {
    const first = next();
    keptRuns.begin(first);
    keptRuns.settle();
    keptRuns.take(checkpoint(first, 10));
    const kept = keptRuns.current() as KeptRun;
    const second = next();
    keptRuns.begin(second, kept);
    keptRuns.take(checkpoint(second, 10));
    keptRuns.settle();
    expect(keptRuns.current()?.line).toBe(kept.line);
  });

  it('drops states of runs that are over, and runs that never trained', () => {
    const first = next();
    keptRuns.begin(first);
    keptRuns.settle();
    keptRuns.take(checkpoint(first, 0));
    keptRuns.take(checkpoint(first - 500, 90));
    expect(keptRuns.current()?.checkpoint).toMatchObject({ run: first, snapshot: { step: 0 } });
    const unused = withValues(defaultExperiment(), { seed: 77 });
    keptRuns.take(checkpoint(first, 0, unused));
    keptRuns.leave(keptRuns.current() as KeptRun);
    expect(keptRuns.find(unused)).toBeUndefined();
  });

  it('keeps no more runs than fit', () => {
    const seeds = Array.from({ length: 12 }, (_, i) => 500 + i);
    for (const seed of seeds) {
      const number = next();
      keptRuns.begin(number);
      keptRuns.settle();
      keptRuns.take(checkpoint(number, 5, withValues(defaultExperiment(), { seed })));
      keptRuns.leave(keptRuns.current() as KeptRun);
    }
    const kept = seeds.filter((seed) => keptRuns.find(withValues(defaultExperiment(), { seed })));
    expect(kept).toEqual(seeds.slice(-8));
  });
});
