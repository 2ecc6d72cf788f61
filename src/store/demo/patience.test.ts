import { expect, it } from 'vitest';
import type { Scene } from '../../experiment/demos/contract.ts';
import { text } from '../../schema/text.ts';
import { createPatience, readingMs } from './patience.ts';

/** A clock that a test moves. */
function fakeClock() {
  let time = 0;
  const timers = new Map<symbol, { at: number; job: () => void }>();
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 8; i++) await Promise.resolve();
  };
  return {
    now: () => time,
    later(job: () => void, ms: number) {
      const id = Symbol('timer');
      timers.set(id, { at: time + ms, job });
      return id;
    },
    never: (id: unknown) => void timers.delete(id as symbol),
    async pass(ms: number) {
      await settle();
      time += ms;
      for (const [id, { at, job }] of [...timers]) {
        if (at > time) continue;
        timers.delete(id);
        job();
      }
      await settle();
    },
  };
}

const scene = (ask = false): Scene => ({
  name: text('Name', '名前'),
  say: text('Forty-five characters are read in three sec.', '十五文字は三秒で読めるでしょう。'),
  until: { read: true },
  ...(ask && { ask: { text: text('?', '？'), kind: 'choice', options: [] } }),
});

function waiting() {
  const clock = fakeClock();
  const patience = createPatience(() => 'en', clock);
  let isDone = false;
  const watch = (wait: Promise<void>): void => {
    isDone = false;
    void wait.then(() => {
      isDone = true;
    });
  };
  return { clock, patience, watch, isDone: () => isDone };
}

it('a sentence stands as long as it takes to read, at least three seconds, and a question longer', () => {
  expect(readingMs(scene(), 'en')).toBe(3_000);
  expect(readingMs(scene(), 'ja')).toBeCloseTo(3_200, 6);
  expect(readingMs(scene(true), 'en')).toBe(15_000);
});

it('a scene that is held waits, and its time goes on where it was', async () => {
  const { clock, patience, watch, isDone } = waiting();
  watch(patience.read(scene()));
  await clock.pass(2_000);
  patience.hold(true);
  await clock.pass(60_000);
  expect(isDone()).toBe(false);
  patience.hold(false);
  await clock.pass(0);
  expect(isDone()).toBe(false);
  await clock.pass(3_000);
  expect(isDone()).toBe(true);
});

it('what is passed over hurries through training to the end of its scene, and no further', async () => {
  const { clock, patience, watch, isDone } = waiting();
  watch(patience.pace(100, 1));
  patience.pass();
  await clock.pass(0);
  expect(isDone()).toBe(true);
  watch(patience.pace(100, 1));
  await clock.pass(0);
  expect(isDone()).toBe(true);
  watch(patience.read(scene()));
  await clock.pass(0);
  expect(isDone()).toBe(true);
  watch(patience.read(scene()));
  await clock.pass(0);
  expect(isDone()).toBe(false);
});

it('training without a ceiling is held all the same', async () => {
  const { clock, patience, watch, isDone } = waiting();
  patience.hold(true);
  watch(patience.pace(100, Number.POSITIVE_INFINITY));
  await clock.pass(60_000);
  expect(isDone()).toBe(false);
  patience.pass();
  await clock.pass(0);
  expect(isDone()).toBe(true);
});
