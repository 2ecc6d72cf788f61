import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ImageDataError } from './imageDataError.ts';
import { decodeImages, encodeImages } from './packed.ts';

const names = { id: 'a', name: 'A' };
const setArbitrary = fc
  .record({
    height: fc.integer({ min: 1, max: 4 }),
    width: fc.integer({ min: 1, max: 4 }),
    channels: fc.constantFrom(1, 3),
    count: fc.integer({ min: 1, max: 6 }),
    classCount: fc.integer({ min: 1, max: 12 }),
  })
  .chain(({ classCount, ...size }) => {
    const length = size.count * size.height * size.width * size.channels;
    return fc.record({
      height: fc.constant(size.height),
      width: fc.constant(size.width),
      channels: fc.constant(size.channels),
      count: fc.constant(size.count),
      classes: fc.constant(Array.from({ length: classCount }, (_, label) => String(label))),
      labels: fc.uint8Array({ minLength: size.count, maxLength: size.count, max: classCount - 1 }),
      pixels: fc.uint8Array({ minLength: length, maxLength: length }),
    });
  });

it('decodes what was encoded', () => {
  fc.assert(
    fc.property(setArbitrary, (set) => {
      expect(decodeImages(encodeImages(set), names)).toEqual({ ...names, ...set });
    }),
  );
});

it('refuses every truncation, any extra byte and labels without a class', () => {
  fc.assert(
    fc.property(setArbitrary, (set) => {
      const bytes = encodeImages(set);
      for (let length = 0; length < bytes.length; length++) {
        expect(() => decodeImages(bytes.subarray(0, length), names)).toThrow(ImageDataError);
      }
      expect(() => decodeImages(Uint8Array.of(...bytes, 0), names)).toThrow(ImageDataError);
      const label = Uint8Array.from(bytes);
      label[20] = set.classes.length;
      expect(() => decodeImages(label, names)).toThrow(ImageDataError);
    }),
    { numRuns: 30 },
  );
});

it('answers junk with its own error and a reason in both languages', () => {
  const opening = [0x4d, 0x53, 0x49, 0x4d, 1, 0];
  const junk = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc.uint8Array({ maxLength: 80 }).map((rest) => Uint8Array.of(...opening, ...rest)),
  );
  fc.assert(
    fc.property(junk, (bytes) => {
      try {
        expect(decodeImages(bytes, names).count).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(ImageDataError);
        expect((error as ImageDataError).reason.ja).toMatch(/画像/);
      }
    }),
  );
});
