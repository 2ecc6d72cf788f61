import type { ExecutionMemory } from '../memory.ts';
import { WORD_BYTES } from '../opcodes.ts';
import type { Crew } from './crew.ts';
import { createTempo, type Tempo } from './tempo.ts';
import type { Orders, ThreadKernels } from './threadKernels.ts';

/** A thread of this environment that can serve a program. */
export interface Helper {
  /** Resolves once it is about to wait for commands; from then on it answers nothing until it is dismissed. */
  serve(orders: Orders): Promise<void>;
  /** Ends the thread, whatever it does. */
  end(): Promise<unknown> | undefined;
}

/** Words of a command that say how many executions there are, and how many milliseconds to wait for each other (assembly/threads.as). */
const COUNT_WORD = 65;
const PATIENCE_WORD = 68;

/** Milliseconds after which a thread counts as dead: longer than any band takes, and than a busy machine keeps a thread waiting. */
const PATIENCE_MS = 5_000;

/** The threads of one loaded program. */
export interface Team {
  /** Threads that run it at present. */
  readonly threads: number;
  /** Whether all threads run the next burst; its executions then start with their directories. */
  takesNext(): boolean;
  /** Runs a burst of executions, alone or together, and notes how long it took. Throws a RuntimeError if a thread does not answer. */
  run(together: boolean, at: number, count: number, stride: number, cells: number, seed: number): void;
  /** Sends the helpers home; they can serve another program afterwards. */
  dismiss(): void;
}

export interface TeamParts {
  readonly kernels: ThreadKernels;
  readonly memory: ExecutionMemory;
  readonly crew: Crew;
  /** Resolves once all helpers wait for commands. */
  readonly ready: Promise<unknown>;
  readonly now?: () => number;
  readonly tempo?: Tempo;
  readonly patienceMs?: number;
}

export function createTeam({
  kernels,
  memory,
  crew,
  ready,
  now = () => performance.now(),
  tempo = createTempo(now),
  patienceMs = PATIENCE_MS,
}: TeamParts): Team {
  memory.words[crew.control / WORD_BYTES + PATIENCE_WORD] = patienceMs;
  let isReady = false;
  ready.then(
    () => {
      isReady = true;
    },
    // Whoever cannot come leaves the others to it: one thread runs every program.
    () => undefined,
  );
  return {
    get threads() {
      return isReady && tempo.together ? crew.threads : 1;
    },
    takesNext: () => isReady && tempo.next(),
    run(together, at, count, stride, cells, seed) {
      const begun = now();
      if (together) kernels.lead(crew.control, crew.threads, at, count, stride, seed);
      else kernels.run(at, count, stride, cells, seed);
      if (isReady) tempo.note(together, count, now() - begun);
    },
    dismiss() {
      isReady = false;
      const at = crew.control / WORD_BYTES;
      const { words } = memory;
      words[at + COUNT_WORD] = -1;
      Atomics.add(words, at, 1);
      Atomics.notify(words, at);
    },
  };
}
