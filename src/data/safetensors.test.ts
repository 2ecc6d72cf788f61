import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, SafetensorsError, writeSafetensors } from './safetensors.ts';

const file = {
  tensors: {
    'data.pixels': { shape: [3], values: Uint8Array.of(0, 127, 255) },
    'generator.layers.0.weight': { shape: [3, 2], values: Float32Array.of(1, -2, 0.5, 1e-30, 3e38, Number.NaN) },
    empty: { shape: [0, 2], values: new Float32Array() },
  },
  metadata: { step: '100', link: '#v=1&p=collapse' },
};

/** A file with a header of one's own. */
function withHeader(header: string, numbers = 8, length = header.length): Uint8Array {
  const bytes = new Uint8Array(8 + header.length + numbers);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(new TextEncoder().encode(header), 8);
  return bytes;
}

describe('safetensors', () => {
  it('lays a file out as the format says, to the byte', () => {
    const bytes = writeSafetensors({ tensors: { a: { shape: [1], values: Float32Array.of(1) } }, metadata: {} });
    const header = '{"__metadata__":{},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    expect(header.length % 8).toBe(0);
    expect([...bytes.subarray(0, 8)]).toEqual([header.length, 0, 0, 0, 0, 0, 0, 0]);
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + header.length))).toBe(header);
    expect([...bytes.subarray(8 + header.length)]).toEqual([0, 0, 0x80, 0x3f]);
  });

  it('pads the header with spaces, and puts numbers where they are aligned', () => {
    const bytes = writeSafetensors(file);
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const header = new TextDecoder().decode(bytes.subarray(8, 8 + length));
    expect(header).toMatch(/\} *$/);
    expect(JSON.parse(header)['generator.layers.0.weight'].data_offsets[0] % 4).toBe(0);
  });

  it('reads what it wrote, from any place in a buffer', () => {
    const bytes = writeSafetensors(file);
    expect(readSafetensors(bytes)).toEqual(file);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(readSafetensors(shifted.subarray(3))).toEqual(file);
  });

  it('refuses to write what no reader could take', () => {
    const values = Float32Array.of(1, 2);
    expect(() => writeSafetensors({ tensors: { a: { shape: [3], values } }, metadata: {} })).toThrow(RangeError);
    expect(() => writeSafetensors({ tensors: { __metadata__: { shape: [2], values } }, metadata: {} })).toThrow();
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a header beyond the file', withHeader('{}', 0, 1e6)],
    ['a header of absurd length', withHeader('{}', 0, 2 ** 52)],
    ['no JSON', withHeader('{"a"')],
    ['a list', withHeader('[]')],
    ['metadata that are no texts', withHeader('{"__metadata__":{"a":1}}')],
    ['another kind of numbers', withHeader('{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}')],
    ['a negative side', withHeader('{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}')],
    ['numbers beyond the file', withHeader('{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}')],
    ['a shape that does not fit', withHeader('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}')],
    [
      'tensors that overlap',
      withHeader(
        '{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}',
      ),
    ],
  ])('refuses %s', (_, bytes) => {
    expect(() => readSafetensors(bytes)).toThrow(SafetensorsError);
  });

  it('never does anything else than read or refuse', () => {
    const bytes = writeSafetensors(file);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const damaged = bytes.slice();
        damaged[at] = value;
        try {
          readSafetensors(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(SafetensorsError);
        }
      }),
    );
  });
});
