import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPieces } from '../testing/images.ts';
import { GzipError, gunzip } from './gunzip.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const pack = (bytes: Uint8Array, level = 6): Bytes => new Uint8Array(gzipSync(bytes, { level }));
const joined = (...parts: readonly Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));
const places = (length: number) => fc.array(fc.nat(length), { maxLength: 9 });

async function unpack(bytes: Bytes, ends: readonly number[] = []) {
  let trailing = false;
  const pieces: Uint8Array[] = [];
  for await (const piece of gunzip(inPieces(bytes, ends), () => {
    trailing = true;
  })) {
    pieces.push(piece);
  }
  return { bytes: joined(...pieces), trailing };
}

describe('gzip', () => {
  it('of any number of members is unpacked, however the bytes arrive, stored or compressed', async () => {
    const part = fc
      .uint8Array({ maxLength: 900 })
      .chain((bytes) => fc.nat(60).map((times) => joined(...Array.from({ length: times }, () => bytes))));
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(0, 6),
        places(4000),
        async (parts, level, ends) => {
          const packed = joined(...parts.map((each) => pack(each, level)));
          expect(await unpack(packed, ends)).toEqual({ bytes: joined(...parts), trailing: false });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('may carry a name, a comment and more in its header', async () => {
    const plain = pack(Uint8Array.of(1, 2, 3));
    const extra = Uint8Array.of(0x1f, 0x8b, 8, 0x1c, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7, 0x61, 0, 0x62, 0x63, 0);
    const named = joined(extra, plain.subarray(10));
    for (const bytes of [named, joined(plain, named), joined(named, plain)]) {
      const every = Array.from({ length: bytes.length }, (_, i) => i);
      expect((await unpack(bytes, every)).bytes.subarray(0, 3)).toEqual(Uint8Array.of(1, 2, 3));
    }
  });

  it('passes over padding, and tells of anything else behind its end', async () => {
    const packed = joined(pack(Uint8Array.of(1, 2)), pack(new Uint8Array(5)));
    await fc.assert(
      fc.asyncProperty(fc.nat(3000), places(3000), async (zeros, ends) => {
        const read = await unpack(joined(packed, new Uint8Array(zeros)), ends);
        expect(read).toEqual({ bytes: Uint8Array.of(1, 2, 0, 0, 0, 0, 0), trailing: false });
      }),
      { numRuns: 40 },
    );
    for (const rubbish of [
      Uint8Array.of(9),
      Uint8Array.of(0, 9),
      new TextEncoder().encode('<!-- served in 3 ms -->'),
    ]) {
      expect(await unpack(joined(packed, rubbish), [packed.length + 1])).toMatchObject({ trailing: true });
    }
  });

  it('is refused wherever it is cut, and whatever bit of its data flips', async () => {
    const content = Uint8Array.from({ length: 700 }, (_, i) => (i * i) >> 5);
    const packed = joined(pack(content.subarray(0, 300)), pack(content.subarray(300)));
    const second = pack(content.subarray(0, 300)).length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: packed.length - 1 }), places(900), async (length, ends) => {
        if (length === second) return;
        // One to three bytes of a second member are no more than rubbish behind the first.
        const cut = unpack(packed.slice(0, length), ends);
        if (length > second && length < second + 4) expect((await cut).trailing).toBe(true);
        else await expect(cut).rejects.toThrow(GzipError);
      }),
      { numRuns: 60 },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: packed.length - 1 }), fc.nat(7), async (at, bit) => {
        const flipped = packed.slice();
        flipped[at] = (flipped[at] as number) ^ (1 << bit);
        const read = await unpack(flipped).catch((error: unknown) => error);
        if (read instanceof Error) expect(read).toBeInstanceOf(GzipError);
        else if (!(read as { trailing: boolean }).trailing) expect(read).toMatchObject({ bytes: content });
      }),
      { numRuns: 150 },
    );
  });
});
