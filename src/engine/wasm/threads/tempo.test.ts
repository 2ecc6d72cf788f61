import { expect, it } from 'vitest';
import { createTempo } from './tempo.ts';

/** Runs bursts of ten executions that take so long alone and together, until a time, and says who ran them. */
function bursts(until: number, alone: (at: number) => number, together: (at: number) => number): boolean[] {
  let at = 0;
  const tempo = createTempo(() => at);
  const kinds: boolean[] = [];
  while (at < until) {
    const kind = tempo.next();
    const ms = kind ? together(at) : alone(at);
    at += ms;
    tempo.note(kind, 10, ms);
    kinds.push(kind);
  }
  return kinds;
}

const share = (kinds: readonly boolean[]): number => kinds.filter(Boolean).length / kinds.length;

it('tries both and keeps to the faster', () => {
  expect(
    share(
      bursts(
        3_000,
        () => 10,
        () => 6,
      ),
    ),
  ).toBeGreaterThan(0.98);
  expect(
    share(
      bursts(
        3_000,
        () => 10,
        () => 16,
      ),
    ),
  ).toBeLessThan(0.02);
});

it('stays with one thread where others save next to nothing', () => {
  expect(
    share(
      bursts(
        3_000,
        () => 10,
        () => 9.8,
      ),
    ),
  ).toBeLessThan(0.02);
});

it('loses little by trying again, and notices that the machine has changed', () => {
  const kinds = bursts(
    40_000,
    () => 10,
    (at) => (at < 20_000 ? 16 : 6),
  );
  expect(share(kinds.slice(0, 1_500))).toBeLessThan(0.02);
  expect(share(kinds.slice(-2_000))).toBeGreaterThan(0.98);
});

it('is not misled by one slow burst', () => {
  let count = 0;
  expect(
    share(
      bursts(
        3_000,
        () => 10,
        () => (++count === 1 ? 200 : 6),
      ),
    ),
  ).toBeGreaterThan(0.97);
});

it('tries less often while trials agree, and soon where all together have become slow', () => {
  const tries = (kinds: readonly boolean[]): number => kinds.filter((kind) => !kind).length / 3;
  const calm = bursts(
    80_000,
    () => 10,
    () => 6,
  );
  expect(tries(calm)).toBeLessThanOrEqual(6);
  const crowded = bursts(
    80_000,
    () => 10,
    (at) => (at > 70_000 ? 40 : 6),
  );
  expect(share(crowded.slice(-500))).toBe(0);
});
