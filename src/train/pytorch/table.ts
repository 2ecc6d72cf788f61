import type { FileTensor } from '../../data/safetensors.ts';
import type { Space } from '../../data/space.ts';
import type { Program } from '../../engine/contract.ts';

/** The resident data as tensors of a file, and the Python that reads them as TABLE [rows, columns]. */
export interface TableFile {
  readonly tensors: Readonly<Record<string, FileTensor>>;
  readonly python: string;
}

/** A pixel as networks see it, by its byte (see data/images/sampleImages.ts). */
const PIXELS = Float32Array.from({ length: 256 }, (_, byte) => byte / 127.5 - 1);

const byteOf = (value: number): number => Math.round((value + 1) * 127.5);

/** Columns [from, to) of the table, as bytes. */
function bytesOf(
  { values, columns }: Program['data'],
  from: number,
  to: number,
  byte: (value: number) => number,
): FileTensor {
  const width = to - from;
  const rows = values.length / columns;
  const bytes = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < width; i++) bytes[row * width + i] = byte(values[row * columns + from + i] as number);
  }
  return { shape: [rows, width], values: bytes };
}

const isOfBytes = ({ values, columns }: Program['data'], size: number): boolean =>
  values.every((value, i) => i % columns >= size || PIXELS[byteOf(value)] === value);

const ABOUT = '  # what batches are drawn from: samples, and behind each its class, one-hot\n';

/** The table of a program, pixels as their bytes; nothing where the program has no data. */
export function tableOf(data: Program['data'], { kind, size }: Space): TableFile {
  const { values, columns } = data;
  if (values.length === 0) return { tensors: {}, python: '' };
  if (kind === 'plane' || !isOfBytes(data, size)) {
    return {
      tensors: { 'data.table': { shape: [values.length / columns, columns], values } },
      python: `TABLE = FILE["data.table"]${ABOUT}`,
    };
  }
  const tensors = {
    'data.pixels': bytesOf(data, 0, size, byteOf),
    ...(columns > size && { 'data.classes': bytesOf(data, size, columns, (value) => value) }),
  };
  const parts = ['PIXELS[FILE["data.pixels"]]', ...(columns > size ? ['FILE["data.classes"].astype(np.float32)'] : [])];
  return {
    tensors,
    python: `PIXELS = (np.arange(256) / 127.5 - 1).astype(np.float32)\nTABLE = np.concatenate([${parts.join(', ')}], 1)${ABOUT}`,
  };
}
