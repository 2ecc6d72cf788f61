import type { TrainedJudge } from './judge.ts';

/**
 * The packed form of a judge, little-endian: `MSJD`, version as u32, accuracy as f64 (NaN if it was not tested), weights as
 * bfloat16 [number of weights].
 */
const MAGIC = 0x4d534a44;
const VERSION = 1;
const HEADER_BYTES = 16;

/** What a packed judge holds; the set that it is of, hence its spec, is known where it is unpacked. */
export type PackedJudge = Pick<TrainedJudge, 'accuracy' | 'weights'>;

/** Upper halves [n] of float32 numbers, rounded to the nearest, ties to even: bfloat16. Finite numbers only. */
function upperHalves(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint16Array.from(bits, (word) => (word + 0x7fff + ((word >>> 16) & 1)) >>> 16);
}

const fromUpperHalves = (halves: Uint16Array): Float32Array =>
  new Float32Array(Uint32Array.from(halves, (half) => half << 16).buffer);

/** Weights as they are after packing and unpacking: 8 bits of precision, which is what the judge that is packed has. */
export const roundedWeights = (weights: Float32Array): Float32Array => fromUpperHalves(upperHalves(weights));

/** Packs a judge whose weights are rounded; the inverse of `decodeJudge`. */
export function encodeJudge({ accuracy, weights }: PackedJudge): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES + 2 * weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, VERSION, true);
  view.setFloat64(8, accuracy ?? Number.NaN, true);
  upperHalves(weights).forEach((half, i) => {
    view.setUint16(HEADER_BYTES + 2 * i, half, true);
  });
  return bytes;
}

/** A judge of the packed form; null for bytes that are none. */
export function decodeJudge(bytes: Uint8Array): PackedJudge | null {
  if (bytes.length < HEADER_BYTES || bytes.length % 2 === 1) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== MAGIC || view.getUint32(4, true) !== VERSION) return null;
  const accuracy = view.getFloat64(8, true);
  const count = (bytes.length - HEADER_BYTES) / 2;
  const halves = Uint16Array.from({ length: count }, (_, i) => view.getUint16(HEADER_BYTES + 2 * i, true));
  return { accuracy: Number.isNaN(accuracy) ? null : accuracy, weights: fromUpperHalves(halves) };
}
