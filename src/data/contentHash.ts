import { toBase64url } from './base64url.ts';

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/** Final mixing of MurmurHash3: every input bit reaches every output bit. */
function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * 64-bit fingerprint of numbers and names as 11 characters of base64url, in the manner of MurmurHash3 on two lanes. It tells
 * files apart, it does not resist forgery; `crypto.subtle` would, but does not exist on pages served over plain http.
 */
export function contentHash(values: Float64Array, names: readonly string[]): string {
  return fingerprint([new Uint32Array(values.buffer, values.byteOffset, 2 * values.length)], names);
}

/** The same fingerprint of lists of bytes; lengths count, so moving a byte from one list to the next changes it. */
export function contentHashOfBytes(lists: readonly Uint8Array[], names: readonly string[]): string {
  return fingerprint(lists.flatMap(wordsOf), [...names, ...lists.map((bytes) => String(bytes.length))]);
}

/** Bytes as words: the whole ones without a copy where they are aligned, and the last one filled up with zeros. */
function wordsOf(bytes: Uint8Array): readonly [Uint32Array, Uint32Array] {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const whole = aligned.length >>> 2;
  const last = new Uint8Array(4);
  last.set(aligned.subarray(4 * whole));
  return [new Uint32Array(aligned.buffer, aligned.byteOffset, whole), new Uint32Array(last.buffer)];
}

function fingerprint(lists: readonly Uint32Array[], names: readonly string[]): string {
  const words = [...lists, Uint32Array.from(names.join('\n'), (character) => character.codePointAt(0) as number)];
  let a = 0x9747b28c;
  let b = 0x1b873593;
  for (const lane of words) {
    for (const word of lane) {
      a = (Math.imul(rotate(a ^ Math.imul(word, 0xcc9e2d51), 13), 5) + 0xe6546b64) | 0;
      b = (Math.imul(rotate(b ^ Math.imul(word, 0x38b34ae5), 15), 9) + 0x561ccd1b) | 0;
    }
    a ^= lane.length;
    b = (b + lane.length) | 0;
  }
  const hash = new Uint32Array([finish(a ^ rotate(b, 7)), finish(b ^ rotate(a, 17))]);
  return toBase64url(new Uint8Array(hash.buffer));
}
