import { INSTRUCTION_WORDS, OPCODES } from '../opcodes.ts';
import { type Accesses, accessesOf, type Bytes } from './accesses.ts';
import { bandsOf } from './cut.ts';

const touches = (a: readonly Bytes[], b: readonly Bytes[]): boolean =>
  a.some(({ from, to }) => b.some((other) => from < other.to && other.from < to));

/** What a thread has done since all met, as far as others have to know. */
class Past {
  readonly #reads: Bytes[] = [];
  readonly #writes: Bytes[] = [];

  /** True if work with these accesses may not be done by another thread before all have met. */
  isInTheWayOf({ reads, writes }: Accesses): boolean {
    return touches(reads, this.#writes) || touches(writes, this.#writes) || touches(writes, this.#reads);
  }

  add({ reads, writes }: Accesses): void {
    this.#reads.push(...reads);
    this.#writes.push(...writes);
  }

  forget(): void {
    this.#reads.length = 0;
    this.#writes.length = 0;
  }
}

/**
 * The same instructions for each of several threads, `lists[thread]` with the cells of that thread: every instruction is cut into bands,
 * and all threads meet before one of them would read what another has written, or write what another has read or written, since they
 * last met. Rows of a batch depend on rows of their own through most of a phase, so that bands follow each other without a meeting from
 * the latents to the gradient. Threads meet once more at the end. `control` is the address of what they meet by
 * (assembly/threads.as).
 */
export function shareOut(lists: readonly Int32Array[], control: number): readonly Int32Array[] {
  const threads = lists.length;
  const shares = lists.map((): number[] => []);
  const pasts = lists.map(() => new Past());
  const meeting = (thread: number): readonly number[] => {
    const words = [OPCODES.meet, control, threads, thread];
    return [...words, ...Array<number>(INSTRUCTION_WORDS - words.length).fill(0)];
  };
  const meet = (): void => {
    shares.forEach((share, thread) => {
      share.push(...meeting(thread));
    });
    for (const past of pasts) past.forget();
  };

  for (let at = 0; at < (lists[0] as Int32Array).length; at += INSTRUCTION_WORDS) {
    const bands = lists.map((list, thread) => bandsOf(list.subarray(at, at + INSTRUCTION_WORDS), threads)[thread]);
    const accesses = bands.map((band) => band && accessesOf(band));
    const isBlocked = accesses.some((own, thread) =>
      pasts.some((past, other) => other !== thread && own && past.isInTheWayOf(own)),
    );
    if (isBlocked) meet();
    bands.forEach((band, thread) => {
      if (band) shares[thread]?.push(...band);
      const own = accesses[thread];
      if (own) pasts[thread]?.add(own);
    });
  }
  meet();
  return shares.map((share) => Int32Array.from(share));
}
