import type { Findings } from './findings.ts';
import { Memory, type Turn } from './memory.ts';
import { type Executable, type Main, type Surroundings, View } from './shader.ts';

/** In which order things run that may run in any: the n-th of so many is this one. */
export type Order = (n: number, count: number) => number;

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Orders by a number, of which 0 is the natural one. */
export function orderOf(seed: number): Order {
  if (seed === 0) return (n) => n;
  return (n, count) => {
    let step = Math.max(1, Math.floor(count * 0.618) - seed);
    while (gcd(step, count) !== 1) step++;
    return (count - 1 - n * step - seed + count * (count + seed)) % count;
  };
}

/** Moments by address space: a barrier of storage says nothing about workgroup memory, and the other way round. */
export interface Turns {
  readonly storage: Turn;
  readonly workgroup: Turn;
}

/** A shader bound to what it works on. */
export interface Bound {
  readonly executable: Executable;
  readonly main: Main;
  readonly views: Surroundings['views'];
}

/**
 * Runs a dispatch. Threads of a workgroup run one after the other from barrier to barrier, workgroups one after the other; that another
 * order would make a difference is what the memories find out.
 */
export function dispatch(
  { executable, main, views }: Bound,
  [wide, high, deep]: readonly [number, number, number],
  turns: Turns,
  order: Order,
  findings: Findings,
): void {
  const { workgroup, waits, shared } = executable;
  const { storage } = turns;
  const lanes = shared.map(({ name, size }) => ({
    name,
    memory: new Memory(name, new Float32Array(size), turns.workgroup, findings),
    size,
  }));
  for (const { name, memory, size } of lanes) views[name] = new View(memory, 0, size);
  const count = wide * high * deep;
  storage.dispatch = ++storage.moment;

  const run = (thread: number): void => {
    storage.thread = thread;
    turns.workgroup.thread = thread;
  };
  for (let n = 0; n < count; n++) {
    const group = order(n, count);
    const id = [group % wide, Math.floor(group / wide) % high, Math.floor(group / wide / high)] as const;
    storage.group = ++storage.moment;
    const { workgroup: own } = turns;
    // Workgroup memory begins anew with every workgroup.
    own.group = own.dispatch = own.execution = ++own.moment;
    if (!waits) {
      for (let t = 0; t < workgroup; t++) {
        const thread = order(t, workgroup);
        run(thread);
        main(id, thread);
      }
      continue;
    }
    const threads = Array.from({ length: workgroup }, (_, thread) => {
      run(thread);
      return main(id, thread) as Iterator<number>;
    });
    for (;;) {
      const stops = new Set<number>();
      for (let t = 0; t < workgroup; t++) {
        const thread = order(t, workgroup);
        run(thread);
        const { done, value } = (threads[thread] as Iterator<number>).next();
        stops.add(done ? -1 : (value as number));
      }
      if (stops.size > 1) {
        findings.add('barrier', `workgroup ${group}: some threads miss a barrier`);
        break;
      }
      const [stop = -1] = stops;
      if (stop < 0) break;
      if (stop % 2 === 0) storage.moment++;
      else own.moment++;
    }
  }
}
