/**
 * Tensors in one file, as PyTorch, JAX and NumPy read them (huggingface/safetensors): the length of the header as a u64, the header as
 * JSON padded with spaces to a multiple of 8 bytes, then the numbers of every tensor, row-major and little-endian.
 */

/** A tensor, row-major. */
export interface FileTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array | Uint8Array;
}

/** What such a file holds. */
export interface TensorFile {
  readonly tensors: Readonly<Record<string, FileTensor>>;
  /** Texts about the whole file. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Why bytes are no such file. */
export class SafetensorsError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'SafetensorsError';
  }
}

/** Bytes of the length in front of the header. */
const PREFIX = 8;

/** Longest header that readers take. */
const MOST_HEADER = 100_000_000;

const METADATA = '__metadata__';

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

const dtypeOf = (values: FileTensor['values']): 'F32' | 'U8' => (values instanceof Uint8Array ? 'U8' : 'F32');

/** Numbers of more than a byte first, so that each begins at a multiple of its size. */
const aligned = (tensors: TensorFile['tensors']): [string, FileTensor][] =>
  Object.entries(tensors).sort(([, a], [, b]) => b.values.BYTES_PER_ELEMENT - a.values.BYTES_PER_ELEMENT);

/** The file of these tensors. Throws a RangeError for a shape that its numbers do not fill, or a tensor called `__metadata__`. */
export function writeSafetensors({ tensors, metadata }: TensorFile): Uint8Array<ArrayBuffer> {
  const entries = aligned(tensors);
  let end = 0;
  const header: Record<string, unknown> = { [METADATA]: metadata };
  for (const [name, { shape, values }] of entries) {
    if (name === METADATA || sizeOf(shape) !== values.length) {
      throw new RangeError(`${name}: [${shape}] for ${values.length} numbers`);
    }
    header[name] = { dtype: dtypeOf(values), shape, data_offsets: [end, end + values.byteLength] };
    end += values.byteLength;
  }
  const said = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil(said.length / PREFIX) * PREFIX;
  const file = new Uint8Array(PREFIX + length + end);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(length), true);
  file.fill(0x20, PREFIX, PREFIX + length);
  file.set(said, PREFIX);
  let at = PREFIX + length;
  for (const [, { values }] of entries) {
    if (values instanceof Uint8Array) file.set(values, at);
    // Number by number, so that the file is little-endian wherever it is written.
    else for (const [i, value] of values.entries()) view.setFloat32(at + 4 * i, value, true);
    at += values.byteLength;
  }
  return file;
}

const BYTES: Readonly<Record<string, number>> = { F32: 4, U8: 1 };

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function headerOf(file: Uint8Array): { readonly header: Record<string, unknown>; readonly from: number } {
  if (file.length < PREFIX) throw new SafetensorsError('shorter than the length of a header');
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  if (length > MOST_HEADER || PREFIX + length > file.length)
    throw new SafetensorsError('the header ends beyond the file');
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(PREFIX, PREFIX + length)));
  } catch {
    throw new SafetensorsError('the header is no JSON');
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new SafetensorsError('the header is no object');
  }
  return { header: header as Record<string, unknown>, from: PREFIX + length };
}

/** The numbers of one tensor, copied out of the numbers of the file. */
function tensorFrom(name: string, said: unknown, numbers: Uint8Array): FileTensor & { readonly offset: number } {
  const { dtype, shape, data_offsets: offsets } = (said ?? {}) as Record<string, unknown>;
  const bytes = BYTES[String(dtype)];
  if (bytes === undefined) throw new SafetensorsError(`${name}: numbers of the kind ${String(dtype)}`);
  if (!Array.isArray(shape) || !shape.every(isWhole)) throw new SafetensorsError(`${name}: no shape`);
  const [start, end] = Array.isArray(offsets) ? offsets : [];
  if (!isWhole(start) || !isWhole(end) || end > numbers.length || end - start !== bytes * sizeOf(shape)) {
    throw new SafetensorsError(`${name}: its numbers are not where the header says`);
  }
  const own = numbers.slice(start, end);
  if (bytes === 1) return { shape, values: own, offset: start };
  const view = new DataView(own.buffer);
  const values = Float32Array.from({ length: own.length / bytes }, (_, i) => view.getFloat32(bytes * i, true));
  return { shape, values, offset: start };
}

/** Reads such a file. Throws a SafetensorsError for anything else: numbers out of range, overlapping, or of another kind than F32 and U8. */
export function readSafetensors(file: Uint8Array): TensorFile {
  const { header, from } = headerOf(file);
  const { [METADATA]: about = {}, ...rest } = header;
  const isText = ([, value]: [string, unknown]): boolean => typeof value === 'string';
  if (typeof about !== 'object' || about === null || !Object.entries(about).every(isText)) {
    throw new SafetensorsError('the metadata are no texts');
  }
  const numbers = file.subarray(from);
  const read = Object.entries(rest).map(([name, said]) => [name, tensorFrom(name, said, numbers)] as const);
  let next = 0;
  for (const [name, { offset, values }] of [...read].sort(([, a], [, b]) => a.offset - b.offset)) {
    if (offset < next) throw new SafetensorsError(`${name}: overlaps the tensor before`);
    next = offset + values.byteLength;
  }
  const tensors = Object.fromEntries(read.map(([name, { shape, values }]) => [name, { shape, values }]));
  return { tensors, metadata: about as Record<string, string> };
}
