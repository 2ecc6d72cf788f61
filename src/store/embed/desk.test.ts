import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { callOf, createDesk } from './desk.ts';

const HOST = 'https://school.example';

function desk() {
  const postMessage = vi.fn();
  const host = { postMessage } as unknown as Window;
  const verbs = {
    add: (a: unknown, b: unknown) => Number(a) + Number(b),
    fail: () => {
      throw new Error('no');
    },
    wait: async () => 'later',
  };
  const made = createDesk(host, verbs);
  const say = (data: unknown, { origin = HOST, source = host as unknown } = {}) =>
    made.receive({ data, origin, source });
  return { say, tell: made.tell, postMessage };
}

const call = (verb: string, ...args: readonly unknown[]) => ({ modescope: 1, id: 7, verb, args });

describe('a figure in a page', () => {
  test('answers what is asked, and says what fails', async () => {
    const { say, postMessage } = desk();
    await say(call('add', 2, 3));
    await say(call('wait'));
    await say(call('fail'));
    await say(call('toString'));
    expect(postMessage.mock.calls).toEqual([
      [{ modescope: 1, id: 7, result: 5 }, HOST],
      [{ modescope: 1, id: 7, result: 'later' }, HOST],
      [{ modescope: 1, id: 7, error: 'no' }, HOST],
      [{ modescope: 1, id: 7, error: 'no such verb: toString' }, HOST],
    ]);
  });

  test('answers nobody but the page around it, and of origins the one that spoke first', async () => {
    const { say, tell, postMessage } = desk();
    tell('height', 300);
    await say(call('add', 1, 1), { source: {} });
    await say(call('add', 1, 1), { origin: 'null' });
    expect(postMessage).not.toHaveBeenCalled();
    await say(call('add', 1, 1));
    await say(call('add', 1, 1), { origin: 'https://other.example' });
    tell('height', 300);
    expect(postMessage.mock.calls.map(([, origin]) => origin)).toEqual([HOST, HOST]);
  });

  test('whatever is no call of this version is ignored', async () => {
    const { say, postMessage } = desk();
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (data) => {
        await say(data);
        await say({ ...call('add'), modescope: data === 1 ? 2 : data });
        await say({ ...call('add'), args: Array.isArray(data) || data === undefined ? 'none' : data });
      }),
      { numRuns: 200 },
    );
    expect(postMessage).not.toHaveBeenCalled();
    expect(callOf({ ...call('add'), args: Array(5).fill(0) })).toBeNull();
  });
});
