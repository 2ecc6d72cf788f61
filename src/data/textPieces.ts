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
  let decoder: TextDecoder | undefined;
  for (let at = 0; at < source.size; at += PIECE) {
    const bytes = new Uint8Array(await source.slice(at, at + PIECE).arrayBuffer());
    // Plain ASCII is the same in all of them: the first other character decides, however late it comes.
    if (!decoder && (at === 0 || !bytes.every(isAscii))) {
      const encoding = encodingOf(bytes);
      if (encoding !== 'ascii') decoder = new TextDecoder(encoding);
    }
    const decoded = (decoder ?? ASCII).decode(bytes, { stream: decoder !== undefined && at + PIECE < source.size });
    const text = decoder?.encoding === 'windows-1252' ? western(decoded) : decoded;
    yield { text, share: Math.min(1, (at + PIECE) / source.size), binary: at === 0 && looksBinary(text) };
  }
}

const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
/** What Windows-1252 has in the place of control characters: some versions of Node leave those where they are. */
const western = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (control) => WESTERN[control.charCodeAt(0) - 0x80] as string);

const ASCII = new TextDecoder('utf-8');
const isAscii = (byte: number): boolean => byte < 0x80 && byte !== 0;

/**
 * UTF-16 by its mark or by its zeros; UTF-8 where it is valid; else what spreadsheets of Japan (Shift_JIS, EUC-JP) and of the
 * West (Windows-1252) save, told apart by which bytes begin a character.
 */
function encodingOf(opening: Uint8Array): string {
  if (opening.every(isAscii)) return 'ascii';
  const wide = utf16Of(opening);
  if (wide) return wide;
  if (isValid(opening, 'utf-8')) return 'utf-8';
  if (isValid(opening, 'shift_jis') && beginsLikeShiftJis(opening)) return 'shift_jis';
  return isValid(opening, 'euc-jp') && hasKana(opening) ? 'euc-jp' : 'windows-1252';
}

/** The byte order of UTF-16 by its mark or by where its zeros stand; null for anything else. */
export function utf16Of(opening: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (opening[0] === 0xff && opening[1] === 0xfe) return 'utf-16le';
  if (opening[0] === 0xfe && opening[1] === 0xff) return 'utf-16be';
  const zeros: [number, number] = [0, 0];
  opening.forEach((byte, i) => {
    if (byte === 0) zeros[(i % 2) as 0 | 1]++;
  });
  const most = opening.length * 0.3;
  if (zeros[1] > most && zeros[0] === 0) return 'utf-16le';
  return zeros[0] > most && zeros[1] === 0 ? 'utf-16be' : null;
}

/** Whether most characters of two bytes begin as those of everyday Japanese do; accented letters lie above. */
function beginsLikeShiftJis(bytes: Uint8Array): boolean {
  let everyday = 0;
  let other = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x81) continue;
    if (byte <= 0x9f) everyday++;
    else other++;
    if (byte <= 0x9f || byte >= 0xe0) i++;
  }
  return everyday > 0 && everyday >= other;
}

const hasKana = (bytes: Uint8Array): boolean => /[ぁ-んァ-ヶ一-龠]{2}/.test(new TextDecoder('euc-jp').decode(bytes));

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
    if (code < 9 || (code > 13 && code < 32) || (code > 126 && code < 160) || code === 0xfffd) odd++;
  }
  return odd > text.length / 10;
}
