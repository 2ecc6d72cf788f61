import { address, HEADER, interpret, word } from './interpret';
import { announce, AT, awaitCommand, COUNT, SEED, STRIDE } from './threads';

export { run } from './index';

/**
 * As `run` for one thread of several: an execution starts with the address of a directory, which has for each thread the first
 * instruction, the end and the cells of its own. Every list ends with a meeting, so that no thread is an execution ahead.
 */
function runBands(thread: i32, at: usize, count: i32, stride: usize, seed: i32): void {
  for (; count > 0; count--, at += stride) {
    const own = address(at, 0) + (<usize>thread << 4);
    memory.copy(address(own, 2), at + HEADER, stride - HEADER);
    interpret(address(own, 0), address(own, 1), word(at, 2), seed);
  }
}

/** Runs executions on all threads and returns when they are done. Traps if another thread does not answer; nothing is known of the state then. */
export function lead(control: usize, threads: i32, at: usize, count: i32, stride: usize, seed: i32): void {
  announce(control, threads, at, count, stride, seed);
  runBands(0, at, count, stride, seed);
}

/** What a helper does until it is told to stop by a command for fewer than 0 executions. */
export function serve(control: usize, thread: i32, seen: i32): void {
  for (;;) {
    seen = awaitCommand(control, seen);
    const count = word(control, COUNT);
    if (count < 0) return;
    runBands(thread, address(control, AT), count, address(control, STRIDE), word(control, SEED));
  }
}
