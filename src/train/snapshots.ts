import type { Snapshot } from '../engine/contract.ts';

/** A run keeps a snapshot at every multiple of this many steps. */
export const SNAPSHOT_EVERY = 100;

const BUDGET_BYTES = 96 * 1024 * 1024;
const DENSE = 12;

const bytesOf = (snapshot: Snapshot): number =>
  Object.values(snapshot.state).reduce((sum, vector) => sum + vector.byteLength, 0);

/** Age class of a snapshot: the older it is, the coarser the grid of steps that is kept behind the `dense` newest. */
function spacing(ageInSnapshots: number, dense: number): number {
  let coarse = 1;
  for (let age = ageInSnapshots; age > dense; age /= 2) coarse *= 2;
  return coarse * SNAPSHOT_EVERY;
}

/**
 * Recent snapshots densely, older ones on a grid that coarsens with age, within a memory budget; the first one (step 0)
 * and those of steps that are pinned are never dropped, so a run can always be taken back there.
 */
export function createSnapshots(isPinned: (step: number) => boolean = () => false) {
  let kept: Snapshot[] = [];

  function thin(): void {
    const newest = kept.at(-1)?.step ?? 0;
    const size = kept[0] ? Math.max(1, bytesOf(kept[0])) : 1;
    const most = Math.max(3, Math.floor(BUDGET_BYTES / size));
    const onGrid = (dense: number): Snapshot[] =>
      kept.filter(
        ({ step }, i) =>
          i === 0 || step === newest || isPinned(step) || step % spacing((newest - step) / SNAPSHOT_EVERY, dense) === 0,
      );
    // Wide networks fill the budget with a few snapshots: then fewer are dense, rather than all of them new.
    let dense = DENSE;
    let grid = onGrid(dense);
    while (grid.length > most && dense > 1) grid = onGrid(--dense);
    kept = grid.filter(({ step }, i) => i === 0 || i > grid.length - most || isPinned(step));
  }

  return {
    /** Adds a snapshot; a later one than `snapshot.step` is dropped, because the run went back before it. */
    add(snapshot: Snapshot): void {
      kept = kept.filter(({ step }) => step < snapshot.step);
      kept.push(snapshot);
      thin();
    },
    /** Newest snapshot at or before `step`, or the oldest there is; undefined when none was taken yet. */
    at(step: number): Snapshot | undefined {
      return kept.findLast((snapshot) => snapshot.step <= step) ?? kept[0];
    },
    get oldestStep(): number | undefined {
      return kept[0]?.step;
    },
    steps: (): number[] => kept.map(({ step }) => step),
  };
}

export type Snapshots = ReturnType<typeof createSnapshots>;
