import { beforeEach, describe, expect, it } from 'vitest';
import { text } from '../schema/text.ts';
import type { Evaluation, Frame } from '../train/frame.ts';
import type { Status } from '../worker/protocol.ts';
import { receive } from './runEvents.ts';
import { initialRun } from './runStore.ts';
import { createRunStores } from './runStores.ts';

const stores = createRunStores();
const { run: runStore, frame: frameStore, series: seriesStore } = stores;

const status = (changes: Partial<Status>): void =>
  receive(stores, { type: 'status', status: { run: 5, state: 'running', step: 0, rate: 0, ...changes } });

/** An evaluation in which so many of four modes are captured. */
const evaluate = (step: number, captured = 4, run = 5): void =>
  receive(stores, {
    type: 'evaluation',
    evaluation: {
      run,
      step,
      metrics: { modes: captured },
      shares: [0, 1, 2, 3].map((mode) => ({ captured: mode < captured })),
    } as unknown as Evaluation,
  });

const frame = (run: number, step: number): void =>
  receive(stores, { type: 'frame', frame: { run, step, generated: new Float32Array() } as unknown as Frame });
const steps = () => seriesStore.points().map(({ step }) => step);
const kinds = () => seriesStore.events().map(({ kind, step }) => [kind, step]);

beforeEach(() => {
  runStore.setState(initialRun, true);
  seriesStore.clear();
  frameStore.set(null);
  status({ state: 'ready' });
});

describe('what a worker reports', () => {
  it('of a run that has been replaced is dropped, and of the next one taken', () => {
    evaluate(10);
    frame(5, 10);
    status({ run: 4, step: 99 });
    evaluate(99, 0, 4);
    frame(4, 99);
    expect(runStore.getState()).toMatchObject({ status: { run: 5, step: 0 }, evaluation: { step: 10 } });
    expect(frameStore.get()).toMatchObject({ run: 5, step: 10 });
    expect(steps()).toEqual([10]);
    frame(6, 0);
    status({ run: 6, state: 'ready' });
    expect(frameStore.get()).toMatchObject({ run: 6 });
    expect(runStore.getState().status.run).toBe(6);
  });

  it('of a divergence is marked once, however often it is said', () => {
    const stop = { kind: 'diverged', step: 70, healthyStep: 60, where: 'critic' } as const;
    for (let i = 0; i < 3; i++) status({ state: 'stopped', step: 60, stop });
    expect(kinds()).toEqual([['diverged', 70]]);
    status({ state: 'stopped', step: 60, stop: { kind: 'steps', step: 80 } });
    expect(kinds()).toEqual([['diverged', 70]]);
  });

  it('leaves the reason of a refused load while the run that there is goes on: the settings are still not in force', () => {
    runStore.setState({ refusal: text('No.', 'だめです。') });
    for (const state of ['paused', 'running'] as const) {
      status({ state });
      expect(runStore.getState().refusal).not.toBeNull();
    }
  });
});

describe('evaluations', () => {
  it('of a run that went back cut the charts there', () => {
    for (const step of [10, 20, 30]) evaluate(step);
    evaluate(20, 3);
    expect(steps()).toEqual([10, 20]);
    expect(seriesStore.points().at(-1)?.values).toEqual({ modes: 3 });
    evaluate(30);
    expect(steps()).toEqual([10, 20, 30]);
  });

  it('of another run begin where it stands', () => {
    for (const step of [10, 20]) evaluate(step);
    evaluate(0, 4, 6);
    expect(steps()).toEqual([0]);
  });

  it('mark modes that were lost, and a collapse, and nothing between two runs', () => {
    evaluate(10, 4);
    evaluate(20, 3);
    evaluate(30, 1);
    evaluate(40, 4);
    evaluate(50, 0, 6);
    expect(kinds()).toEqual([
      ['mode-lost', 20],
      ['collapse', 30],
    ]);
  });
});

describe('progress', () => {
  it('is kept by what it is of', () => {
    const working = (what: 'images' | 'judge', share: number) => ({ what, state: 'working', share }) as const;
    for (const progress of [working('images', 0.5), working('judge', 0.1), working('images', 0.9)])
      receive(stores, { type: 'progress', progress });
    expect(runStore.getState().progress).toEqual({ images: working('images', 0.9), judge: working('judge', 0.1) });
  });
});
