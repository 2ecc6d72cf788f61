import type { Report, Snapshot } from '../engine/contract.ts';

/** A run keeps a snapshot at every multiple of this many steps. */
export const SNAPSHOT_EVERY = 100;

const BUDGET_BYTES = 64 * 1024 * 1024;
/** Snapshots that are kept side by side at most: of a small network those of 25,600 steps. */
const DENSE = 256;

/** What the phases had reported when a snapshot was taken. */
const reports = new WeakMap<Snapshot, Report>();

export const reportAt = (snapshot: Snapshot): Report => reports.get(snapshot) ?? {};

const bytesOf = (snapshot: Snapshot): number =>
  Object.values(snapshot.state).reduce((sum, vector) => sum + vector.byteLength, 0);

/** Age class of a snapshot: the older it is, the coarser the grid of steps that is kept behind the `dense` newest. */
function spacing(ageInSnapshots: number, dense: number): number {
  let coarse = 1;
  for (let age = ageInSnapshots; age > dense; age /= 2) coarse *= 2;
  return coarse * SNAPSHOT_EVERY;
}

/**
 * Recent snapshots densely, older ones on a grid that coarsens with age, as dense as a memory budget allows; the first one (step 0)
 * and those of steps that are pinned are never dropped, so a run can always be taken back there.
 */
export function createSnapshots(pinnedNow: () => readonly number[] = () => []) {
  let kept: Snapshot[] = [];

  function thin(): void {
    const newest = kept.at(-1)?.step ?? 0;
    const size = kept[0] ? Math.max(1, bytesOf(kept[0])) : 1;
    const most = Math.max(3, Math.floor(BUDGET_BYTES / size));
    const pinned = new Set(pinnedNow());
    const onGrid = (dense: number): Snapshot[] =>
      kept.filter(
        ({ step }, i) =>
          i === 0 ||
          step === newest ||
          pinned.has(step) ||
          step % spacing((newest - step) / SNAPSHOT_EVERY, dense) === 0,
      );
    // Wide networks fill the budget with a few snapshots: then fewer are dense, rather than all of them new.
    let dense = Math.min(DENSE, most);
    let grid = onGrid(dense);
    while (grid.length > most && dense > 1) grid = onGrid(--dense);
    kept = grid.filter(({ step }, i) => i === 0 || i > grid.length - most || pinned.has(step));
  }

  return {
    /** Adds a snapshot; a later one than `snapshot.step` is dropped, because the run went back before it. */
    add(snapshot: Snapshot, report?: Report): void {
      if (report) reports.set(snapshot, report);
      kept = kept.filter(({ step }) => step < snapshot.step);
      kept.push(snapshot);
      thin();
    },
    /** Takes those of a run that this one goes on from, up to a step. */
    take(others: readonly Snapshot[], step: number): void {
      const earlier = others.filter((snapshot) => snapshot.step <= step);
      if (earlier.length > 0) kept = earlier;
    },
    /** Newest snapshot at or before `step`, or the oldest there is; undefined when none was taken yet. */
    at(step: number): Snapshot | undefined {
      return kept.findLast((snapshot) => snapshot.step <= step) ?? kept[0];
    },
    /** The oldest beyond a step. */
    after: (step: number): Snapshot | undefined => kept.find((snapshot) => snapshot.step > step),
    all: (): readonly Snapshot[] => kept,
    /** Bytes of all that are kept, and of how many there may be. */
    room: () => ({ bytes: kept.reduce((sum, snapshot) => sum + bytesOf(snapshot), 0), most: BUDGET_BYTES }),
    get oldestStep(): number | undefined {
      return kept[0]?.step;
    },
    steps: (): number[] => kept.map(({ step }) => step),
  };
}

export type Snapshots = ReturnType<typeof createSnapshots>;
