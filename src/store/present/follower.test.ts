import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultExperiment } from '../../experiment/experiment.ts';
import { type Compared, createFollower, type Followed } from './follower.ts';
import { type Entry, withEntry } from './log.ts';

/** A run whose state depends on every step and on every change, and on where it was made. */
function fakeRun(seed: number): Followed & { state(): string } {
  let [step, state] = [0, seed];
  let rate = 1;
  return {
    async advanceTo(to) {
      for (; step < to; step++) state = (state * 31 + rate) % 1_000_003;
    },
    async change(changes) {
      rate = Number(changes['penalty.weight']);
    },
    checksum: async () => ({ step, sum: String(state) }),
    end() {},
    state: () => `${step} ${state}`,
  };
}

const beginning = { experiment: defaultExperiment(), preset: 'collapse' };
const open: Entry = { kind: 'open', runs: { a: beginning } };
const way = fc.oneof(
  fc.record({ kind: fc.constant('by' as const), steps: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('set' as const), weight: fc.integer({ min: 1, max: 9 }) }),
);

/** Entries of a run that went these ways, and the run. */
async function told(ways: readonly { kind: string; steps?: number; weight?: number }[]) {
  const run = fakeRun(7);
  const entries: Entry[] = [open];
  let step = 0;
  for (const { steps, weight } of ways) {
    if (weight !== undefined) {
      await run.change({ 'penalty.weight': weight });
      entries.push({ kind: 'change', id: 'a', changes: { 'penalty.weight': weight } });
    } else {
      step += steps ?? 0;
      await run.advanceTo(step);
      entries.push({ kind: 'to', id: 'a', step, sum: String((await run.checksum())?.sum) });
    }
  }
  return { run, entries };
}

async function followed(entries: readonly Entry[]) {
  const seen: Compared[] = [];
  let run: ReturnType<typeof fakeRun> | undefined;
  const follower = createFollower({
    open: async () => fakeRun(7),
    onRuns: ({ a }) => {
      run = a;
    },
    onCompared: (compared) => seen.push(compared),
  });
  follower.restart(entries);
  await follower.settled();
  return { run, seen };
}

describe('the second window', () => {
  test('does what the first one did, and is equal wherever they are compared', () =>
    fc.assert(
      fc.asyncProperty(fc.array(way, { maxLength: 20 }), async (ways) => {
        const { run, entries } = await told(ways);
        const mine = await followed(entries);
        expect(mine.run?.state()).toBe(run.state());
        expect(mine.seen.every(({ isEqual }) => isEqual)).toBe(true);
        // Whoever comes late does the same with fewer entries.
        const late = await followed(entries.reduce(withEntry, []));
        expect(late.run?.state()).toBe(run.state());
      }),
      { numRuns: 60 },
    ));

  test('says where they differ, and at which step', async () => {
    const { entries } = await told([{ kind: 'by', steps: 10 }]);
    const { seen } = await followed([...entries, { kind: 'to', id: 'a', step: 20, sum: 'other' }]);
    expect(seen.map(({ step, isEqual }) => [step, isEqual])).toEqual([
      [10, true],
      [20, false],
    ]);
  });

  test('a new opening forgets what came before it', () => {
    const log = [open, { kind: 'to', id: 'a', step: 5 }, open].reduce<readonly Entry[]>(
      (before, entry) => withEntry(before, entry as Entry),
      [],
    );
    expect(log).toEqual([open]);
  });
});
