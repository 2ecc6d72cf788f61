import { beforeEach, describe, expect, it } from 'vitest';
import type { Inspection, InstrumentId } from '../worker/protocol.ts';
import { createInstrumentStore, createPoller, type PollerParts } from './instrumentStore.ts';

const instrumentStore = createInstrumentStore();

const settle = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

/** A trainer that answers when told to, and a clock that moves when told to. */
function stage() {
  const now = { run: 1, step: 0 };
  const asked: {
    readonly id: InstrumentId;
    readonly options: object;
    /** Answers for where the run stood when it was asked, or for `at`. */
    readonly answer: (unfinished?: boolean, at?: { readonly run: number; readonly step: number }) => Promise<void>;
    readonly fail: () => Promise<void>;
  }[] = [];
  const timers: { at: number; job: () => void }[] = [];
  let time = 0;
  const inspect = ((id: InstrumentId, options: object) =>
    new Promise((resolve, reject) => {
      const from = { ...now };
      asked.push({
        id,
        options,
        answer(unfinished = false, at = from) {
          const answer = { available: true, ...(unfinished && { unfinished: true }) };
          resolve({ ...at, answer } as unknown as Inspection);
          return settle();
        },
        fail() {
          reject(new Error('device lost'));
          return settle();
        },
      });
    })) as PollerParts['inspect'];
  const poller = createPoller({
    store: instrumentStore,
    inspect,
    now: () => now,
    time: () => time,
    after(ms, job) {
      const timer = { at: time + ms, job };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  return {
    poller,
    now,
    asked,
    timers,
    async pass(ms: number): Promise<void> {
      time += ms;
      for (const timer of timers.filter(({ at }) => at <= time)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.job();
      }
      await settle();
    },
  };
}

describe('reading instruments', () => {
  beforeEach(() => instrumentStore.setState({ readings: {}, failures: {} }));

  it('reads what is shown, and again only when the run has moved', async () => {
    const { poller, now, asked, pass } = stage();
    poller.show('forces', {});
    await pass(0);
    expect(asked).toHaveLength(1);
    await asked[0]?.answer();
    expect(instrumentStore.getState().readings.forces).toMatchObject({ run: 1, step: 0 });
    await pass(500);
    expect(asked).toHaveLength(1);
    now.step = 10;
    await pass(499);
    expect(asked).toHaveLength(1);
    await pass(1);
    expect(asked).toHaveLength(2);
  });

  it('asks for one reading at a time', async () => {
    const { poller, now, asked, pass } = stage();
    poller.show('forces', {});
    poller.show('bandwidthLens', {});
    await pass(0);
    now.step = 5;
    await pass(2_000);
    expect(asked.map(({ id }) => id)).toEqual(['forces']);
    await asked[0]?.answer();
    expect(asked.map(({ id }) => id)).toEqual(['forces', 'bandwidthLens']);
    await asked[1]?.answer();
    await pass(500);
    expect(asked.map(({ id }) => id)).toEqual(['forces', 'bandwidthLens', 'forces']);
  });

  it('goes on with an unfinished reading while the run stands', async () => {
    const { poller, asked, pass } = stage();
    poller.show('bandwidthLens', {});
    await pass(0);
    await asked[0]?.answer(true);
    await pass(500);
    await asked[1]?.answer();
    await pass(500);
    expect(asked).toHaveLength(2);
  });

  it('goes on sooner with an unfinished reading than with a finished one', async () => {
    const { poller, asked, pass } = stage();
    poller.show('transport', {});
    await pass(0);
    await asked[0]?.answer(true);
    await pass(40);
    expect(asked).toHaveLength(2);
  });

  it('leaves nine tenths of the time to a run that moves, and none to one that stands', async () => {
    const { poller, now, asked, pass } = stage();
    poller.show('transport', {});
    await pass(0);
    now.step = 1;
    await pass(100);
    await asked[0]?.answer();
    expect(asked).toHaveLength(1);
    await pass(500);
    expect(asked).toHaveLength(2);
    // The run moved on between the question and its answer, which took 200 ms.
    await pass(200);
    await asked[1]?.answer(false, { run: 1, step: 9 });
    now.step = 9;
    await pass(1_799);
    now.step = 10;
    expect(asked).toHaveLength(2);
    await pass(1);
    expect(asked).toHaveLength(3);
  });

  it('keeps an instrument that is shown twice until both are hidden, with the later options', async () => {
    const { poller, now, asked, pass } = stage();
    const hideFirst = poller.show('transport', { points: 256 });
    const hideSecond = poller.show('transport', { points: 500 });
    await pass(0);
    await asked[0]?.answer();
    expect(asked.map(({ options }) => options)).toEqual([{ points: 500 }]);
    hideSecond();
    now.step = 1;
    await pass(500);
    await asked[1]?.answer();
    expect(asked.map(({ options }) => options)).toEqual([{ points: 500 }, { points: 256 }]);
    hideFirst();
    now.step = 2;
    await pass(500);
    expect(asked).toHaveLength(2);
  });

  it('stops when hidden, drops what arrives late, and leaves no timer', async () => {
    const { poller, asked, timers, pass } = stage();
    const hide = poller.show('forces', {});
    await pass(0);
    hide();
    await asked[0]?.answer();
    expect(instrumentStore.getState().readings.forces).toBeUndefined();
    expect(timers).toHaveLength(0);
  });

  it('reads at once with new options', async () => {
    const { poller, asked, pass } = stage();
    const hideFirst = poller.show('forces', {});
    await pass(0);
    await asked[0]?.answer();
    poller.show('forces', { bandwidth: 0.2 });
    hideFirst();
    await pass(0);
    expect(asked).toHaveLength(2);
  });

  it('takes the reading under way when options change meanwhile, and asks for theirs at once', async () => {
    const { poller, asked, pass } = stage();
    const hideFirst = poller.show('forces', {});
    await pass(0);
    hideFirst();
    poller.show('forces', { bandwidth: 0.2 });
    await asked[0]?.answer();
    expect(instrumentStore.getState().readings.forces).toBeDefined();
    await pass(0);
    expect(asked).toHaveLength(2);
  });

  it('drops readings of a run that has been replaced', async () => {
    const { poller, now, asked, pass } = stage();
    poller.show('forces', {});
    await pass(0);
    now.run = 2;
    await asked[0]?.answer();
    expect(instrumentStore.getState().readings.forces).toBeUndefined();
    await pass(500);
    await asked[1]?.answer();
    expect(instrumentStore.getState().readings.forces).toMatchObject({ run: 2 });
    poller.forget(3);
    expect(instrumentStore.getState().readings.forces).toBeUndefined();
  });

  it('tells a failure and tries again at the next step', async () => {
    const { poller, now, asked, pass } = stage();
    poller.show('transport', {});
    await pass(0);
    await asked[0]?.fail();
    expect(instrumentStore.getState().failures.transport).toBe('device lost');
    await pass(500);
    expect(asked).toHaveLength(1);
    now.step = 1;
    await pass(500);
    await asked[1]?.answer();
    expect(instrumentStore.getState().failures.transport).toBeUndefined();
  });
});
