import { beforeAll, describe, expect, it } from 'vitest';
import type { BenchEngine } from '../../experiment/benchmark/contract.ts';
import { addTexts, translator } from '../../i18n/index.ts';
import { speedlab } from '../../i18n/speedlab.ts';
import { DURATIONS, type LabProgress, startLab } from './lab.ts';
import { rateText, reportText } from './report.ts';
import { firstRequest } from './SpeedSettings.tsx';

const RATES: Partial<Record<BenchEngine, number>> = {
  'compiled-wasm-strict': 1_500,
  'tfjs-wasm': 100,
  'tfjs-cpu': 7.25,
};

/** Seats whose engines run at known rates; those without a rate do not start. */
function seats() {
  const log: string[] = [];
  let open = 0;
  const openSeat = async () => {
    let rate = 0;
    let isOpen = true;
    open++;
    return {
      async start(engine: BenchEngine) {
        log.push(engine);
        rate = RATES[engine] ?? 0;
        if (rate === 0) throw new Error('not here');
        return {};
      },
      load: async () => ({ loadMs: 1 }),
      async measure() {
        if (!isOpen) throw new Error('the seat was closed');
        return { stepsPerSecond: rate, stepMs: [1_000 / rate] };
      },
      close() {
        if (isOpen) open--;
        isOpen = false;
      },
    };
  };
  return { openSeat, log, open: () => open };
}

const REQUEST = {
  engines: ['compiled-wasm', 'tfjs-wasm', 'tfjs-cpu', 'tfjs-webgl'],
  caseId: 'nsgan-64x256',
  duration: 'short',
} as const;

describe('the speed lab', () => {
  beforeAll(() => addTexts({ speedlab }));

  it('measures what starts, tells what does not, and closes every seat', async () => {
    const { openSeat, log, open } = seats();
    const progress: LabProgress[] = [];
    const result = await startLab(REQUEST, openSeat, (each) => progress.push(each)).result;
    expect(result.rows.map(({ engine, windows }) => [engine, windows])).toEqual(
      ['compiled-wasm-strict', 'tfjs-wasm', 'tfjs-cpu'].map((engine) => [engine, DURATIONS.short.windows]),
    );
    expect(result.failures).toEqual([{ engine: 'tfjs-webgl', reason: 'not here' }]);
    expect(result.ratios).toMatchObject([{ engine: 'compiled-wasm-strict', against: 'tfjs-wasm', ratio: 15 }]);
    expect(log).toEqual(['compiled-wasm', 'compiled-wasm-strict', 'tfjs-wasm', 'tfjs-cpu', 'tfjs-webgl']);
    expect(open()).toBe(0);
    const shares = progress.map(({ share }) => share);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBeCloseTo(1, 12);
  });

  it('cancels at any moment and leaves no worker behind', async () => {
    for (const moment of [0, 2, 5, 8]) {
      const { openSeat, open } = seats();
      let count = 0;
      const lab = startLab(REQUEST, openSeat, () => {
        if (count++ === moment) queueMicrotask(() => lab.cancel());
      });
      await expect(lab.result).rejects.toMatchObject({ name: 'AbortError' });
      expect(open()).toBe(0);
    }
  });

  it('ticks the GPU engine first only where there is a GPU', () => {
    expect(firstRequest(undefined).engines).toContain('compiled-webgpu');
    expect(firstRequest('software').engines).toEqual(['compiled-wasm', 'tfjs-wasm', 'tfjs-cpu']);
  });
});

describe('the report', () => {
  it.each(['en', 'ja'] as const)('has every figure as plain text (%s)', async (language) => {
    addTexts({ speedlab });
    const { openSeat } = seats();
    const result = await startLab(REQUEST, openSeat, () => {}).result;
    const facts = { caseId: REQUEST.caseId, result, date: '1 May', browser: 'Browser/1', cores: 2 };
    const report = reportText(facts, translator(language), language);
    const names = speedlab.names;
    expect(report.split('\n')).toHaveLength(10);
    for (const part of ['1 May', 'Browser/1', '1,500', '7.3', '256', '15', names['tfjs-webgl'][language], 'not here']) {
      expect(report).toContain(part);
    }
    expect(report).not.toMatch(/\{\{|speedlab\./);
  });

  it('writes rates with the digits that mean something', () => {
    expect([1_479.6, 96.4, 7.26, 0.51].map((rate) => rateText(rate, 'en'))).toEqual(['1,480', '96', '7.3', '0.51']);
  });
});
