import type { Text } from '../../schema/text.ts';
import { readDigitTable } from '../digitTable.ts';
import { isRefused, refusalOf } from '../fileRefusal.ts';
import { failureOf, type OpenedFile, openFile, type PieceOptions } from '../openFile.ts';
import { type IdxImages, type IdxLabels, MOST_IMAGES, readIdx } from './idx.ts';
import { IMAGE_SIDE } from './idxHeader.ts';
import { ImageDataError, type ImageFailure } from './imageDataError.ts';
import { IMAGE_NOTES } from './imageNotes.ts';
import { countedClasses, type ImageReport, type LabelReport, reportOn } from './imageReport.ts';
import type { ImageSet } from './imageSet.ts';
import { classesOf, labelledSet } from './labelledSet.ts';
import type { Orientation } from './orientation.ts';
import { turnSet } from './turnSet.ts';

export interface ImageImportOptions extends Pick<PieceOptions, 'signal' | 'onProgress'> {
  /** Name of the set; by default the name of its file of images. */
  readonly name?: string;
  /** How to turn the images after reading; by default not at all. */
  readonly orientation?: Orientation;
}

/** A set with one class is accepted; `set.classes.length` tells. */
export type ImageImportResult =
  | { readonly ok: true; readonly set: ImageSet; readonly report: ImageReport }
  | { readonly ok: false; readonly code: ImageFailure; readonly reason: Text };

/**
 * Reads a set of 28 × 28 images: one IDX file of images and, if there are labels, one of labels, in any order, plain or gzip;
 * or a table with an image a row. Of more than 70,000 images the first 70,000 are used, which the report says. Classes are the
 * values that occur, in ascending order and named by them. Bad content is a result, not an exception; rejects only with the
 * signal's reason.
 */
export async function importImages(
  files: readonly Blob[],
  options: ImageImportOptions = {},
): Promise<ImageImportResult> {
  try {
    return { ok: true, ...(await readSet(files, options)) };
  } catch (cause) {
    options.signal?.throwIfAborted();
    const { code, reason } = failureOf(cause);
    return { ok: false, code, reason };
  }
}

/**
 * How a file of labels without images is read. Throws ImageDataError if it holds no labels, or as `failureOf` knows it.
 */
export async function inspectLabels(file: Blob, options: Pick<PieceOptions, 'signal'> = {}): Promise<LabelReport> {
  const { holds, notes } = await readPart(file, options);
  if (holds.kind !== 'labels') throw ImageDataError.of('not-idx');
  const { used, count } = holds;
  const classes = countedClasses(classesOf(holds.labels));
  return {
    kind: 'labels',
    labels: { used, total: count },
    classes,
    notes,
    reason: ImageDataError.of('only-labels').reason,
  };
}

/** What one file holds, and what to say of how it was read. */
interface Part {
  readonly holds: IdxImages | IdxLabels | { readonly kind: 'set'; readonly set: ImageSet; readonly total: number };
  readonly notes: readonly Text[];
}

async function readSet(
  files: readonly Blob[],
  options: ImageImportOptions,
): Promise<{ readonly set: ImageSet; readonly report: ImageReport }> {
  if (files.length === 0) throw ImageDataError.of('no-files');
  if (files.length > 2) throw ImageDataError.of('too-many-files');
  const parts: Part[] = [];
  for (const file of files) {
    const done = parts.length;
    const onProgress = (share: number): void => options.onProgress?.((done + share) / files.length);
    parts.push(await readPart(file, { ...options, onProgress }));
  }
  const kinds = parts.map(({ holds }) => holds.kind);
  const at = kinds.findIndex((kind) => kind !== 'labels');
  if (at < 0) throw ImageDataError.of('only-labels');
  const [images, other] = [(parts[at] as Part).holds, parts[1 - at]?.holds];
  if (other && other.kind !== 'labels') throw ImageDataError.of('two-images');
  const name = options.name ?? nameOf(files[at]);
  const [read, total] = joinParts(images, other, name);
  assertVaried(read);
  const names = [files[at], files[1 - at]].flatMap((file) => (file ? [nameOf(file)] : []));
  const set = { ...turnSet(read, options.orientation ?? 'stored'), files: names };
  const notes = parts.flatMap((part) => part.notes);
  return { set, report: reportOn(set, total, notes) };
}

/** Images that are all the same leave nothing to learn, and mostly come of a file that was written wrong. */
function assertVaried({ pixels, count, height, width, channels }: ImageSet): void {
  const size = height * width * channels;
  const [first = 0] = pixels;
  if (count > 0 && pixels.every((value) => value === first)) throw ImageDataError.of('one-value', first);
  if (count > 1 && pixels.every((value, at) => value === pixels[at % size])) {
    throw ImageDataError.of('all-identical', count);
  }
}

const nameOf = (file: Blob | undefined): string => (file && 'name' in file ? String(file.name) : '');

function joinParts(images: Part['holds'], labels: IdxLabels | undefined, name: string): [ImageSet, number] {
  if (images.kind === 'labels') throw ImageDataError.of('only-labels');
  if (images.kind === 'set' && images.set.labels && labels) throw ImageDataError.of('own-labels');
  const [pixels, total, used] =
    images.kind === 'set'
      ? [images.set.pixels, images.total, images.set.count]
      : [images.pixels, images.count, images.used];
  if (labels && labels.count !== total) throw ImageDataError.of('mislabelled', total, labels.count);
  if (images.kind === 'set' && !labels) return [{ ...images.set, name }, total];
  return [labelledSet({ name, pixels, count: used, labels: labels?.labels ?? null }), total];
}

async function readPart(file: Blob, options: ImageImportOptions & PieceOptions): Promise<Part> {
  const opened = await openFile(file);
  if (opened.kind === 'empty') throw ImageDataError.of('empty');
  if (opened.kind === 'text') return readTable(opened, options);
  if (isRefused(opened.kind)) throw ImageDataError.of('other-kind', refusalOf(opened.kind));
  const notes: Text[] = [];
  const holds = await readIdx(opened.pieces({ ...options, onTrailing: () => notes.push(IMAGE_NOTES.rubbish()) }));
  if (holds.kind === 'images' && holds.used < holds.count) notes.unshift(IMAGE_NOTES.limit(holds.used, holds.count));
  if (holds.littleEndian) notes.push(IMAGE_NOTES['byte-order']());
  if (holds.padding > 0) notes.push(IMAGE_NOTES.padding());
  if (holds.kind === 'images' && holds.scale !== 'bytes') notes.push(IMAGE_NOTES[holds.scale]());
  if (holds.kind === 'labels' && holds.layout !== 'single') notes.push(IMAGE_NOTES[holds.layout](holds.columns));
  return { holds, notes };
}

async function readTable(opened: OpenedFile, { signal, onProgress }: ImageImportOptions): Promise<Part> {
  const table = await readDigitTable(await opened.whole(signal), {
    limit: MOST_IMAGES,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
  if (!table) throw ImageDataError.of('no-images-in-table');
  const { layout, count, pixels, labels, badRows, beyondLimit } = table;
  if (layout.channels !== 1) throw ImageDataError.of('colour');
  if (layout.side !== IMAGE_SIDE) throw ImageDataError.of('wrong-size', layout.side, layout.side);
  const notes = [IMAGE_NOTES.table()];
  const total = count + beyondLimit;
  if (beyondLimit > 0) notes.unshift(IMAGE_NOTES.limit(count, total));
  if (badRows.count > 0) notes.push(IMAGE_NOTES['bad-rows'](badRows.count, linesOf(badRows)));
  return { holds: { kind: 'set', set: labelledSet({ name: '', pixels, count, labels }), total }, notes };
}

const linesOf = ({ count, lines }: { readonly count: number; readonly lines: readonly number[] }): string =>
  `${lines.slice(0, 5).join(', ')}${count > 5 ? ', …' : ''}`;
