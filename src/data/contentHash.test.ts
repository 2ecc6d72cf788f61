import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentHash, contentHashOfBytes } from './contentHash.ts';

it('keeps the fingerprints of point files: links hold them', () => {
  expect(contentHash(Float64Array.of(1, 2, 3, 4), ['x', 'y'])).toBe('MQHfaFAbzt8');
});

it('does not depend on where the bytes lie in memory', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(7), (bytes, offset) => {
      const moved = new Uint8Array(offset + bytes.length).subarray(offset);
      moved.set(bytes);
      expect(contentHashOfBytes([moved], [])).toBe(contentHashOfBytes([bytes], []));
    }),
  );
});

it('changes with every byte, with the length, and with where one list ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(39), (bytes, at) => {
      const changed = bytes.slice();
      changed[at % bytes.length] = (changed[at % bytes.length] as number) ^ 1;
      const hashes = [
        [bytes],
        [changed],
        [Uint8Array.of(...bytes, 0)],
        [bytes, new Uint8Array(0)],
        [bytes.subarray(0, bytes.length - 1), bytes.subarray(bytes.length - 1)],
      ].map((lists) => contentHashOfBytes(lists, []));
      expect(new Set(hashes).size).toBe(5);
    }),
  );
});
