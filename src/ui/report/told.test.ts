import { expect, it } from 'vitest';
import { createFrameStore } from '../../store/frameStore.ts';
import { initialRun } from '../../store/runStore.ts';
import type { Evaluation, Frame } from '../../train/frame.ts';
import { countOf } from './told.ts';

const frame = (run: number, step: number): Frame => ({
  run,
  step,
  real: new Float32Array(),
  generated: new Float32Array(),
  bandwidth: 0,
});

it('the first frame is that of the run, until another begins', () => {
  const store = createFrameStore();
  expect(store.first()).toBeNull();
  for (const [run, step] of [
    [1, 0],
    [1, 40],
    [1, 90],
  ] as const)
    store.set(frame(run, step));
  expect(store.first()?.step).toBe(0);
  expect(store.get()?.step).toBe(90);
  store.set(frame(2, 500));
  store.set(frame(2, 510));
  expect(store.first()).toMatchObject({ run: 2, step: 500 });
  store.set(null);
  expect(store.first()).toBeNull();
});

it('modes are counted before classes, and nothing is where nothing was measured', () => {
  const mode = { share: 0.5, target: 0.5, captured: true, strict: true };
  const evaluation: Evaluation = {
    run: 1,
    step: 3,
    metrics: {},
    reasons: {},
    shares: [mode, mode, { ...mode, target: 0 }],
    classShares: [{ share: 0.1, target: 0.1, captured: true }],
  } as Evaluation;
  const run = { ...initialRun, evaluation };
  expect(countOf({ run }, { modes: 1, highQuality: 0.25 })).toEqual({ count: 1, total: 2, share: 0.25 });
  expect(countOf({ run }, { classesCaptured: 1 })).toEqual({ count: 1, total: 1, share: null });
  expect(countOf({ run }, { modes: null })).toBeNull();
  expect(countOf({ run: initialRun }, undefined)).toBeNull();
});
