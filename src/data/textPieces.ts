/** A piece of a text source, the share of the source read so far, and whether its opening shows that it is no text. */
export interface TextPiece {
  readonly text: string;
  readonly share: number;
  readonly binary: boolean;
}

const PIECE = 1 << 16;

/** The text of a string or file in pieces of about 64 k characters, byte order mark removed; nothing for an empty source. */
export async function* piecesOf(source: Blob | string): AsyncGenerator<TextPiece> {
  if (typeof source === 'string') {
    const from = source.startsWith('\uFEFF') ? 1 : 0;
    for (let at = from; at < source.length; at += PIECE) {
      const text = source.slice(at, at + PIECE);
      yield { text, share: Math.min(1, (at + PIECE) / source.length), binary: at === from && looksBinary(text) };
    }
    return;
  }
  const decoder = new TextDecoder(encodingOf(new Uint8Array(await source.slice(0, PIECE).arrayBuffer())));
  for (let at = 0; at < source.size; at += PIECE) {
    const bytes = await source.slice(at, at + PIECE).arrayBuffer();
    const text = decoder.decode(bytes, { stream: at + PIECE < source.size });
    yield { text, share: Math.min(1, (at + PIECE) / source.size), binary: at === 0 && looksBinary(text) };
  }
}

/** UTF-16 by its mark, UTF-8 if the opening is valid, else Shift_JIS (as Japanese spreadsheets save), else UTF-8 with gaps. */
function encodingOf(opening: Uint8Array): string {
  if (opening[0] === 0xff && opening[1] === 0xfe) return 'utf-16le';
  if (opening[0] === 0xfe && opening[1] === 0xff) return 'utf-16be';
  return ['utf-8', 'shift_jis'].find((encoding) => isValid(opening, encoding)) ?? 'utf-8';
}

function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    // A character cut off at the end of the opening is no fault, hence `stream`.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Text has no zero characters and hardly any other control or undecodable ones. */
function looksBinary(text: string): boolean {
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) return true;
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) odd++;
  }
  return odd > text.length / 10;
}
