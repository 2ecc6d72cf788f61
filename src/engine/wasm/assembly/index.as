import { address, HEADER, interpret, word } from './interpret';

/**
 * Runs `count` executions, `stride` bytes apart from `at` on. Each brings the values of the setting cells, which are
 * copied to `cells` before its instructions run.
 */
export function run(at: usize, count: i32, stride: usize, cells: usize, seed: i32): void {
  for (; count > 0; count--, at += stride) {
    memory.copy(cells, at + HEADER, stride - HEADER);
    interpret(address(at, 0), address(at, 1), word(at, 2), seed);
  }
}
