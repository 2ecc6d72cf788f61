import { utf16Of } from './textPieces.ts';

/** What a file is by its first bytes, whatever its name. `binary` is none of the others, and no text either. */
export type FileKind =
  | 'empty'
  | 'idx'
  | 'gzip'
  | 'text'
  | 'binary'
  | 'web-page'
  | 'xml'
  | 'json'
  | 'notebook'
  | 'lfs-pointer'
  | 'zip'
  | 'tar'
  | 'bzip2'
  | 'xz'
  | 'zstd'
  | 'seven-zip'
  | 'rar'
  | 'zlib'
  | 'npz'
  | 'npy'
  | 'pickle'
  | 'pytorch'
  | 'mat5'
  | 'mat73'
  | 'hdf5'
  | 'parquet'
  | 'arrow'
  | 'r-data'
  | 'sqlite'
  | 'xlsx'
  | 'ods'
  | 'iwork'
  | 'xls'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'tiff'
  | 'svg';

/** Kinds that cannot be read; of the others, what is in them decides. */
export type RefusedKind = Exclude<FileKind, 'empty' | 'idx' | 'gzip' | 'text'>;

/** Bytes from the beginning that `kindOfBytes` looks at: enough for the marks of tar (257) and of MATLAB 7.3 (512). */
export const KIND_BYTES = 4096;

/** Marks at fixed places, as Latin-1. The more special ones first. */
const MARKS: readonly (readonly [FileKind, string, number?])[] = [
  ['gzip', '\x1f\x8b'],
  ['npy', '\x93NUMPY'],
  ['mat73', 'MATLAB 7.3 MAT-file'],
  ['mat5', 'MATLAB 5.0 MAT-file'],
  ['hdf5', '\x89HDF\r\n\x1a\n'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['webp', 'WEBPVP8', 8],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['pdf', '%PDF-'],
  ['arrow', 'ARROW1\0\0'],
  ['sqlite', 'SQLite format 3\0'],
  ['r-data', 'RDX2\n'],
  ['r-data', 'RDX3\n'],
  ['r-data', 'X\n\0\0\0'],
  ['xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['bzip2', '1AY&SY', 4],
  ['xz', '\xfd7zXZ\0'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['seven-zip', "7z\xbc\xaf'\x1c"],
  ['rar', 'Rar!\x1a\x07'],
  ['tar', 'ustar', 257],
];

/** Marks that a column of a table might be called, too. */
const WEAK_MARKS: readonly (readonly [FileKind, string])[] = [
  ['parquet', 'PAR1'],
  ['arrow', 'FEA1'],
];

const ZIP_MEMBER = 'PK\x03\x04';
const ZIP_MARKS = [ZIP_MEMBER, 'PK\x05\x06', 'PK\x07\x08'];
/** Bytes of a member of a zip before its name; the length of the name is at 26. */
const ZIP_HEADER = 30;

/** The kind of a file that begins with these bytes (`KIND_BYTES` of them, or all there are). Total: nothing throws. */
export function kindOfBytes(opening: Uint8Array): FileKind {
  const bytes = opening.subarray(0, KIND_BYTES);
  if (bytes.length === 0) return 'empty';
  if (opensIdx(bytes)) return 'idx';
  const latin = String.fromCharCode(...bytes);
  const marked = MARKS.find(([, mark, at = 0]) => latin.startsWith(mark, at));
  if (marked) return marked[0];
  if (ZIP_MARKS.some((mark) => latin.startsWith(mark))) return kindOfZip(latin);
  if (opensPickle(bytes)) return latin.includes('storages') ? 'pytorch' : 'pickle';
  if (opensBmp(bytes)) return 'bmp';
  if (isText(bytes)) return kindOfText(bytes);
  const weak = WEAK_MARKS.find(([, mark]) => latin.startsWith(mark));
  if (weak) return weak[0];
  // Two bytes only, hence last.
  if (bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0)) return 'zlib';
  return 'binary';
}

/** Type codes of IDX: unsigned and signed byte, 16 and 32-bit integer, float, double. */
const IDX_TYPES = [0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e];

/**
 * Whether bytes open as IDX does: two zero bytes, a type, a number of dimensions; or these four the other way round, as a
 * program writes them that stores the mark as a little-endian integer.
 */
function opensIdx([a, b, c, d]: Uint8Array): boolean {
  const marks = (type: number | undefined, rank: number | undefined): boolean =>
    type !== undefined && rank !== undefined && IDX_TYPES.includes(type) && rank <= 8;
  return (a === 0 && b === 0 && marks(c, d)) || (c === 0 && d === 0 && a !== 0 && marks(b, a));
}

/** Protocols 2 to 5 of pickle, and the operations that they begin with. */
const opensPickle = ([mark, protocol = 0, operation = 0]: Uint8Array): boolean =>
  mark === 0x80 && protocol >= 2 && protocol <= 5 && '\x95\x8a\x8c]}(cKX'.includes(String.fromCharCode(operation));

/** `BM`, then four zero bytes at 6 and the start of the pixels, below 64 k, at 10. */
const opensBmp = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x42 && bytes[1] === 0x4d && [6, 7, 8, 9, 12, 13].every((at) => bytes[at] === 0);

/** A zip by the names of its first members. */
function kindOfZip(latin: string): FileKind {
  const names: string[] = [];
  for (let at = latin.indexOf(ZIP_MEMBER); at >= 0; at = latin.indexOf(ZIP_MEMBER, at + ZIP_HEADER)) {
    const length = latin.charCodeAt(at + 26) + 256 * latin.charCodeAt(at + 27);
    names.push(latin.slice(at + ZIP_HEADER, at + ZIP_HEADER + length));
  }
  if (names.some((name) => name.endsWith('.npy'))) return 'npz';
  if (names.some((name) => /(?:^|\/)data\.pkl$/.test(name))) return 'pytorch';
  if (names.some((name) => name === 'Index.zip' || /^Index\/.*\.iwa$/.test(name))) return 'iwork';
  if (latin.includes('mimetypeapplication/vnd.oasis.opendocument')) return 'ods';
  const isOffice = names.some(
    (name) => name.startsWith('xl/') || name === 'mimetype' || name === '[Content_Types].xml',
  );
  return isOffice ? 'xlsx' : 'zip';
}

/** Text has no zero bytes (but UTF-16 does) and hardly any other control characters. */
function isText(bytes: Uint8Array): boolean {
  const encoding = utf16Of(bytes);
  if (encoding && isUtf16(bytes)) return true;
  if (encoding) return !/(?![\t-\r])\p{Cc}|\ufffd/u.test(new TextDecoder(encoding).decode(bytes, { stream: true }));
  let odd = 0;
  for (const byte of bytes) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) odd++;
  }
  return odd <= bytes.length / 10;
}

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

function kindOfText(bytes: Uint8Array): FileKind {
  const opening = new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes).trimStart();
  const markup = opening.replace(/^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s)+/, '');
  if (/^<(?:!doctype\s+html|html|head|body|title|meta|script|style|table|div|center|p)\b/i.test(markup))
    return 'web-page';
  if (/^<(?:!doctype\s+svg|svg)\b/i.test(markup)) return 'svg';
  if (/^<(?:\?xml|!doctype|[a-z][\w:.-]*[\s>/])/i.test(opening)) return 'xml';
  if (opening.startsWith('version https://git-lfs')) return 'lfs-pointer';
  if (/^\{\s*"(?:cells|nbformat)"/.test(opening)) return 'notebook';
  // Blanks part the numbers of an array as numpy prints it.
  if (/^(?:\{\s*["}]|\[\s*[[{"\]])/.test(opening) && !/^\[\s*\[[^\],]*(?:\]\s*\[|\d\.?\s+[-\d.])/.test(opening))
    return 'json';
  return 'text';
}
