import type { Text } from '../../schema/text.ts';
import { contentHashOfBytes } from '../contentHash.ts';
import { type IdxOptions, type IdxTable, IMAGE_SIDE, readIdx } from './idx.ts';
import { ImageDataError, type ImageFailure } from './imageDataError.ts';
import type { ImageSet } from './imageSet.ts';

/** Most classes of an imported set. */
export const MOST_CLASSES = 64;
const PIECE = 1 << 18;

/** A file, or its bytes in pieces of any size. */
export type ImageSource = Blob | AsyncIterable<Uint8Array<ArrayBuffer>>;

export interface ImageImportOptions extends IdxOptions {
  /** Name of the set; by default the name of its file of images. */
  readonly name?: string;
}

/** A set with one class is accepted; `set.classes.length` tells. */
export type ImageImportResult =
  | { readonly ok: true; readonly set: ImageSet }
  | { readonly ok: false; readonly code: ImageFailure; readonly reason: Text };

/**
 * Reads a set of 28 × 28 images from IDX files, plain or gzip: one file of images and, if there are labels, one of labels, in
 * any order. Classes are the values that occur, in ascending order and named by them. Bad content is a result, not an
 * exception; rejects only with the signal's reason or when a source cannot be read.
 */
export async function importImages(
  files: readonly ImageSource[],
  options: ImageImportOptions = {},
): Promise<ImageImportResult> {
  try {
    return { ok: true, set: await readSet(files, options) };
  } catch (cause) {
    if (!(cause instanceof ImageDataError)) throw cause;
    return { ok: false, code: cause.code, reason: cause.reason };
  }
}

async function readSet(files: readonly ImageSource[], options: ImageImportOptions): Promise<ImageSet> {
  if (files.length === 0) throw ImageDataError.of('no-files');
  if (files.length > 2) throw ImageDataError.of('too-many-files');
  const tables: IdxTable[] = [];
  for (const file of files) {
    const done = tables.length;
    const table = await readIdx(file instanceof Blob ? piecesOf(file) : file, {
      ...options,
      onProgress: (share) => options.onProgress?.((done + share) / files.length),
    });
    tables.push(table);
  }
  const at = tables.findIndex(({ kind }) => kind === 'images');
  if (at < 0) throw ImageDataError.of('only-labels');
  const [images, labels] = [tables[at] as IdxTable, tables[1 - at]];
  if (labels?.kind === 'images') throw ImageDataError.of('two-images');
  const file = files[at];
  return setOf(images, labels, options.name ?? (file && 'name' in file ? String(file.name) : ''));
}

async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < file.size; at += PIECE) {
    yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
  }
}

function setOf(images: IdxTable, labels: IdxTable | undefined, name: string): ImageSet {
  const { count, values: pixels } = images;
  const size = { height: IMAGE_SIDE, width: IMAGE_SIDE, channels: 1 };
  if (!labels) return { id: contentHashOfBytes([pixels], []), name, ...size, pixels, labels: null, classes: [], count };
  if (labels.count !== count) throw ImageDataError.of('mislabelled', count, labels.count);
  const present = [...new Set(labels.values)].sort((a, b) => a - b);
  if (present.length > MOST_CLASSES) throw ImageDataError.of('too-many-classes', present.length, MOST_CLASSES);
  const indices = labels.values.map((value) => present.indexOf(value));
  const id = contentHashOfBytes([pixels, labels.values], []);
  return { id, name, ...size, pixels, labels: indices, classes: present.map(String), count };
}
