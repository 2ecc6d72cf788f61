import { EngineMemoryError } from '../contract.ts';
import { bindKernels, canRun, strictKernels } from './kernels.ts';
import { createAllocator, createMemory } from './memory.ts';
import { HEADER_WORDS, INSTRUCTION_WORDS, OPCODES, WORD_BYTES } from './opcodes.ts';

/** Bytes of rows of b that stay next to the processor while the rows of a pass by. */
const NEAR_BYTES = 2 ** 18;
/** Most rows of a in one call. */
const ROWS = 128;

/** Inner products of rows of one width, in single precision, at once and outside any program. */
export interface InnerProducts {
  /** Most rows of a, and of b, that a call takes. */
  readonly rows: number;
  readonly columns: number;
  /** Products [rows, columns] of a [rows, width] and b [columns, width]; the next call overwrites them. */
  compute(a: Float32Array, b: Float32Array): Float32Array;
}

/**
 * Largest error of an inner product of rows of length 1: four sums of a quarter of the terms each, then three additions, each
 * of them off by half a unit in the last place (Higham, Accuracy and Stability of Numerical Algorithms, §3.1).
 */
export const innerProductError = (width: number): number => (Math.ceil(width / 4) + 4) * 2 ** -24;

function create(width: number): InnerProducts {
  const columns = Math.max(1, Math.floor(NEAR_BYTES / (width * WORD_BYTES)));
  const allocator = createAllocator();
  const take = (words: number): number => allocator.take(words * WORD_BYTES);
  const execution = take(HEADER_WORDS + INSTRUCTION_WORDS);
  const [a, b, out] = [take(ROWS * width), take(columns * width), take(ROWS * columns)];
  const memory = createMemory(allocator.end);
  const kernels = bindKernels(strictKernels(), memory.memory);
  const stride = HEADER_WORDS * WORD_BYTES;
  const code = execution + stride;
  return {
    rows: ROWS,
    columns,
    compute(left, right) {
      const [rows, others] = [left.length / width, right.length / width];
      memory.write(a, left);
      memory.write(b, right);
      const header = [code, code + INSTRUCTION_WORDS * WORD_BYTES, 0];
      memory.words.set([...header, OPCODES.dots, out, a, b, rows, others, width], execution / WORD_BYTES);
      kernels.run(execution, 1, stride, execution, 0);
      return memory.floats.subarray(out / WORD_BYTES, out / WORD_BYTES + rows * others);
    },
  };
}

/** By width: a page has room for few memories. */
const made = new Map<number, InnerProducts>();

/** Null where WebAssembly has no SIMD, or no memory left: a measurement may be slow, but not end a run. */
export function innerProducts(width: number): InnerProducts | null {
  if (!canRun('strict')) return null;
  try {
    const known = made.get(width) ?? create(width);
    made.set(width, known);
    return known;
  } catch (error) {
    if (error instanceof EngineMemoryError) return null;
    throw error;
  }
}
