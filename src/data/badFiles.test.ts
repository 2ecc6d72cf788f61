import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idxFile, imagesFile, labelsFile } from '../testing/images.ts';
import { openData } from './openData.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const pack = (bytes: Uint8Array): Bytes => new Uint8Array(gzipSync(bytes));
const join = (...parts: readonly Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));
const images = imagesFile(3);
const floats = new Uint8Array(Float32Array.from({ length: 784 }, (_, at) => at / 784).buffer);
const table = new TextEncoder().encode(Array.from({ length: 30 }, (_, i) => `${i};${i % 7},5`).join('\n'));

/** Good files of every kind that is read. */
const SEEDS: readonly Bytes[] = [
  images,
  labelsFile([1, 2, 3]),
  idxFile([3, 28, 28, 1], images.subarray(16)),
  idxFile([1, 28, 28], floats, 0x0d),
  idxFile([3, 2], Uint8Array.of(1, 0, 0, 1, 1, 0)),
  pack(images),
  join(pack(images.subarray(0, 900)), pack(images.subarray(900)), new Uint8Array(40)),
  pack(pack(images)),
  pack(table),
  table,
];

/** Cuts, flips bits, repeats and inserts: what downloads, disks and editors do to files. */
const damaged = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(
      fc.record({
        how: fc.constantFrom('cut', 'flip', 'insert', 'repeat'),
        // Most of what matters stands at the beginning.
        place: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.02, noNaN: true })),
        value: fc.nat(255),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([seed, wounds]) =>
    wounds.reduce((bytes, { how, place, value }) => {
      const at = Math.floor(place * bytes.length);
      if (how === 'cut') return bytes.slice(0, at);
      if (how === 'insert') return join(bytes.subarray(0, at), Uint8Array.of(value, 0, value), bytes.subarray(at));
      if (how === 'repeat') return join(bytes, bytes.subarray(at));
      const flipped = bytes.slice();
      if (flipped.length > 0) flipped[at] = (flipped[at] as number) ^ (1 << (value % 8));
      return flipped;
    }, seed),
  );

it('never are more than refused, with a reason in both languages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(damaged, { minLength: 1, maxLength: 2 }), async (contents) => {
      const data = await openData(contents.map((bytes, i) => new File([bytes], `file ${i}`)));
      if (data.kind === 'refused') {
        expect(data.reason.en).toMatch(/\w.*[.?]$/);
        expect(data.reason.ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
      } else {
        const { pixels, count } = data.kind === 'images' ? data.set : { pixels: null, count: 0 };
        if (pixels) expect(pixels.length).toBe(784 * count);
      }
    }),
    { numRuns: 250 },
  );
});
