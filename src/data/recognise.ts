import type { Text } from '../schema/text.ts';
import { digitLayout } from './digitTable.ts';
import { isRefused, refusalOf } from './fileRefusal.ts';
import { idxHeader } from './images/idxHeader.ts';
import { ImageDataError, type ImageFailure } from './images/imageDataError.ts';
import { type OpenedFile, openFile } from './openFile.ts';
import { piecesOf } from './textPieces.ts';

/** What a file is for, as far as its opening tells. */
export type Recognised =
  | { readonly is: 'table' }
  /** `count` is what the header promises; null for a table, whose rows nobody has counted and which may name classes. */
  | { readonly is: 'images' | 'labels'; readonly count: number | null; readonly hasClasses?: boolean }
  /** `about` is the dialog that should say so: names hint at it. */
  | {
      readonly is: 'refused';
      readonly about: 'images' | 'points';
      readonly code: ImageFailure;
      readonly reason: Text;
    };

/** Enough for twenty rows of 785 fractions. */
const OPENING = 1 << 18;
const IDX_OPENING = 64;
/** Names under which images travel, for files whose content tells nothing. */
const IMAGE_NAME =
  /idx|ubyte|mnist|image|label|emnist|digit|\.(?:npz?|mat|h5|hdf5|pt|pth|pkl|png|jpe?g|gif|webp|bmp|tiff?|svg)(?:\.|$)/i;

/** Looks at the opening of a file, and never at its name unless the opening says nothing. Nothing throws. */
export async function recognise(file: Blob & { readonly name?: string }): Promise<Recognised> {
  let about: 'images' | 'points' = IMAGE_NAME.test(file.name ?? '') ? 'images' : 'points';
  try {
    const opened = await openFile(file);
    if (opened.kind === 'empty') throw ImageDataError.of('empty');
    if (isRefused(opened.kind)) throw ImageDataError.of('other-kind', refusalOf(opened.kind));
    if (opened.kind === 'text') return await recogniseText(opened);
    about = 'images';
    const header = idxHeader(await opened.opening(IDX_OPENING));
    if (!header) throw ImageDataError.of('not-idx');
    return { is: header.kind, count: header.count };
  } catch (cause) {
    // Whatever else went wrong in looking at a file, it could not be looked at.
    const { code, reason } = cause instanceof ImageDataError ? cause : ImageDataError.of('unreadable');
    return { is: 'refused', about, code, reason };
  }
}

async function recogniseText(opened: OpenedFile): Promise<Recognised> {
  const opening = await opened.opening(OPENING);
  let text = '';
  for await (const piece of piecesOf(new Blob([opening]))) text += piece.text;
  const lines = text.split(/\r\n|\n|\r/);
  // The last line may be cut off.
  if (opening.length === OPENING) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '');
  const layout = digitLayout(filled);
  return layout ? { is: 'images', count: null, hasClasses: layout.label !== null } : { is: 'table' };
}
