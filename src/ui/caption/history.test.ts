import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../train/frame.ts';
import { extendHistory } from './history.ts';

const at = (step: number, run = 1): Evaluation => ({ run, step, metrics: {}, reasons: {}, shares: [] });
const steps = (history: readonly Evaluation[]) => history.map(({ step }) => step);

describe('history of the caption', () => {
  it('grows in order and replaces a moment that is measured twice', () => {
    const history = [at(0), at(10), at(10), at(20)].reduce<readonly Evaluation[]>(extendHistory, []);
    expect(steps(history)).toEqual([0, 10, 20]);
  });

  it('forgets what came after when the run goes back, and everything of another run', () => {
    const history = [at(0), at(10), at(20)];
    expect(steps(extendHistory(history, at(5)))).toEqual([0, 5]);
    expect(steps(extendHistory(history, at(30, 2)))).toEqual([30]);
    expect(extendHistory(history, null)).toEqual([]);
  });

  it('never grows without bound', () => {
    const all = Array.from({ length: 2_000 }, (_, step) => at(step));
    const kept = all.reduce<readonly Evaluation[]>(extendHistory, []);
    expect(kept.length).toBeLessThan(500);
    expect(kept.at(-1)?.step).toBe(1_999);
  });
});
