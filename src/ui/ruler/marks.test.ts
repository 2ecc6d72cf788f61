import { expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/experiment.ts';
import type { Told } from '../../worker/protocol.ts';
import { apart, doneIn, nextKept } from './marks.ts';

const engine = 'compiled-wasm';
const start = defaultExperiment();
const rate = (step: number, value: number): Told => ({ step, engine, changes: { 'generatorOptimiser.rate': value } });
const begun: Told = { step: 0, engine, changes: {} };

it('takes a drag for one thing that was done, from what it began with to what it ended with', () => {
  const drag = Array.from({ length: 200 }, (_, i) => rate(1_000 + i, 1e-3 * (i + 2)));
  const log = [begun, rate(300, 0.5), ...drag, rate(9_000, 0.25)];
  expect(doneIn({ start, log })).toEqual([
    {
      step: 300,
      from: { 'generatorOptimiser.rate': start.generatorOptimiser.rate },
      to: log[1]?.changes,
      isBreak: false,
    },
    { step: 1_000, from: log[1]?.changes, to: drag.at(-1)?.changes, isBreak: false },
    { step: 9_000, from: drag.at(-1)?.changes, to: { 'generatorOptimiser.rate': 0.25 }, isBreak: false },
  ]);
});

it('keeps breaks, other engines and other settings apart, and leaves out what was merely noted', () => {
  const log: readonly Told[] = [
    begun,
    rate(100, 0.1),
    { step: 101, engine, changes: { seed: 2 } },
    { step: 102, engine, changes: {}, isBreak: true },
    { step: 103, engine, changes: {} },
    { step: 104, engine: 'compiled-webgpu', changes: {} },
    rate(60_000, 0.2),
  ];
  expect(doneIn({ start, log }).map(({ step, isBreak, engine: other }) => [step, isBreak, other])).toEqual([
    [100, false, undefined],
    [101, false, undefined],
    [102, true, undefined],
    [104, false, 'compiled-webgpu'],
    [60_000, false, engine],
  ]);
});

it('draws ticks that can be told apart, and leads from one kept state to the next', () => {
  const steps = Array.from({ length: 201 }, (_, i) => 100 * i);
  const shown = apart(steps, 20_000, 240, 3);
  expect(shown.length).toBeLessThanOrEqual(81);
  expect(shown.slice(1).every((step, i) => step - (shown[i] as number) >= 250)).toBe(true);
  expect([nextKept([0, 100, 300], 150, 420, -1), nextKept([0, 100, 300], 150, 420, 1)]).toEqual([100, 300]);
  expect([nextKept([0, 100, 300], 0, 420, -1), nextKept([0, 100, 300], 300, 420, 1)]).toEqual([0, 420]);
});
