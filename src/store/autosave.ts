import { keptRuns } from './keptRuns.ts';
import { runStore } from './runStore.ts';
import { type Picture, type SavedRun, saveRun } from './savedRuns.ts';

/** Time from one picture to the next: reading a canvas costs a frame now and then, ms. */
const PICTURE_EVERY_MS = 5_000;

/** What a run of this page says of itself in the list. */
function captured(): Pick<SavedRun, 'captured'> {
  const metrics = runStore.getState().evaluation?.metrics ?? {};
  const { modes, modeCount } = metrics;
  return typeof modes === 'number' && typeof modeCount === 'number' ? { captured: [modes, modeCount] } : {};
}

/**
 * Keeps the page's run on the device as it goes on: every checkpoint, unless the one before is still being written. `picture`
 * draws the stage small. Returns how to stop.
 */
export function startAutosave(picture: () => Picture | undefined): () => void {
  let isWriting = false;
  let waits = false;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawn: { readonly line: string; readonly picture: Picture | undefined } | undefined;

  async function save(): Promise<void> {
    const run = keptRuns.current();
    if (!run || run.checkpoint.snapshot.step === 0) return;
    if (isWriting) {
      waits = true;
      return;
    }
    isWriting = true;
    waits = false;
    if (performance.now() - drawnAt > PICTURE_EVERY_MS || drawn?.line !== run.line) {
      drawnAt = performance.now();
      drawn = { line: run.line, picture: picture() };
    }
    const { line, preset, checkpoint } = run;
    const row: SavedRun = {
      line,
      preset,
      savedAt: Date.now(),
      step: checkpoint.snapshot.step,
      experiment: checkpoint.experiment,
      ...captured(),
      ...(drawn.picture && { picture: drawn.picture }),
    };
    const isKept = await saveRun(row, run).then(
      () => true,
      () => false,
    );
    if (runStore.getState().isUnsaved === isKept) runStore.setState({ isUnsaved: !isKept });
    isWriting = false;
    if (waits) await save();
  }

  return keptRuns.subscribe(() => void save());
}
