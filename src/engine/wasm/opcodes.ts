/** Numbers shared with assembly/index.as. */
export const OPCODES = {
  matmul: 0,
  dots: 1,
  unary: 2,
  binary: 3,
  reduce: 4,
  transpose: 5,
  copyRows: 6,
  fill: 7,
  uniform: 8,
  normal: 9,
  rows: 10,
  optimise: 11,
  kernelSum: 12,
  kernelForce: 13,
  patches: 14,
  unpatches: 15,
  lookup: 16,
  meet: 17,
} as const;

export type Opcode = keyof typeof OPCODES;

/** Words of one instruction. */
export const INSTRUCTION_WORDS = 16;
export const WORD_BYTES = 4;

/** Word of an instruction that no kernel reads: the rows of its result, along which it can be cut into bands. */
export const LEADING_WORD = 15;

/** Function number of `binary` that returns its first operand: a copy with repetition. */
export const FIRST = 10;

/** Words of an execution before its cells: first instruction, end of the instructions, draw counter. */
export const HEADER_WORDS = 3;

/** What the kernels of a thread use themselves, the first at the start of the memory: 256 bytes for single numbers, and a panel of assembly/matmul.as. */
export const RESERVED_BYTES = 256 + 512 * 16 * WORD_BYTES;

/** Room behind a memory, because kernels may read (never write) past an array. */
export const MARGIN_BYTES = 128;
