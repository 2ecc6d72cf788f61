import { type Text, text } from '../schema/text.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { LawError } from './law.ts';

/** One touch of the brush, or of the eraser, which takes away what lies under it so far. Data units. */
export interface Dab {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly erase?: boolean;
}

/** Half width of the square drawing window around the origin. */
export const DRAWING_EXTENT = 3;
/** Longest text of a drawing, so that a link stays usable. */
export const MAX_DRAWING_LENGTH = 6000;

const VERSION = 1;
const POSITIONS = 1024;
const RADIUS_STEP = 0.0125;
const RADII = 128;
const ERASE = 128;

/** Smallest and largest brush radius that a drawing can hold. */
export const BRUSH_RADII = { min: RADIUS_STEP, max: RADIUS_STEP * RADII } as const;

const clamp = (value: number, max: number): number => Math.min(max, Math.max(0, Math.round(value) || 0));
const toPosition = (value: number): number =>
  clamp(((value + DRAWING_EXTENT) / (2 * DRAWING_EXTENT)) * (POSITIONS - 1), POSITIONS - 1);
const fromPosition = (position: number): number => (position / (POSITIONS - 1)) * 2 * DRAWING_EXTENT - DRAWING_EXTENT;
const brushOf = (dab: Dab): number => clamp(dab.radius / RADIUS_STEP - 1, RADII - 1) + (dab.erase ? ERASE : 0);

/**
 * Drawing as base64url text: a version byte, then runs of dabs of one brush as [brush, count, first x, first y, steps…],
 * positions quantised to 1024 per axis and written as variable-length integers: about two bytes per dab of a stroke.
 * Positions outside the window move to its edge, radii to the nearest possible one. No dabs give the empty text. The
 * text may exceed MAX_DRAWING_LENGTH: callers check before they accept another stroke.
 */
export function encodeStrokes(dabs: readonly Dab[]): string {
  if (dabs.length === 0) return '';
  const bytes: number[] = [VERSION];
  for (let start = 0; start < dabs.length; ) {
    const brush = brushOf(dabs[start] as Dab);
    let end = start + 1;
    while (end < dabs.length && brushOf(dabs[end] as Dab) === brush) end++;
    bytes.push(brush);
    writeVarint(bytes, end - start);
    let before = [0, 0];
    for (const [i, dab] of dabs.slice(start, end).entries()) {
      const at = [toPosition(dab.x), toPosition(dab.y)];
      at.forEach((position, axis) => {
        writeVarint(bytes, i === 0 ? position : zigzag(position - (before[axis] as number)));
      });
      before = at;
    }
    start = end;
  }
  return toBase64url(Uint8Array.from(bytes));
}

const damaged: Text = text(
  'This drawing cannot be read: its code is damaged.',
  '描画データが壊れているため読み込めません。',
);
const tooLong: Text = text('This drawing is too long to be read.', '描画データが長すぎて読み込めません。');

/** Dabs of an encoded drawing. Throws LawError, and nothing else, for text that is none or is too long. */
export function decodeStrokes(encoded: string): Dab[] {
  if (encoded === '') return [];
  if (encoded.length > MAX_DRAWING_LENGTH) throw new LawError(tooLong);
  const bytes = fromBase64url(encoded);
  if (!bytes || bytes[0] !== VERSION) throw new LawError(damaged);
  const reader = { bytes, at: 1 };
  const dabs: Dab[] = [];
  while (reader.at < bytes.length) {
    const brush = bytes[reader.at++] as number;
    const radius = RADIUS_STEP * ((brush % ERASE) + 1);
    const count = readVarint(reader);
    let x = 0;
    let y = 0;
    for (let i = 0; i < count; i++) {
      x = i === 0 ? readVarint(reader) : x + unzigzag(readVarint(reader));
      y = i === 0 ? readVarint(reader) : y + unzigzag(readVarint(reader));
      if (!(x >= 0 && x < POSITIONS && y >= 0 && y < POSITIONS)) throw new LawError(damaged);
      const dab = { x: fromPosition(x), y: fromPosition(y), radius };
      dabs.push(brush >= ERASE ? { ...dab, erase: true } : dab);
    }
  }
  return dabs;
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (code: number): number => (code % 2 === 0 ? code / 2 : -(code + 1) / 2);

function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push(128 + (rest % 128));
  bytes.push(rest);
}

/** Next integer below 2²¹; more digits or the end of the bytes mean damage. */
function readVarint(reader: { readonly bytes: Uint8Array; at: number }): number {
  let value = 0;
  for (let scale = 1; scale <= 128 * 128; scale *= 128) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) break;
    value += (byte % 128) * scale;
    if (byte < 128) return value;
  }
  throw new LawError(damaged);
}
