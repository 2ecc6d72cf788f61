import { beforeEach, expect, it, vi } from 'vitest';
import { findDemo } from '../../experiment/demos/index.ts';
import { text } from '../../schema/text.ts';
import type { Session } from '../session.ts';
import { startDemo } from './demoStore.ts';

/** Runs by hand: how each is opened, and whether it can be measured. */
const runs = vi.hoisted(() => ({
  ended: 0,
  opened: 0,
  open: async (): Promise<unknown> => undefined,
  measure: async (): Promise<unknown> => ({ step: 0, metrics: {}, shares: [] }),
}));

vi.mock('./demoRuns.ts', async (importActual) => ({
  ...(await importActual<object>()),
  async openDemoRun(): Promise<Session> {
    await runs.open();
    runs.opened++;
    return { end: () => void runs.ended++ } as unknown as Session;
  },
  driverOf: () => ({
    step: () => 0,
    advanceTo: async () => true,
    change: async () => {},
    restart: async () => {},
    measure: () => runs.measure(),
  }),
}));

const { DemoRunError } = await import('./demoRuns.ts');
const twins = findDemo('smoothing-buys');

beforeEach(() => {
  Object.assign(runs, {
    ended: 0,
    opened: 0,
    open: async () => {},
    measure: async () => ({ step: 0, metrics: {}, shares: [] }),
  });
});

it('a run that cannot be is told in both languages, and leaves no worker behind', async () => {
  const reason = text('No.', 'できません。');
  runs.open = async () => {
    if (runs.opened === 1) throw new DemoRunError(reason);
  };
  const run = startDemo(twins);
  await expect.poll(() => run.store.getState().fault).toEqual(reason);
  expect([runs.opened, runs.ended]).toEqual([1, 1]);
  run.end();
});

it('a worker that dies while it is measured ends the demo as broken', async () => {
  runs.measure = async () => {
    throw new Error('gone');
  };
  const run = startDemo(twins);
  await expect.poll(() => run.store.getState().moment.state).toBe('broken');
  run.end();
  expect(runs.ended).toBe(2);
});

it('whoever leaves while runs are opened leaves no worker behind', async () => {
  let open = (): void => {};
  runs.open = () =>
    new Promise<void>((resolve) => {
      open = resolve;
    });
  const run = startDemo(twins);
  run.end();
  open();
  await expect.poll(() => runs.ended).toBe(1);
  expect(runs.opened).toBe(1);
});

it('nothing is passed over before a scene is there, and what is hidden is held', async () => {
  const run = startDemo(twins);
  run.next();
  await expect.poll(() => run.store.getState().moment).toMatchObject({ at: 0, state: 'reading' });
  run.hold();
  expect(run.store.getState().isHeld).toBe(true);
  run.next();
  await expect.poll(() => run.store.getState().moment.at).toBe(1);
  run.end();
});
