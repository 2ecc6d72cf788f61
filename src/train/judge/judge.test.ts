import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scaledImages } from '../../data/images/sampleImages.ts';
import type { Engine } from '../../engine/contract.ts';
import { createEagerEngine } from '../../engine/eager/eagerEngine.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { bars } from '../../testing/bars.ts';
import { smallSet } from '../../testing/images.ts';
import { relativeError } from '../../testing/matchers.ts';
import { combined, sightings } from './classes.ts';
import { asTrainedJudge, openJudge, type TrainedJudge } from './judge.ts';
import { isJudgeable } from './judgeable.ts';
import { trainJudge } from './trainJudge.ts';

const set = bars(300);
const STEPS = 60;

describe('a judge', () => {
  let engine: Engine;
  let trained: TrainedJudge;
  const shares: number[] = [];
  beforeAll(async () => {
    engine = await createWasmEngine({ variant: 'strict' });
    trained = await trainJudge(engine, set, { steps: STEPS, onProgress: (share) => shares.push(share) });
  });
  afterAll(() => engine.dispose());

  it('learns to tell classes apart on images that it has not seen, and tells how far it is', () => {
    expect(trained.accuracy).toBeGreaterThan(0.95);
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('is the same for the same seed, and another for another', async () => {
    const again = await trainJudge(engine, set, { steps: STEPS });
    expect(again.weights).toEqual(trained.weights);
    const other = await trainJudge(engine, set, { steps: STEPS, seed: 2 });
    expect(other.weights).not.toEqual(trained.weights);
  });

  it('judges any number of images alike on every engine', async () => {
    const eager = await createEagerEngine('cpu');
    const images = scaledImages(
      set,
      Int32Array.from({ length: 253 }, (_, row) => row),
    );
    const [one, other] = [await openJudge(engine, trained, 1), await openJudge(eager, trained, 1)];
    const [a, b] = [await one.judge(images), await other.judge(images)];
    expect(a.features).toHaveLength(253 * one.featureSize);
    for (let row = 0; row < 253; row++) {
      const sum = a.probabilities.subarray(3 * row, 3 * row + 3).reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(1, 5);
    }
    expect(relativeError(a.probabilities, b.probabilities)).toBeLessThan(1e-5);
    expect(relativeError(a.features, b.features)).toBeLessThan(1e-5);
    expect((await one.judge(images.subarray(0, 64))).probabilities).toEqual(a.probabilities.subarray(0, 3));
    one.dispose();
    other.dispose();
    await eager.dispose();
  });

  it('judges stacked images channel by channel', async () => {
    const judge = await openJudge(engine, trained, 3);
    const rows = [1, 2, 3, 5, 4, 0];
    const grey = scaledImages(set, rows);
    const stacked = new Float32Array(2 * 64 * 3);
    grey.forEach((value, at) => {
      const [image, pixel] = [Math.floor(at / 64), at % 64];
      stacked[(Math.floor(image / 3) * 64 + pixel) * 3 + (image % 3)] = value;
    });
    const judged = await judge.judge(stacked);
    const each = sightings(judged, 3);
    expect([...each.classes]).toEqual(rows.map((row) => set.labels?.[row]));
    expect(judge.featureSize).toBe(3 * 64);
    expect(judged.features).toHaveLength(2 * judge.featureSize);
    // Classes 1, 2, 0 and 2, 1, 0 as digits of base three.
    expect([...combined(each, 3, 3).classes]).toEqual([9 + 6, 18 + 3]);
    judge.dispose();
  });

  it('stops when it is told to, and refuses what it cannot learn', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(trainJudge(engine, set, { signal })).rejects.toThrow('enough');
    expect(isJudgeable(smallSet(null, 20))).toBe(false);
    expect(isJudgeable(smallSet(Array(20).fill(0), 20))).toBe(false);
    await expect(trainJudge(engine, smallSet(null, 20))).rejects.toThrow(RangeError);
  });

  it('that was kept is taken only if it is one for these images', () => {
    const stored = structuredClone(trained);
    expect(asTrainedJudge(stored, set)).toEqual(trained);
    for (const other of [
      null,
      'judge',
      { ...stored, set: 'others' },
      { ...stored, weights: stored.weights.slice(1) },
      { ...stored, weights: stored.weights.map(() => Number.NaN) },
      { ...stored, accuracy: 'good' },
    ]) {
      expect(asTrainedJudge(other, set)).toBeNull();
    }
  });
});
