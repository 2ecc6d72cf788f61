import type { Text } from '../schema/text.ts';
import { importedFor, keepImported } from './importStore.ts';
import { takeOver } from './resume.ts';
import { RunFileError, readRunFile, writeRunFile } from './runFile.ts';
import { asLabel } from './runLabel.ts';
import { openRun, type SavedRun, saveRun } from './savedRuns.ts';

/** Ending of the file of a run. */
export const RUN_FILE = '.modescope-run';

/** Longest file that is looked into. */
const MOST_BYTES = 256 * 2 ** 20;

/** The file of a kept run, and what to call it; null if it is not on this device any more. */
export async function fileOfRun(
  run: SavedRun,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  const kept = await openRun(run);
  if (!kept) return null;
  const [points] = await importedFor(run.experiment);
  const step = kept.checkpoint.snapshot.step;
  const said = (run.label?.name ?? '').replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  const name = `modescope-${said || run.preset}-seed${run.experiment.seed}-step${step}${RUN_FILE}`;
  return { name, bytes: writeRunFile({ row: { ...run, step }, kept, points }) };
}

const newLine = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (word) => word.toString(36)).join('');

/**
 * Goes on with the run of a file and keeps it beside those of this device, under the name of the file if it has none of its own. Returns
 * the reason where there is none in it; nothing was changed then.
 */
export async function openRunFile(file: File): Promise<Text | null> {
  try {
    // A file that is far too large is not brought into memory to be told so.
    const opening = file.size > MOST_BYTES ? file.slice(0, 64) : file;
    const { row, kept, points } = readRunFile(new Uint8Array(await opening.arrayBuffer()), newLine());
    const label = row.label ?? asLabel({ name: file.name.replace(/\.[^.]*$/, '') });
    const own = { ...row, savedAt: Date.now(), ...(label && { label }) };
    if (points) await keepImported(points);
    const refusal = await takeOver(kept);
    // A device that keeps nothing shows it all the same.
    if (!refusal) await saveRun(own, kept).catch(() => undefined);
    return refusal;
  } catch (error) {
    if (error instanceof RunFileError) return error.reason;
    throw error;
  }
}
