import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BENCH_CASES, benchExperiment, findBenchCase } from './cases.ts';
import type { BenchEngine, Row, Window } from './contract.ts';
import { type Contender, interleave, together } from './interleave.ts';
import { isKept, ratiosOf } from './ratios.ts';
import { rowOf, spreadOf } from './rows.ts';

const window = (stepsPerSecond: number, ...stepMs: number[]): Window => ({ stepsPerSecond, stepMs });

describe('cases', () => {
  it('have ids that say what they are', () => {
    expect(BENCH_CASES.map(({ id }) => id)).toEqual([
      ...'nsgan-32x64 nsgan-64x256 nsgan-128x512 wgan-gp-32x64 wgan-gp-64x256 wgan-gp-128x512 nsgan-30x60'.split(' '),
      ...'mnist-mlp-256x64 mnist-dcgan-32x64'.split(' '),
    ]);
    const { method, generator, critic, training, penalty } = benchExperiment(findBenchCase('wgan-gp-64x256'));
    expect([method.id, generator.width, critic.width, training.batch]).toEqual(['wgan-gp', 64, 64, 256]);
    expect([training.criticSteps, training.generatorSteps, generator.depth]).toEqual([1, 1, 2]);
    expect(penalty.kind).toBe('two-sided');
    expect(() => findBenchCase('nsgan-1x1')).toThrow(/allowed: nsgan-32x64/);
  });
});

describe('interleaving', () => {
  function recorder(log: string[], name: string): Contender {
    let count = 0;
    return {
      async measure(ms) {
        log.push(name);
        return window(ms, ++count);
      },
    };
  }

  it('goes round, every second time backwards, and sorts the windows by contender', async () => {
    const log: string[] = [];
    const progress: number[] = [];
    const contenders = ['a', 'b', 'c'].map((name) => recorder(log, name));
    const options = { windows: 3, windowMs: 20, onProgress: (done: number, all: number) => progress.push(done / all) };
    const results = await interleave(contenders, options);
    expect(log.join('')).toBe('abccbaabc');
    expect(results).toEqual(contenders.map(() => [window(20, 1), window(20, 2), window(20, 3)]));
    expect(progress).toHaveLength(9);
    expect(progress.at(-1)).toBe(1);
  });

  it('stops before the next window when it is cancelled', async () => {
    const log: string[] = [];
    const contenders = [recorder(log, 'a'), recorder(log, 'b')];
    const running = interleave(contenders, { windows: 9, windowMs: 1, isCancelled: () => log.length === 3 });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(log).toHaveLength(3);
  });

  it('adds the rates of what runs at the same time', async () => {
    let running = 0;
    const part = (rate: number): Contender => ({
      async measure() {
        running++;
        await Promise.resolve();
        expect(running).toBe(2);
        return window(rate, rate);
      },
    });
    expect(await together([part(3), part(4)]).measure(1)).toEqual(window(7, 3, 4));
  });
});

const row = (engine: BenchEngine, rate: number, more: Partial<Row> = {}): Row => ({
  ...rowOf({ engine, where: 'chromium', case: 'nsgan-64x256', k: 1, workers: 1, loadMs: 1 }, [window(rate, 1)]),
  ...more,
});

describe('rows', () => {
  it('hold median, extremes, and quantiles over bursts of all windows', () => {
    const about = { engine: 'tfjs-cpu', where: 'node', case: 'nsgan-32x64', k: 1, workers: 1, loadMs: 5 } as const;
    const result = rowOf(about, [window(10, 1, 2), window(30, 3), window(20, 4, 5)]);
    expect(result).toMatchObject({ ...about, windows: 3, stepsPerSecond: { median: 20, min: 10, max: 30 } });
    expect(result.stepMs.p50).toBe(3);
    expect(() => rowOf(about, [])).toThrow(RangeError);
  });

  it('keep the median between the extremes', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const { median, min, max } = spreadOf(values);
        expect(min).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('ratios', () => {
  it('compare with the fastest stock backend, and with our own eager engine apart', () => {
    const ratios = ratiosOf([
      row('compiled-wasm', 1_600),
      row('tfjs-wasm', 100),
      row('tfjs-cpu', 20),
      row('tfjs-webgl', 30),
      row('eager-wasm', 200),
    ]);
    expect(ratios).toEqual([
      {
        name: 'compiled-wasm/best-tfjs',
        case: 'nsgan-64x256',
        engine: 'compiled-wasm',
        against: 'tfjs-wasm',
        ratio: 16,
        atLeast: 14,
      },
      {
        name: 'compiled-wasm/best-eager',
        case: 'nsgan-64x256',
        engine: 'compiled-wasm',
        against: 'eager-wasm',
        ratio: 8,
      },
    ]);
    expect(ratios.map(isKept)).toEqual([true, true]);
  });

  it('leave out Node, and take plain SIMD only where there is nothing better', () => {
    const node = { where: 'node' } as const;
    expect(ratiosOf([row('compiled-wasm', 9, node), row('tfjs-wasm', 1, node)])).toEqual([]);
    const strict = ratiosOf([row('compiled-wasm-strict', 100), row('tfjs-wasm', 10)]);
    expect(strict[0]).toMatchObject({ engine: 'compiled-wasm-strict', ratio: 10 });
    expect(strict.map(isKept)).toEqual([false]);
    const both = ratiosOf([row('compiled-wasm-strict', 100), row('compiled-wasm', 120), row('tfjs-wasm', 10)]);
    expect(both[0]).toMatchObject({ engine: 'compiled-wasm', ratio: 12 });
  });

  it('relate two threads to one', () => {
    const ratios = ratiosOf([row('compiled-wasm', 1_800), row('compiled-wasm-threads', 2_700)]);
    expect(ratios).toMatchObject([{ name: 'two-threads/one', ratio: 1.5, atLeast: 1.6 }]);
  });

  it('relate the better of one thread and several to PyTorch', () => {
    const python = { ...row('torch-cpu', 500), where: 'python' as const };
    const ratios = ratiosOf([row('compiled-wasm', 1_800), row('compiled-wasm-threads', 2_700), python]);
    expect(ratios.find(({ name }) => name === 'best-compiled/torch')).toMatchObject({
      engine: 'compiled-wasm-threads',
      ratio: 5.4,
      atLeast: 3.5,
    });
  });

  it('relate odd widths to even ones and ensembles to a single run', () => {
    const small = { case: 'nsgan-32x64' };
    const ratios = ratiosOf([
      row('compiled-wasm', 20_000, small),
      row('compiled-wasm', 19_000, { ...small, k: 64 }),
      row('compiled-wasm', 38_000, { ...small, k: 64, workers: 2 }),
      row('compiled-wasm', 15_000, { case: 'nsgan-30x60' }),
      row('compiled-webgpu', 30),
      row('tfjs-webgpu', 2),
      row('compiled-webgpu', 100, small),
      row('compiled-webgpu', 400, { ...small, k: 64 }),
      row('tfjs-wasm', 475, { ...small, k: 64 }),
    ]);
    expect(Object.fromEntries(ratios.map(({ name, ratio }) => [name, ratio]))).toEqual({
      'k64/k1-one-worker': 0.95,
      'k64/k1-two-workers': 1.9,
      'k64/k1-compiled-webgpu': 4,
      'k64-compiled-wasm/k64-tfjs-wasm': 40,
      'odd-width': 0.75,
      'compiled-webgpu/tfjs-webgpu': 15,
      'compiled-webgpu/compiled-wasm': 0.005,
    });
    expect(ratios.filter((ratio) => !isKept(ratio)).map(({ name }) => name)).toEqual(['odd-width']);
  });
});
