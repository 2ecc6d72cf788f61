import { expect, it } from 'vitest';
import type { Unit } from '../../experiment/sweep/units.ts';
import { type PoolParts, startPool } from './pool.ts';
import type { Ran, SweepSeat } from './seat.ts';

const units = Array.from({ length: 9 }, (_, index) => ({ index, name: `unit${index}` }) as unknown as Unit);
const ranOf = ({ name }: Unit): Ran => ({
  result: { name, seed: 0, steps: 1, metrics: {} },
  points: new Float32Array(),
});

/** Runs all units in seats that behave like this, and says what was told and how many seats there were at once. */
async function pooled(run: (unit: Unit, seat: number) => Promise<Ran>, more: Partial<PoolParts> = {}) {
  const told: string[] = [];
  const failed: string[] = [];
  let [opened, most, present] = [0, 0, 0];
  const pool = startPool({
    units,
    cores: 3,
    open(): SweepSeat {
      const seat = opened++;
      most = Math.max(most, ++present);
      let isOpen = true;
      return {
        run: (unit) => run(unit, seat),
        time: async () => ({ stepMs: 1, fixedMs: 0 }),
        close() {
          if (isOpen) present--;
          isOpen = false;
        },
      };
    },
    onResult: ({ result }) => told.push(result.name),
    onFailure: (unit, reason) => failed.push(`${unit.name}: ${reason}`),
    ...more,
  });
  await pool.done;
  return { told, failed, opened, most, present };
}

it('runs every unit once, on so many workers, and ends them', async () => {
  const { told, failed, opened, most, present } = await pooled(async (unit) => ranOf(unit));
  expect([...told].sort()).toEqual(units.map(({ name }) => name));
  expect([failed, opened, most, present]).toEqual([[], 3, 3, 0]);
});

it('begins a run again whose worker dies, and counts it once', async () => {
  const { told, failed, present } = await pooled(async (unit, seat) => {
    if (seat === 1) throw new Error('killed');
    return ranOf(unit);
  });
  expect([...told].sort()).toEqual(units.map(({ name }) => name));
  expect([failed, present]).toEqual([[], 0]);
});

it('gives up a run that fails twice, with its reason, and goes on with the others', async () => {
  const { told, failed } = await pooled(async (unit) => {
    if (unit.index === 4) throw new Error('no memory');
    return ranOf(unit);
  });
  expect([told.length, failed]).toEqual([8, ['unit4: no memory']]);
});

it('tells nothing once it is stopped', async () => {
  const told: string[] = [];
  const pool = startPool({
    units,
    cores: 2,
    open: () => ({
      run: (unit) => new Promise((resolve) => setTimeout(() => resolve(ranOf(unit)), 5)),
      time: async () => ({ stepMs: 1, fixedMs: 0 }),
      close() {},
    }),
    onResult: ({ result }) => told.push(result.name),
    onFailure: ({ name }) => told.push(name),
  });
  pool.stop();
  await pool.done;
  expect(told).toEqual([]);
});
