import { expect, it } from 'vitest';
import { createEagerEngine } from '../engine/eager/eagerEngine.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import type { TrainerEvent } from './protocol.ts';
import { createTrainer } from './trainer.ts';

const experiment = withValues(withValues(defaultExperiment(), { 'data.id': 'formula', 'method.id': 'ula' }), {
  'particles.count': 20,
});
const lettersOf = (R: number, s = 0.5) => ({ 'data.letters': `R:${R},s:${s}` });

it('of letters that move while a run stands the newest count, and are shown and measured; a broken one leaves the last', async () => {
  const events: TrainerEvent[] = [];
  let loads = 0;
  const trainer = createTrainer({
    room: {
      gpu: async () => 'missing',
      async start() {
        const engine = await createEagerEngine('cpu');
        return {
          ...engine,
          load(...given) {
            loads++;
            return engine.load(...given);
          },
        };
      },
      forget: () => {},
    },
    now: () => performance.now(),
    breathe: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
  });
  trainer.subscribe((event) => events.push(structuredClone(event)));
  const loaded = await trainer.load(experiment);
  await trainer.runTo(3);
  const widthOf = (result: Awaited<ReturnType<typeof trainer.set>>): number =>
    result?.ok ? result.law.bounds.xMax - result.law.bounds.xMin : Number.NaN;
  events.length = 0;
  const moved = await Promise.all([1.9, 1.7, 1.5].map((R) => trainer.set(lettersOf(R))));
  expect(moved.slice(0, 2)).toEqual([null, null]);
  expect(widthOf(moved[2] ?? null)).toBeLessThan(widthOf(loaded) - 1);
  await expect.poll(() => events.map(({ type }) => type)).toContain('evaluation');
  expect(await trainer.set(lettersOf(1.5, -1))).toMatchObject({
    ok: false,
    reason: { en: expect.stringMatching(/border/) },
  });
  expect(widthOf(await trainer.set(lettersOf(1.5)))).toBe(widthOf(moved[2] ?? null));
  expect(await trainer.runTo(5)).toMatchObject({ step: 5 });
  expect(await trainer.set({ 'particles.stepSize': 0.02 })).toBeNull();
  expect(loads).toBe(1);
});
