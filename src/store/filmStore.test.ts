import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Frame } from '../train/frame.ts';
import { createFilmStore } from './filmStore.ts';

const frame = (step: number, run = 1): Frame =>
  ({ run, step, real: new Float32Array(), generated: Float32Array.of(step, 0) }) as Frame;

it('keeps a few moments evenly over a run, however long it is and however often it is looked at', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 70, maxLength: 700 }), (gaps) => {
      const film = createFilmStore();
      let step = 0;
      film.record(frame(0));
      for (const gap of gaps) {
        step += gap;
        film.record(frame(step));
      }
      const steps = film.take().map((moment) => moment.step);
      expect(steps.length).toBeGreaterThan(12);
      expect(steps.length).toBeLessThanOrEqual(64);
      expect(steps[0]).toBe(0);
      expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
      const widest = Math.max(
        ...steps.slice(1).map((each, i) => each - (steps[i] as number)),
        step - (steps.at(-1) ?? 0),
      );
      expect(widest).toBeLessThan(step / 6 + 800);
    }),
  );
});

it('is not overwritten by a look at the past, and goes on with a branch from where that began', () => {
  const film = createFilmStore();
  for (const step of [0, 100, 200, 300]) film.record(frame(step));
  film.record(frame(100));
  expect(film.take().map(({ step }) => step)).toEqual([0, 100, 200, 300]);
  film.restore(2, film.take(), 150);
  film.record(frame(180, 2));
  expect(film.take().map(({ step }) => step)).toEqual([0, 100, 180]);
  film.record(frame(0, 3));
  expect(film.take().map(({ step }) => step)).toEqual([0]);
});
