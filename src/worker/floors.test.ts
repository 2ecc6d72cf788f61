import { expect, it } from 'vitest';
import type { Law } from '../data/law.ts';
import { repeatsFor } from '../metrics/noiseFloor.ts';
import type { TrainingRun } from '../train/run.ts';
import { createFloors } from './floors.ts';

/** Data that nothing is recorded about. */
const experiment = { seed: 1, data: { id: 'own' } };
const law = { space: { kind: 'image' }, modes: [] } as unknown as Law;

/** A run of images that is judged by now or not; it tells AM Score if it is. */
function runOf(isJudged: boolean) {
  const gallery = { judge: isJudged ? {} : null };
  const metrics = () => ({ mmd2: 0, amScore: gallery.judge ? 0.01 : null });
  return { gallery, run: { law, experiment, gallery, perfect: async () => metrics() } as unknown as TrainingRun };
}

function trainer() {
  let current = runOf(true);
  let judged = Promise.resolve();
  let asked = 0;
  const floors = createFloors({
    host: { now: () => 0, breathe: async () => onBreath(++asked) },
    run: () => current.run,
    isRunning: () => false,
    judged: () => judged,
    exclusive: (job) => job(),
  });
  let onBreath = (_: number): void => undefined;
  return {
    floors,
    whenAsked: (act: (times: number) => void) => {
      onBreath = act;
    },
    replace(next: ReturnType<typeof runOf>, ready: Promise<void>) {
      current = next;
      judged = ready;
    },
  };
}

it('waits for the judge of a run that takes the place of the one asked about', async () => {
  const { floors, whenAsked, replace } = trainer();
  whenAsked((times) => {
    if (times !== 2) return;
    const next = runOf(false);
    const employ = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      next.gallery.judge = {};
    };
    replace(next, employ());
  });
  const floor = await floors.noiseFloor();
  expect(floor?.amScore).toEqual({ median: 0.01, low: 0.01, high: 0.01 });
});

it('keeps nothing that was measured without the judge', async () => {
  const { floors, whenAsked, replace } = trainer();
  whenAsked((times) => {
    if (times === repeatsFor(law) - 1) replace(runOf(false), Promise.resolve());
  });
  expect(await floors.noiseFloor()).toBeNull();
  replace(runOf(true), Promise.resolve());
  whenAsked(() => undefined);
  expect((await floors.noiseFloor())?.amScore).toBeDefined();
});
