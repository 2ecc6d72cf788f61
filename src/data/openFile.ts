import { type FileKind, KIND_BYTES, kindOfBytes } from './fileKind.ts';
import { isRefused, refusalOf } from './fileRefusal.ts';
import { GzipError, gunzip } from './gunzip.ts';
import { ImageDataError } from './images/imageDataError.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const PIECE = 1 << 18;
/** Servers and browsers sometimes pack what is packed already. */
const MOST_LAYERS = 3;
/** Most bytes of a packed table that are unpacked into memory. */
const MOST_UNPACKED = 1 << 29;

/** What browsers answer when a file was moved, deleted, changed or is not allowed. */
const UNREADABLE = ['NotFoundError', 'NotReadableError', 'SecurityError', 'NotAllowedError', 'InvalidStateError'];

/** A file whose packing is taken off, known by its content and not by its name. */
export interface OpenedFile {
  /** What is in it, never gzip. */
  readonly kind: FileKind;
  /** Whether it was packed. */
  readonly isPacked: boolean;
  /** The first `length` bytes, or all there are. Throws as `pieces` does. */
  opening(length: number): Promise<Bytes>;
  /**
   * The content from its beginning, piece by piece. Throws ImageDataError `gzip` if it is damaged, the signal's reason, and
   * whatever the file throws; `onTrailing` hears of anything but padding behind packed data.
   */
  pieces(options?: PieceOptions): AsyncGenerator<Bytes>;
  /** The content as a whole: the file itself, or what it unpacks to. Throws ImageDataError `unpacked-size` beyond 512 MiB. */
  whole(signal?: AbortSignal): Promise<Blob>;
}

export interface PieceOptions {
  readonly signal?: AbortSignal;
  readonly onTrailing?: () => void;
  /** Share of the file that has been read, 0…1. */
  readonly onProgress?: (share: number) => void;
}

/** Looks into a file. Throws ImageDataError `gzip` if its packing is damaged, and whatever the file throws. */
export async function openFile(file: Blob): Promise<OpenedFile> {
  for (let layers = 0; ; layers++) {
    const opened = layersOff(file, layers);
    const kind = kindOfBytes(await opened.opening(KIND_BYTES));
    if (kind !== 'gzip') return { ...opened, kind };
    if (layers === MOST_LAYERS) throw ImageDataError.of('gzip');
  }
}

/**
 * Why a file could not be read, as what it says of itself or as `unreadable` if it is gone, was changed or may not be read.
 * Throws anything else again: that would be a fault of this program.
 */
export function failureOf(cause: unknown): ImageDataError {
  if (cause instanceof ImageDataError) return cause;
  const isGone = cause instanceof DOMException && UNREADABLE.includes(cause.name);
  if (!isGone) throw cause;
  return ImageDataError.of('unreadable');
}

/** The text of a table, unpacked. Throws ImageDataError `other-kind` if it is no text, and as `OpenedFile.whole` does. */
export async function tableOf(file: Blob, signal?: AbortSignal): Promise<Blob> {
  const opened = await openFile(file);
  if (isRefused(opened.kind)) throw ImageDataError.of('other-kind', refusalOf(opened.kind));
  return opened.whole(signal);
}

function layersOff(file: Blob, layers: number): Omit<OpenedFile, 'kind'> {
  const pieces = (options: PieceOptions = {}): AsyncGenerator<Bytes> => {
    let content = piecesOf(file, options);
    for (let layer = 0; layer < layers; layer++) content = unpacked(content, options.onTrailing);
    return content;
  };
  return {
    isPacked: layers > 0,
    pieces,
    async opening(length) {
      const parts: Bytes[] = [];
      let size = 0;
      for await (const piece of pieces()) {
        parts.push(piece);
        size += piece.length;
        if (size >= length) break;
      }
      return new Uint8Array(await new Blob(parts).slice(0, length).arrayBuffer());
    },
    async whole(signal) {
      if (layers === 0) return file;
      const parts: Bytes[] = [];
      let size = 0;
      for await (const piece of pieces(signal ? { signal } : {})) {
        parts.push(piece);
        size += piece.length;
        if (size > MOST_UNPACKED) throw ImageDataError.of('unpacked-size', MOST_UNPACKED >> 20);
      }
      return new Blob(parts);
    },
  };
}

async function* unpacked(source: AsyncGenerator<Bytes>, onTrailing: (() => void) | undefined): AsyncGenerator<Bytes> {
  try {
    yield* gunzip(source, onTrailing);
  } catch (cause) {
    throw cause instanceof GzipError ? ImageDataError.of('gzip') : cause;
  }
}

async function* piecesOf(file: Blob, { signal, onProgress }: PieceOptions): AsyncGenerator<Bytes> {
  // A file that vanished before it was given has no size; reading tells it from an empty one.
  if (file.size === 0) await file.arrayBuffer();
  for (let at = 0; at < file.size; at += PIECE) {
    signal?.throwIfAborted();
    const piece = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    signal?.throwIfAborted();
    yield piece;
    onProgress?.(Math.min(1, (at + PIECE) / file.size));
  }
}
