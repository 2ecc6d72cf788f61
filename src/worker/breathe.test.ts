import { describe, expect, it } from 'vitest';
import { createBreath } from './breathe.ts';

/** A channel whose messages arrive when `deliver` is called, as those of a worker do behind a busy page in WebKit. */
function slowChannel() {
  const sent: (() => void)[] = [];
  class Slow {
    readonly port1: { onmessage?: () => void } = {};
    readonly port2 = { postMessage: () => sent.push(() => this.port1.onmessage?.()) };
  }
  const timers: { readonly done: () => void; readonly ms: number }[] = [];
  const breathe = createBreath({
    MessageChannel: Slow as unknown as typeof MessageChannel,
    setTimeout: (done, ms) => timers.push({ done, ms }),
  });
  const deliver = (): void => {
    for (const arrive of sent.splice(0)) arrive();
  };
  return { breathe, sent, timers, deliver };
}

describe('a turn of the event loop', () => {
  it('ends with the message, without waiting for a timer', async () => {
    const { breathe, deliver } = slowChannel();
    const turn = breathe(0);
    deliver();
    await expect(turn).resolves.toBeUndefined();
  });

  it('does not wait for a page that is busy, nor pile up messages behind it', async () => {
    const { breathe, sent, timers, deliver } = slowChannel();
    for (let i = 0; i < 5; i++) {
      const turn = breathe(0);
      timers.at(-1)?.done();
      await expect(turn).resolves.toBeUndefined();
    }
    expect(sent).toHaveLength(1);
    deliver();
    void breathe(0);
    expect(sent).toHaveLength(1);
  });

  it('serves everyone who waits', async () => {
    const { breathe, deliver } = slowChannel();
    const turns = [breathe(0), breathe(0)];
    deliver();
    await expect(Promise.all(turns)).resolves.toHaveLength(2);
  });

  it('rests as long as it is asked to', async () => {
    const { breathe, sent, timers } = slowChannel();
    void breathe(30);
    expect(sent).toHaveLength(0);
    expect(timers.map(({ ms }) => ms)).toEqual([30]);
  });
});
