import type { KeptRun } from './keptRuns.ts';
import type { RunStores } from './runStores.ts';
import { type Picture, type SavedRun, saveRun } from './savedRuns.ts';

/** Time from one picture to the next: reading a canvas costs a frame now and then, ms. */
const PICTURE_EVERY_MS = 5_000;

/** What the list says of a run beside its step. */
function captured({ series }: KeptRun): Pick<SavedRun, 'captured'> {
  const { modes, modeCount } = series.points.at(-1)?.values ?? {};
  return typeof modes === 'number' && typeof modeCount === 'number' ? { captured: [modes, modeCount] } : {};
}

/**
 * Keeps runs on the device as they go on: every state that is handed out, unless the one before is still being written; then
 * the newest of each run waits. `picture` draws the stage small. Returns how to stop.
 */
export function startAutosave({ run: facts, kept }: RunStores, picture: () => Picture | undefined): () => void {
  const waiting = new Map<string, KeptRun>();
  let isWriting = false;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawn: { readonly line: string; readonly picture: Picture | undefined } | undefined;

  function pictureOf(line: string): Pick<SavedRun, 'picture'> {
    const isCurrent = kept.current()?.line === line;
    if (isCurrent && (performance.now() - drawnAt > PICTURE_EVERY_MS || drawn?.line !== line)) {
      drawnAt = performance.now();
      drawn = { line, picture: picture() };
    }
    return drawn?.line === line && drawn.picture ? { picture: drawn.picture } : {};
  }

  async function write(run: KeptRun): Promise<void> {
    const { line, preset, checkpoint } = run;
    const row: SavedRun = {
      line,
      preset,
      savedAt: Date.now(),
      step: checkpoint.snapshot.step,
      experiment: checkpoint.experiment,
      ...captured(run),
      ...pictureOf(line),
    };
    const isUnsaved = await saveRun(row, run).then(
      () => false,
      () => true,
    );
    if (facts.getState().isUnsaved !== isUnsaved) facts.setState({ isUnsaved });
  }

  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    for (let [next] = waiting.values(); next; [next] = waiting.values()) {
      waiting.delete(next.line);
      await write(next);
    }
    isWriting = false;
  }

  return kept.subscribe((run) => {
    waiting.set(run.line, run);
    void writeAll();
  });
}
