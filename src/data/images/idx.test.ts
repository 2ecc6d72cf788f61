import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipped, idxFile, imagesFile, inPieces, labelsFile } from '../../testing/images.ts';
import { openFile } from '../openFile.ts';
import { type IdxImages, readIdx } from './idx.ts';
import { ImageDataError } from './imageDataError.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Reads bytes as a file, packed or not, in pieces that end at the given places. */
async function read(bytes: Bytes, ends: readonly number[] = [], packed = false) {
  if (!packed) return readIdx(inPieces(bytes, ends));
  return readIdx((await openFile(new Blob([gzipped(bytes)]))).pieces());
}
const failure = async (bytes: Bytes, ends: readonly number[] = [], packed = false): Promise<string> => {
  try {
    await read(bytes, ends, packed);
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
    const part = { count: 3, used: 3, littleEndian: false, padding: 0 };
    await fc.assert(
      fc.asyncProperty(endsArbitrary(images.length), fc.boolean(), async (ends, packed) => {
        expect(await read(images, ends, packed)).toEqual({
          kind: 'images',
          ...part,
          pixels: images.subarray(16),
          scale: 'bytes',
        });
        expect(await read(labels, ends, packed)).toEqual({
          kind: 'labels',
          ...part,
          labels: Int32Array.of(7, 0, 255),
          layout: 'single',
          columns: 1,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('takes one byte at a time', async () => {
    const ends = Array.from({ length: 900 }, (_, i) => i);
    expect(((await read(imagesFile(1), ends)) as IdxImages).pixels).toEqual(imagesFile(1).subarray(16));
  });

  it('passes on what the source throws', async () => {
    async function* broken(): AsyncGenerator<Bytes> {
      yield images.slice(0, 40);
      throw new Error('the disk was removed');
    }
    await expect(readIdx(broken())).rejects.toThrow('the disk was removed');
  });
});

describe('bad files', () => {
  it('are refused with what is wrong', async () => {
    const pixels = (length: number) => new Uint8Array(length);
    const cases: readonly (readonly [string, Bytes])[] = [
      ['empty', new Uint8Array(0)],
      ['not-idx', Uint8Array.of(0)],
      ['not-idx', idxFile([1, 28, 28], pixels(784), 0x07)],
      ['not-idx', idxFile([1, 28, 28], pixels(784)).slice(0, 12)],
      ['wrong-rank', idxFile([28, 28], pixels(784))],
      ['wrong-rank', idxFile([5, 100], pixels(500))],
      ['wrong-rank', idxFile([1, 1, 1, 1, 1, 1, 1, 28, 28], pixels(784))],
      ['colour', idxFile([1, 4, 28, 28], pixels(4 * 784))],
      ['wrong-size', idxFile([1, 5, 32, 32], pixels(5 * 1024))],
      ['wrong-rank', idxFile([], pixels(0))],
      ['colour', idxFile([1, 28, 28, 3], pixels(3 * 784))],
      ['colour', idxFile([1, 3, 28, 28], pixels(3 * 784))],
      ['colour', idxFile([1, 28, 84], pixels(3 * 784))],
      ['colour', idxFile([1, 784, 3], pixels(3 * 784))],
      ['wrong-size', idxFile([1, 32, 32], pixels(1024))],
      ['wrong-size', idxFile([1, 0, 28], pixels(0))],
      ['no-images', idxFile([0, 28, 28], pixels(0))],
      ['no-images', idxFile([0], pixels(0))],
      ['wrong-size', idxFile([1, 32, 32, 1], pixels(1024))],
      ['count-last', idxFile([28, 28, 60_000], pixels(784))],
      ['count-last', idxFile([784, 60_000], pixels(784))],
      ['wrong-size', idxFile([5, 1024], pixels(5 * 1024))],
      ['colour', idxFile([5, 3072], pixels(5 * 3072))],
      ['truncated', idxFile([112_800, 28, 28], pixels(2 * 784))],
      ['truncated', idxFile([0xffffffff], pixels(0))],
      ['trailing', idxFile([1, 28, 28], Uint8Array.of(...pixels(784), 1))],
      ['trailing', idxFile([2], Uint8Array.of(1, 2, 0, 0, 3))],
      ['pixel-range', idxFile([1, 28, 28], Uint8Array.of(0xff, ...pixels(783)), 0x09)],
      ['pixel-range', idxFile([1, 28, 28], Uint8Array.of(0x7f, 0xc0, ...pixels(4 * 784 - 2)), 0x0d)],
      ['label-value', idxFile([1], Uint8Array.of(0x3f, 0, 0, 0), 0x0d)],
      ['truncated', idxFile([2, 28, 28], pixels(784))],
      ['truncated', idxFile([70_000, 28, 28], pixels(784))],
    ];
    for (const [code, bytes] of cases) {
      expect(await failure(bytes)).toBe(code);
      if (bytes.length > 0) expect(await failure(bytes, [], true)).toBe(code);
    }
  });

  it('are refused where header and values differ in their byte order', async () => {
    const grey = Array.from({ length: 784 }, (_, i) => i % 256);
    const turnedRound = (values: Bytes, size: number) => {
      const out = values.slice();
      for (let i = 0; i < out.length; i += size) out.subarray(i, i + size).reverse();
      return out;
    };
    const unit = grey.map((value) => value / 255);
    const black = grey.map((value) => (value > 127 ? 1 : 0));
    const images = [
      [0x0b, 2, encoded(grey, 'setInt16')],
      [0x0c, 4, encoded(grey, 'setInt32')],
      [0x0d, 4, encoded(grey, 'setFloat32')],
      [0x0d, 4, encoded(unit, 'setFloat32')],
      [0x0d, 4, encoded(black, 'setFloat32')],
      [0x0e, 8, encoded(black, 'setFloat64')],
      [0x0e, 8, encoded(unit, 'setFloat64')],
    ] as const;
    for (const [type, size, values] of images) {
      expect(await failure(idxFile([1, 28, 28], turnedRound(values, size), type))).toBe('byte-order');
    }
    const labels = [0, 1, 9, 46];
    expect(await failure(idxFile([4], turnedRound(encoded(labels, 'setInt16'), 2), 0x0b))).toBe('byte-order');
    expect(await failure(idxFile([4], turnedRound(encoded(labels, 'setInt32'), 4), 0x0c))).toBe('byte-order');
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
  });

  it('are never more than bad: junk gives a reason', async () => {
    const mostly = fc.uint8Array({ maxLength: 60 });
    const openings = [[], [0, 0, 8, 3], [0, 0, 8, 1, 0, 0, 0], [0, 0, 12, 2, 0, 0, 0, 1], [3, 8, 0, 0], [0, 0, 13, 4]];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...openings), mostly, endsArbitrary(64), async (opening, rest, ends) => {
        expect(await failure(Uint8Array.of(...opening, ...rest), ends)).toMatch(/^[a-z-]+$/);
      }),
    );
  });

  it('are refused whatever bit of the header flips', async () => {
    const original = imagesFile(2);
    await fc.assert(
      fc.asyncProperty(fc.nat(15), fc.nat(7), endsArbitrary(1600), async (at, bit, ends) => {
        const flipped = original.slice();
        flipped[at] = (flipped[at] as number) ^ (1 << bit);
        expect(await failure(flipped, ends)).not.toBe('accepted');
      }),
    );
  });
});

/** Values of any type as bytes, in either byte order. */
function encoded(
  values: readonly number[],
  method: 'setInt16' | 'setInt32' | 'setFloat32' | 'setFloat64',
  little = false,
) {
  const bytes = { setInt16: 2, setInt32: 4, setFloat32: 4, setFloat64: 8 }[method];
  const view = new DataView(new ArrayBuffer(bytes * values.length));
  values.forEach((value, i) => {
    view[method](bytes * i, value, little);
  });
  return new Uint8Array(view.buffer);
}

describe('relatives of the format', () => {
  const pixels = imagesFile(2).subarray(16);
  const asImages = async (bytes: Bytes, ends: readonly number[] = [500, 1200]) =>
    (await read(bytes, ends)) as IdxImages;

  it.each([
    ['one channel behind', [2, 28, 28, 1]],
    ['one channel before', [2, 1, 28, 28]],
    ['rows of 784', [2, 784]],
    ['one batch before', [1, 2, 28, 28]],
    ['one batch and one channel', [1, 2, 28, 28, 1]],
    ['rows of 784 with one channel', [2, 784, 1]],
    ['one batch of rows', [1, 2, 784]],
  ])('hold the same images: %s', async (_, sizes) => {
    expect(await asImages(idxFile(sizes, pixels))).toMatchObject({ count: 2, pixels });
  });

  it('hold one image or labels among sizes of 1', async () => {
    const one = imagesFile(1).subarray(16);
    for (const sizes of [
      [1, 28, 28],
      [1, 1, 28, 28],
      [1, 784],
      [1, 1, 1, 28, 28],
    ]) {
      expect(await asImages(idxFile(sizes, one))).toMatchObject({ kind: 'images', count: 1, pixels: one });
    }
    for (const sizes of [
      [3, 1],
      [1, 3],
      [3, 1, 1],
    ]) {
      expect(await read(idxFile(sizes, Uint8Array.of(4, 5, 6)))).toMatchObject({ labels: Int32Array.of(4, 5, 6) });
    }
  });

  it('may be written in little-endian order, with or without their mark', async () => {
    const turned = (bytes: Bytes, places: readonly number[]): Bytes => {
      const out = bytes.slice();
      for (const at of places) out.set(bytes.subarray(at, at + 4).toReversed(), at);
      return out;
    };
    for (const places of [
      [4, 8, 12],
      [0, 4, 8, 12],
    ]) {
      expect(await asImages(turned(imagesFile(2), places))).toMatchObject({ count: 2, littleEndian: true, pixels });
      const labels = (await read(turned(labelsFile([4, 5, 6]), places.slice(0, -2)))) as { labels: Int32Array };
      expect([...labels.labels]).toEqual([4, 5, 6]);
    }
    expect(await failure(turned(idxFile([2, 32, 32], new Uint8Array(2048)), [4, 8, 12]))).toBe('wrong-size');
  });

  it('may hold other numbers than bytes', async () => {
    const shares = Array.from(pixels, (value) => value / 255);
    const cases = [
      ['bytes', 0x0b, encoded([...pixels], 'setInt16')],
      ['bytes', 0x0c, encoded([...pixels], 'setInt32')],
      ['bytes', 0x0d, encoded([...pixels], 'setFloat32')],
      ['unit', 0x0d, encoded(shares, 'setFloat32')],
      ['unit', 0x0e, encoded(shares, 'setFloat64')],
      [
        'signed',
        0x0d,
        encoded(
          shares.map((value) => 2 * value - 1),
          'setFloat32',
        ),
      ],
    ] as const;
    for (const [scale, type, values] of cases) {
      expect(await asImages(idxFile([2, 28, 28], values, type))).toMatchObject({ scale, pixels });
    }
    const binary = Uint8Array.from(pixels, (value) => value & 1);
    expect((await asImages(idxFile([2, 28, 28], binary))).pixels).toEqual(binary.map((value) => 255 * value));
  });

  it('name the class in one of several columns', async () => {
    // As QMNIST does: class, series, writer, …
    const rows = [
      [7, 4, 1234, 0],
      [2, 4, 1234, 1],
      [7, 0, 5678, 2],
    ];
    const wide = idxFile([3, 4], encoded(rows.flat(), 'setInt32'), 0x0c);
    expect(await read(wide, [9, 23])).toMatchObject({
      labels: Int32Array.of(7, 2, 7),
      layout: 'first-column',
      columns: 4,
    });
    const hot = Uint8Array.of(0, 0, 1, 1, 0, 0, 0, 1, 0);
    expect(await read(idxFile([3, 3], hot))).toMatchObject({ labels: Int32Array.of(2, 0, 1), layout: 'one-hot' });
    const notHot = Uint8Array.of(0, 0, 1, 1, 0, 1, 0, 1, 0);
    expect(await read(idxFile([3, 3], notHot))).toMatchObject({
      labels: Int32Array.of(0, 1, 0),
      layout: 'first-column',
    });
  });

  it('are used up to the limit, and counted', async () => {
    async function* many(): AsyncGenerator<Bytes> {
      yield idxFile([112_800, 28, 28], new Uint8Array(0));
      const hundred = Uint8Array.from({ length: 100 * 784 }, (_, at) => at % 251);
      for (let sent = 0; sent < 112_800; sent += 100) yield hundred;
    }
    const { count, used, pixels: kept } = (await readIdx(many())) as IdxImages;
    expect([count, used, kept.length]).toEqual([112_800, 70_000, 70_000 * 784]);
    expect(await read(idxFile([112_800], new Uint8Array(112_800)))).toMatchObject({ count: 112_800, used: 70_000 });
  });

  it('may end in zeros', async () => {
    const padded = (bytes: Bytes, zeros: number): Bytes => Uint8Array.of(...bytes, ...new Uint8Array(zeros));
    expect(await asImages(padded(imagesFile(2), 480))).toMatchObject({ pixels, padding: 480 });
    expect(await read(padded(labelsFile([1, 2]), 3))).toMatchObject({ labels: Int32Array.of(1, 2), padding: 3 });
  });
});
