/**
 * Threads that run bands of the same instructions side by side. All of them have one memory and instances of their own; the one
 * that leads gives commands, the helpers wait for them. Each cache line below has one purpose, so that nobody waits for a line that
 * somebody else writes for another reason.
 */

/** Number of the last command; helpers wait for it to change. */
const COMMAND: usize = 0;
/** Threads that have arrived at the present meeting. */
const ARRIVED: usize = 64;
/** Number of meetings that are over; who has arrived waits for it to change. */
const MEETINGS: usize = 128;
/** Threads that sleep and have to be woken. */
const ASLEEP: usize = 192;

/** Words of a command: first execution, how many, bytes from one to the next, seed. */
export const AT: usize = 64;
export const COUNT: usize = 65;
export const STRIDE: usize = 66;
export const SEED: usize = 67;

/**
 * Looks before a thread goes to sleep: some half a millisecond. It must be many times what waking one up takes. Else one thread that is
 * woken late makes the others wait until they sleep, they are woken late in turn, and every meeting of a run costs a waking.
 */
const LOOKS: i32 = 200_000;

/** Word that says how many milliseconds the thread that leads waits before it takes another for dead. */
const PATIENCE: usize = 68;

/** Waits until the number at `at` is no longer `seen`; `patience` is in nanoseconds, below 0 without an end. */
function awaitChange(control: usize, at: usize, seen: i32, patience: i64): void {
  for (let k = 0; k < LOOKS; k++) if (atomic.load<i32>(at) != seen) return;
  atomic.add<i32>(control + ASLEEP, 1);
  // Who changes the number looks for sleepers afterwards, and sleeping begins only where it has not changed: one of the two sees the other.
  while (atomic.load<i32>(at) == seen) if (atomic.wait<i32>(at, seen, patience) == 2) unreachable();
  atomic.sub<i32>(control + ASLEEP, 1);
}

@inline function change(control: usize, at: usize, threads: i32): void {
  atomic.add<i32>(at, 1);
  if (atomic.load<i32>(control + ASLEEP) > 0) atomic.notify(at, threads - 1);
}

/** Waits until all threads are here. What any of them wrote before, all of them read after. */
export function meet(control: usize, threads: i32, thread: i32): void {
  const over = atomic.load<i32>(control + MEETINGS);
  if (atomic.add<i32>(control + ARRIVED, 1) == threads - 1) {
    atomic.store<i32>(control + ARRIVED, 0);
    change(control, control + MEETINGS, threads);
  } else {
    const patience = <i64>load<i32>(control + (PATIENCE << 2)) * 1_000_000;
    awaitChange(control, control + MEETINGS, over, thread == 0 ? patience : -1);
  }
}

/** Gives a command. All helpers have read the one before: they took part in its last meeting. */
export function announce(control: usize, threads: i32, at: usize, count: i32, stride: usize, seed: i32): void {
  store<u32>(control + (AT << 2), <u32>at);
  store<i32>(control + (COUNT << 2), count);
  store<u32>(control + (STRIDE << 2), <u32>stride);
  store<i32>(control + (SEED << 2), seed);
  change(control, control + COMMAND, threads);
}

/** Waits for a command after number `seen`; the number of that one. */
export function awaitCommand(control: usize, seen: i32): i32 {
  awaitChange(control, control + COMMAND, seen, -1);
  return atomic.load<i32>(control + COMMAND);
}
