import { expect, it } from 'vitest';
import type { Status } from '../worker/protocol.ts';
import { createPairClock } from './pairClock.ts';
import { createRunStores } from './runStores.ts';
import type { Session } from './session.ts';

/** A session whose worker trains at once, and whose store hears of it only where `tells`. */
function arm(tells: (step: number) => boolean) {
  const stores = createRunStores();
  let step = 0;
  let asked = 0;
  const status = (state: Status['state']): Status => ({ run: 1, state, step, rate: 0 });
  const tell = (state: Status['state']) => stores.run.setState({ status: status(state) });
  stores.run.setState({ law: {} as never, status: status('ready') });
  const session = {
    stores,
    settled: async () => {},
    async meet(to: number) {
      asked++;
      if (to > step) step = to;
      if (tells(step)) tell('running');
      await new Promise((resolve) => setTimeout(resolve, 1));
      return { status: status('running'), lookMs: 1 };
    },
    async pause() {
      tell('paused');
    },
    async runTo(to: number) {
      step = Math.max(step, to);
      tell('paused');
    },
    reset: async () => {},
  } as unknown as Session;
  return { session, step: () => step, asked: () => asked };
}

it('two runs go on although what is told of one of them is behind what it answers', async () => {
  const [a, b] = [arm(() => true), arm((step) => step < 40)];
  const clock = createPairClock([a.session, b.session]);
  clock.play();
  await expect.poll(() => Math.min(a.step(), b.step()), { timeout: 5_000 }).toBeGreaterThan(400);
  await clock.pause();
  expect(b.session.stores.run.getState().status.step).toBe(b.step());
  expect(a.step()).toBe(b.step());
  clock.stop();
});

it('a way that leads nowhere is not walked without a rest', async () => {
  const [a, b] = [arm(() => true), arm(() => true)];
  for (const { session } of [a, b]) {
    const stuck: Status = { run: 1, state: 'running', step: 0, rate: 0 };
    session.meet = async () => {
      await Promise.resolve();
      session.stores.run.setState({ status: { ...stuck, rate: Math.random() } });
      return { status: stuck, lookMs: 1 };
    };
  }
  let ways = 0;
  const meet = a.session.meet;
  a.session.meet = (to) => {
    ways++;
    return meet(to);
  };
  const clock = createPairClock([a.session, b.session]);
  clock.play();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await clock.pause();
  clock.stop();
  expect(ways).toBeLessThan(12);
});
