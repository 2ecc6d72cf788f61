import { arrange } from '../../data/arrange.ts';
import type { Recognised } from '../../data/recognise.ts';
import type { Text } from '../../schema/text.ts';
import { opensRun, RUN_MARK } from '../../store/runFileMark.ts';
import { currentImages, openEditor, openImages, openImport, sayInEditor } from './editors.ts';
import { filesOfDrop } from './filesOfDrop.ts';
import { look } from './look.ts';
import type { Taken } from './takeDrop.ts';

/** Counts what was given, since looking at it takes time: what was given last is what is shown. */
let turns = 0;

/** Opens what was dropped in the dialog that reads it, or says there why nothing can be read. */
export async function openDrop(taken: Taken): Promise<void> {
  turns++;
  const turn = turns;
  const { files, rows, notes } = await filesOfDrop(taken);
  if (turn !== turns) return;
  if (rows !== null) openImport(rows);
  else if (files.length > 0) await openFiles(files, notes);
  else sayInEditor(notes);
}

/**
 * Opens the dialog that reads files like these: what they hold decides, not their names. Labels join the images that wait for
 * them, and images the labels; anything else takes the place of what is there. Further files are named with the reason why they
 * are not used. The file of a run is gone on with instead.
 */
export async function openFiles(files: readonly File[], notes: readonly Text[] = []): Promise<void> {
  turns++;
  const turn = turns;
  const [first] = files;
  if (first && files.length === 1 && opensRun(new Uint8Array(await first.slice(0, RUN_MARK.length).arrayBuffer()))) {
    return (await import('../runs/openRun.ts')).openRun(first);
  }
  const before = currentImages();
  const looked = await look([...before, ...files]).catch(() => null);
  if (turn !== turns) return;
  // Without a look, the dialog of tables says what is the matter.
  if (!looked) return openImport(files[0] ?? null, { notes });
  const all = [...before, ...files].map((file, i) => ({ file, name: file.name, what: looked[i] as Recognised }));
  const [waiting, given] = [all.slice(0, before.length), all.slice(before.length)];
  const are = (kind: 'images' | 'labels', among: typeof given): boolean => among.every(({ what }) => what.is === kind);
  const waitingImages = waiting.filter(({ what }) => what.is === 'images');
  const completesLabels = are('images', given) && are('labels', waiting);
  const kept = are('labels', given) ? waitingImages : completesLabels ? waiting : [];
  const plan = arrange([...kept, ...given]);
  const extra = { notes, aside: plan.aside };
  if (plan.use === 'images') return openImages(plan.files, extra);
  if (plan.use === 'table') return openImport(plan.file, extra);
  const { file, refusal } = plan;
  openEditor(
    (open) => (open === 'images' || (open !== 'import' && refusal?.about === 'images') ? 'images' : 'import'),
    { ...extra, ...(file && { images: [file], dropped: file }) },
  );
}
