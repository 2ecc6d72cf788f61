import type { Allocator } from '../memory.ts';
import { RESERVED_BYTES, WORD_BYTES } from '../opcodes.ts';

/** Bytes by which threads give commands and meet; see assembly/threads.as. */
const CONTROL_BYTES = 320;

/** Where the threads of a program have what is their own. Thread 0 is the one that runs everything else as well. */
export interface Crew {
  readonly threads: number;
  readonly control: number;
  /** Of each thread, what its kernels use themselves. */
  readonly reserved: readonly number[];
  /** Of each thread, its copy of the setting cells: nobody has to wait until another has copied them. */
  readonly cells: readonly number[];
}

/** Takes room for the helpers of a thread whose cells are at `cells`; its kernels have the start of the memory. */
export function placeCrew(allocator: Allocator, threads: number, cells: number, count: number): Crew {
  const helpers = Array.from({ length: threads - 1 });
  return {
    threads,
    control: allocator.take(CONTROL_BYTES),
    reserved: [0, ...helpers.map(() => allocator.take(RESERVED_BYTES))],
    cells: [cells, ...helpers.map(() => allocator.take(count * WORD_BYTES))],
  };
}
