import { describe, expect, it } from 'vitest';
import type { TrainerApi } from '../worker/protocol.ts';
import { createRunStore, initialRun, untilRun } from './runStore.ts';
import { createVerbs } from './verbs.ts';

const runStore = createRunStore();
const loaded = { law: {} as never, status: { run: 1, state: 'ready', step: 0, rate: 0 } } as const;

function setUp() {
  runStore.setState(initialRun);
  let arrive = (): void => {};
  const there = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const done: string[] = [];
  const trainer = { play: async () => done.push('play'), pause: async () => done.push('pause') };
  const verbs = createVerbs({ run: runStore, settled: () => there, trainer: () => trainer as unknown as TrainerApi });
  return { verbs, done, arrive };
}

describe('what is asked before there is a run', () => {
  it('shows at once, and happens when the run is there', async () => {
    const { verbs, done, arrive } = setUp();
    const asked = verbs.ask(true, (trainer) => trainer.play('max'));
    expect(runStore.getState().isPlayAwaited).toBe(true);
    expect(verbs.plays()).toBe(true);
    expect(done).toEqual([]);
    runStore.setState(loaded);
    arrive();
    await asked;
    expect(done).toEqual(['play']);
    await expect.poll(() => runStore.getState().isPlayAwaited).toBe(false);
  });

  it('can be taken back', () => {
    const { verbs } = setUp();
    void verbs.ask(true, (trainer) => trainer.play('max'));
    void verbs.ask(false, (trainer) => trainer.pause());
    expect(runStore.getState().isPlayAwaited).toBe(false);
    expect(verbs.plays()).toBe(false);
  });

  it('is not called awaited once there is a run', () => {
    const { verbs } = setUp();
    runStore.setState(loaded);
    void verbs.ask(true, (trainer) => trainer.play('max'));
    expect(runStore.getState().isPlayAwaited).toBe(false);
  });
});

describe('what waits for the first run', () => {
  it('goes on when there is one, or will be none', async () => {
    for (const change of [loaded, { crashed: 'no worker' }]) {
      runStore.setState(initialRun);
      let isDone = false;
      const waiting = untilRun(runStore).then(() => {
        isDone = true;
      });
      runStore.setState({ isSilent: true });
      await Promise.resolve();
      expect(isDone).toBe(false);
      runStore.setState(change);
      await waiting;
      expect(isDone).toBe(true);
    }
  });
});
