import { describe, expect, it } from 'vitest';
import type { Mode } from '../../data/law.ts';
import type { Evaluation } from '../../train/frame.ts';
import { createCaptures, STROKE_IN_MS } from './captures.ts';

const modes: Mode[] = [0, 1, 2].map((x) => ({ x, y: 0, stdX: 0.1, stdY: 0.1, weight: x === 1 ? 0 : 0.5 }));
const evaluation = (run: number, ...captured: boolean[]): Evaluation => ({
  run,
  step: 0,
  metrics: {},
  reasons: {},
  shares: captured.map((is) => ({ share: 0, target: 0, captured: is, strict: false })),
});

describe('captures', () => {
  it('animates a capture once, and only news', () => {
    const captures = createCaptures();
    captures.note(evaluation(1, true, false, false), 0);
    expect(captures.isMoving(1)).toBe(false);
    captures.note(evaluation(1, true, false, true), 1000);
    expect(captures.isMoving(1001)).toBe(true);
    expect(captures.drawn(modes, 1000 + STROKE_IN_MS / 2, true).map((mode) => mode.progress)).toEqual([1, 0.5]);
    captures.note(evaluation(1, true, false, true), 1100);
    expect(captures.drawn(modes, 1000 + STROKE_IN_MS, true).map((mode) => mode.progress)).toEqual([1, 1]);
    expect(captures.isMoving(1000 + STROKE_IN_MS)).toBe(false);
  });

  it('animates a mode again when it was lost in between, but never another run’s', () => {
    const captures = createCaptures();
    captures.note(evaluation(1, true, false, true), 0);
    captures.note(evaluation(1, false, false, true), 10);
    captures.note(evaluation(1, true, false, true), 5000);
    expect(captures.isMoving(5001)).toBe(true);
    captures.note(evaluation(2, true, false, true), 6000);
    expect(captures.isMoving(6001)).toBe(false);
  });

  it('draws at once without motion, and everything as lost before the first evaluation', () => {
    const captures = createCaptures();
    expect(captures.drawn(modes, 0, true).map((mode) => mode.captured)).toEqual([false, false]);
    captures.note(evaluation(1, false, false, false), 0);
    captures.note(evaluation(1, true, false, true), 100);
    expect(captures.drawn(modes, 101, false).map((mode) => mode.progress)).toEqual([1, 1]);
  });

  it('leaves out modes without weight but keeps the numbers of the others', () => {
    expect(
      createCaptures()
        .drawn(modes, 0, true)
        .map((mode) => mode.number),
    ).toEqual([1, 3]);
  });
});
