import { OPCODES, WORD_BYTES } from '../opcodes.ts';

/** Addresses from `from` up to, not including, `to`. */
export interface Bytes {
  readonly from: number;
  readonly to: number;
}

/**
 * What an instruction reads and writes, and perhaps some of what lies between. Resident data is left out, since nothing writes it; so is
 * what loads read past the end of an array, since nothing comes of it.
 */
export interface Accesses {
  readonly reads: readonly Bytes[];
  readonly writes: readonly Bytes[];
}

const { matmul, dots, unary, binary, reduce, transpose, copyRows, fill, uniform, normal, rows } = OPCODES;
const { optimise, kernelSum, kernelForce, patches, unpatches, lookup } = OPCODES;

/** `count` runs of `bytes`, `stride` bytes apart; none where the address is 0, which stands for an operand that is not there. */
const runs = (from: number, count: number, stride: number, bytes: number): readonly Bytes[] =>
  from === 0 || count <= 0 ? [] : [{ from, to: from + (count - 1) * stride + bytes }];

const numbers = (from: number, count: number): readonly Bytes[] => runs(from, 1, 0, count * WORD_BYTES);

/** Rows so far apart that what lies between counts. */
const apart = (from: number, count: number, stride: number, bytes: number): readonly Bytes[] =>
  Array.from({ length: count }, (_, i) => ({ from: from + i * stride, to: from + i * stride + bytes }));

/** Accesses of one instruction of sixteen words. Throws a RangeError for an unknown one. */
export function accessesOf(words: Int32Array): Accesses {
  const at = (index: number): number => words[index] as number;
  const line = (index: number): number => at(index) * WORD_BYTES;
  switch (at(0)) {
    case matmul:
    case dots: {
      const isAcross = at(0) === matmul && at(7) !== 0;
      const a = isAcross ? runs(at(2), at(6), at(12), line(4)) : numbers(at(2), at(4) * at(6));
      const start = runs(at(8), at(4), at(9), line(5));
      const mask = numbers(at(10), at(4) * at(5));
      return {
        reads: [...a, ...numbers(at(3), at(5) * at(6)), ...start, ...mask],
        writes: numbers(at(1), at(4) * at(5)),
      };
    }
    case unary:
      return { reads: numbers(at(3), at(4)), writes: numbers(at(2), at(4)) };
    case binary: {
      const reach = (place: number, first: number): readonly Bytes[] => {
        const last = [0, 1, 2].reduce((sum, axis) => sum + (at(5 + axis) - 1) * at(first + axis), 0);
        return runs(at(place), 1, 0, last + WORD_BYTES);
      };
      return { reads: [...reach(3, 8), ...reach(4, 11)], writes: numbers(at(2), at(5) * at(6) * at(7)) };
    }
    case reduce:
      return { reads: runs(at(3), at(4) * at(5), at(7), line(6)), writes: numbers(at(2), at(4) * at(6)) };
    case transpose:
      return { reads: runs(at(2), at(3), at(5), line(4)), writes: numbers(at(1), at(3) * at(4)) };
    case copyRows:
      return { reads: runs(at(2), at(3), at(6), at(4)), writes: runs(at(1), at(3), at(5), at(4)) };
    case fill:
    case uniform:
    case normal:
      return { reads: [], writes: numbers(at(1), at(2)) };
    case rows:
      return { reads: [], writes: runs(at(1), 1, 0, at(2) * at(6)) };
    case optimise: {
      const vectors = (places: readonly number[]) => places.flatMap((place) => numbers(at(place), at(2)));
      const scalars = [10, 11, 12, 13].flatMap((place) => numbers(at(place), 1));
      return { reads: [...vectors([3, 4, 5, 6]), ...scalars], writes: vectors([7, 8, 9]) };
    }
    case kernelSum:
    case kernelForce: {
      const isSum = at(0) === kernelSum;
      const owners = at(12) !== 0 ? at(6) : at(5);
      const sums = isSum ? [] : [10, 11].flatMap((place) => numbers(at(place), owners));
      const points = apart(at(2), at(7), at(13), line(5));
      return {
        reads: [...points, ...numbers(at(3), at(6) * at(7)), ...numbers(at(4), 1), ...sums],
        writes: apart(at(1), isSum ? 3 : at(7), at(13), line(5)),
      };
    }
    case patches:
    case unpatches: {
      const pictures = at(3) * at(4) * at(5) * at(6);
      const windows = at(3) * at(10) * at(11) * at(7) ** 2 * at(6);
      const isCut = at(0) === patches;
      return {
        reads: numbers(at(2), isCut ? pictures : windows),
        writes: numbers(at(1), isCut ? windows : pictures),
      };
    }
    case lookup:
      return { reads: numbers(at(2), at(3)), writes: numbers(at(1), at(3)) };
    default:
      throw new RangeError(`no instruction ${at(0)}`);
  }
}
