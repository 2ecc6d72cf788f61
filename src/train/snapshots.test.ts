import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../engine/contract.ts';
import { firstNonFinite } from './health.ts';
import { createSnapshots, SNAPSHOT_EVERY } from './snapshots.ts';

/** Nobody looks at the weights of a large state, which take longer to clear than all the rest: those of a length share theirs. */
const shared = new Map<number, Float32Array>();

function weights(length: number): Float32Array {
  const known = shared.get(length) ?? new Float32Array(length);
  shared.set(length, known);
  return known;
}

const snapshot = (step: number, length = 4): Snapshot => ({
  step,
  phase: 0,
  repeat: 0,
  counts: [step],
  state: { generator: weights(length) },
});

describe('snapshots', () => {
  it('gives the newest at or before a step, and the first one for anything earlier', () => {
    const kept = createSnapshots();
    for (const step of [0, 100, 200, 300]) kept.add(snapshot(step));
    expect(kept.at(250)?.step).toBe(200);
    expect(kept.at(300)?.step).toBe(300);
    expect(kept.at(-5)?.step).toBe(0);
  });

  it('keeps what is pinned, however long ago and however little room there is', () => {
    for (const length of [4, 1_650_000]) {
      const kept = createSnapshots(() => [3_205]);
      for (const step of [...Array(33).keys()].map((i) => i * SNAPSHOT_EVERY)) kept.add(snapshot(step, length));
      kept.add(snapshot(3_205, length));
      for (let i = 33; i <= 400; i++) kept.add(snapshot(i * SNAPSHOT_EVERY, length));
      expect(kept.steps()).toContain(3_205);
      expect(kept.at(3_250)?.step).toBe(3_205);
    }
  });

  it('drops what lies after a snapshot that is added again', () => {
    const kept = createSnapshots();
    for (const step of [0, 100, 200, 300, 200]) kept.add(snapshot(step));
    expect(kept.steps()).toEqual([0, 100, 200]);
  });

  it('keeps all of a small network for 25,000 steps, and then ever fewer the older they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 2_000 }), (count) => {
        const kept = createSnapshots();
        for (let i = 0; i <= count; i++) kept.add(snapshot(i * SNAPSHOT_EVERY));
        const newest = count * SNAPSHOT_EVERY;
        expect(kept.steps()[0]).toBe(0);
        expect(kept.steps().at(-1)).toBe(newest);
        expect(kept.at(newest - 500)?.step).toBe(newest - 500);
        const dense = Math.max(0, count - 250);
        for (let i = dense; i <= count; i++) expect(kept.at(i * SNAPSHOT_EVERY)?.step).toBe(i * SNAPSHOT_EVERY);
        expect(kept.steps().length).toBeLessThan(1_000);
        const gaps = kept.steps().map((step, i, all) => (all[i + 1] ?? step) - step);
        const middle = gaps.slice(1, -1);
        expect(middle).toEqual([...middle].sort((a, b) => b - a));
      }),
      { numRuns: 8 },
    );
  });

  it('reaches far back even where a handful fill the budget', () => {
    const kept = createSnapshots();
    // Fourteen of 6.6 MB, as of a perceptron for images.
    for (let i = 0; i <= 200; i++) kept.add(snapshot(i * SNAPSHOT_EVERY, 1_650_000));
    const steps = kept.steps();
    expect(steps.length).toBeLessThanOrEqual(15);
    expect(steps.length).toBeGreaterThan(7);
    expect(steps.filter((step) => step > 19_700)).toEqual([19_800, 19_900, 20_000]);
    expect(steps.some((step) => step > 5_000 && step < 16_000)).toBe(true);
  });

  it('keeps at least three however large they are', () => {
    const kept = createSnapshots();
    for (let i = 0; i < 6; i++) kept.add(snapshot(i * SNAPSHOT_EVERY, 20_000_000));
    expect(kept.steps()).toEqual([0, 400, 500]);
  });
});

describe('health', () => {
  it('names the vector that holds a NaN or an infinity', () => {
    const good = snapshot(0);
    expect(firstNonFinite(good)).toBeNull();
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(firstNonFinite({ ...good, state: { critic: Float32Array.of(1e38, bad, 2) } })).toBe('critic');
    }
    expect(firstNonFinite({ ...good, state: { critic: Float32Array.of(3e38, 3e38, 3e38) } })).toBeNull();
  });
});
