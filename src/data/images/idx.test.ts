import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipped, idxFile, imagesFile, inPieces, labelsFile } from '../../testing/images.ts';
import { readIdx } from './idx.ts';
import { ImageDataError } from './imageDataError.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const failure = async (bytes: Bytes, ends: readonly number[] = []): Promise<string> => {
  try {
    await readIdx(inPieces(bytes, ends));
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ImageDataError)) throw error;
    expect(error.reason.ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    return error.code;
  }
};
const endsArbitrary = (length: number) => fc.array(fc.nat(length), { maxLength: 12 });

describe('reading', () => {
  const images = imagesFile(3);
  const labels = labelsFile([7, 0, 255]);

  it('gives the same images and labels, plain or gzip, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(endsArbitrary(images.length), fc.boolean(), async (ends, compressed) => {
        const read = (bytes: Bytes) => readIdx(inPieces(compressed ? gzipped(bytes) : bytes, ends));
        expect(await read(images)).toEqual({ kind: 'images', count: 3, values: images.subarray(16) });
        expect(await read(labels)).toEqual({ kind: 'labels', count: 3, values: Uint8Array.of(7, 0, 255) });
      }),
      { numRuns: 60 },
    );
  });

  it('takes one byte at a time', async () => {
    const ends = Array.from({ length: 900 }, (_, i) => i);
    expect((await readIdx(inPieces(imagesFile(1), ends))).values).toEqual(imagesFile(1).subarray(16));
    expect((await readIdx(inPieces(gzipped(imagesFile(1)), ends))).count).toBe(1);
  });

  it('reports progress from 0 to 1 and stops when told to, leaving the source', async () => {
    const shares: number[] = [];
    await readIdx(inPieces(images, [100, 900, 1500]), { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);

    for (const bytes of [images, gzipped(images)]) {
      let left = false;
      async function* endless(): AsyncGenerator<Bytes> {
        try {
          yield bytes.slice(0, bytes.length >> 1);
          for (;;) yield await new Promise<Bytes>((resolve) => setTimeout(resolve, 1, new Uint8Array(0)));
        } finally {
          left = true;
        }
      }
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 5);
      const reading = readIdx(endless(), { signal: controller.signal });
      await expect(reading).rejects.toThrow(/abort/i);
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(left).toBe(true);
    }
  });

  it('passes on what the source throws', async () => {
    for (const bytes of [images, gzipped(images)]) {
      async function* broken(): AsyncGenerator<Bytes> {
        yield bytes.slice(0, 40);
        throw new Error('the disk was removed');
      }
      await expect(readIdx(broken())).rejects.toThrow('the disk was removed');
    }
  });
});

describe('bad files', () => {
  it('are refused with what is wrong', async () => {
    const pixels = (length: number) => new Uint8Array(length);
    const cases: readonly (readonly [string, Bytes])[] = [
      ['empty', new Uint8Array(0)],
      ['not-idx', Uint8Array.of(0)],
      ['not-idx', new TextEncoder().encode('label,pixel1,pixel2\n5,0,0\n')],
      ['not-idx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
      ['not-idx', idxFile([1, 28, 28], pixels(784), 0x07)],
      ['not-idx', idxFile([1, 28, 28], pixels(784)).slice(0, 12)],
      ['wrong-type', idxFile([1, 28, 28], pixels(4 * 784), 0x0d)],
      ['wrong-rank', idxFile([28, 28], pixels(784))],
      ['wrong-rank', idxFile([], pixels(0))],
      ['colour', idxFile([1, 28, 28, 3], pixels(3 * 784))],
      ['colour', idxFile([1, 3, 28, 28], pixels(3 * 784))],
      ['colour', idxFile([1, 28, 84], pixels(3 * 784))],
      ['colour', idxFile([1, 784, 3], pixels(3 * 784))],
      ['wrong-size', idxFile([1, 32, 32], pixels(1024))],
      ['wrong-size', idxFile([1, 0, 28], pixels(0))],
      ['no-images', idxFile([0, 28, 28], pixels(0))],
      ['no-images', idxFile([0], pixels(0))],
      ['too-many', idxFile([70_001, 28, 28], pixels(0))],
      ['too-many', idxFile([0xffffffff], pixels(0))],
      ['trailing', idxFile([1, 28, 28], pixels(785))],
      ['trailing', idxFile([2], pixels(3))],
      ['truncated', idxFile([2, 28, 28], pixels(784))],
      ['truncated', idxFile([70_000, 28, 28], pixels(784))],
    ];
    for (const [code, bytes] of cases) {
      expect(await failure(bytes)).toBe(code);
      if (bytes.length > 0) expect(await failure(gzipped(bytes), [1, 5])).toBe(code);
    }
  });

  it('say how much is there of what was promised', async () => {
    const reading = readIdx(inPieces(idxFile([1200, 28, 28], new Uint8Array(784 * 3 + 1)), []));
    await expect(reading).rejects.toThrow('it promises 1,200 entries and holds 3');
    await expect(readIdx(inPieces(idxFile([9, 32, 30], new Uint8Array(0)), []))).rejects.toThrow('32 × 30');
  });

  it('are refused wherever they are cut', async () => {
    const bytes = imagesFile(2);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), endsArbitrary(bytes.length), async (length, ends) => {
        const code = length === 0 ? 'empty' : length < 16 ? 'not-idx' : 'truncated';
        expect(await failure(bytes.slice(0, length), ends)).toBe(code);
      }),
    );
    const packed = gzipped(bytes);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: packed.length - 1 }),
        endsArbitrary(packed.length),
        async (length, ends) => {
          expect(await failure(packed.slice(0, length), ends)).toBe('gzip');
        },
      ),
    );
  });

  it('are never more than bad: junk gives a reason', async () => {
    const mostly = fc.uint8Array({ maxLength: 60 });
    const openings = [[], [0x1f, 0x8b], [0x1f, 0x8b, 8, 0], [0, 0, 8, 3], [0, 0, 8, 1, 0, 0, 0]];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...openings), mostly, endsArbitrary(64), async (opening, rest, ends) => {
        expect(await failure(Uint8Array.of(...opening, ...rest), ends)).toMatch(/^[a-z-]+$/);
      }),
    );
  });

  it('are noticed when a bit of the compressed data flips, unless nothing depends on it', async () => {
    const original = imagesFile(1);
    const packed = gzipped(original);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: packed.length - 1 }), fc.nat(7), async (at, bit) => {
        const flipped = packed.slice();
        flipped[at] = (flipped[at] as number) ^ (1 << bit);
        const table = await readIdx(inPieces(flipped, [])).catch((error: unknown) => error);
        if (table instanceof Error) expect(table).toBeInstanceOf(ImageDataError);
        else expect(table).toMatchObject({ values: original.subarray(16) });
      }),
    );
  });
});
