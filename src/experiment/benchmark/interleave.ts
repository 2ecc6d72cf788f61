import type { Window } from './contract.ts';

/** Something that trains for about `ms` milliseconds when it is told to, and rests otherwise. */
export interface Contender {
  measure(ms: number): Promise<Window>;
}

export interface InterleaveOptions {
  /** Windows of each contender. */
  readonly windows: number;
  readonly windowMs: number;
  /** Windows that are done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked before every window; a true answer ends the measurement early with an AbortError. */
  readonly isCancelled?: () => boolean;
}

/**
 * Measures contenders in turn, one window each, as many rounds as asked for, so that whatever else the machine does hits
 * all of them alike. Every second round goes backwards: no contender always follows the same neighbour. Windows come
 * back in the order of the contenders.
 */
export async function interleave(
  contenders: readonly Contender[],
  { windows, windowMs, onProgress = () => {}, isCancelled = () => false }: InterleaveOptions,
): Promise<Window[][]> {
  const results: Window[][] = contenders.map(() => []);
  const forwards = contenders.map((contender, index) => ({ contender, index }));
  const backwards = forwards.toReversed();
  let done = 0;
  for (let round = 0; round < windows; round++) {
    for (const { contender, index } of round % 2 === 0 ? forwards : backwards) {
      if (isCancelled()) throw new DOMException('the measurement was cancelled', 'AbortError');
      results[index]?.push(await contender.measure(windowMs));
      onProgress(++done, windows * contenders.length);
    }
  }
  return results;
}

/** Several contenders that train at the same time, as one: rates add up. */
export function together(parts: readonly Contender[]): Contender {
  return {
    async measure(ms) {
      const windows = await Promise.all(parts.map((part) => part.measure(ms)));
      return {
        stepsPerSecond: windows.reduce((sum, { stepsPerSecond }) => sum + stepsPerSecond, 0),
        stepMs: windows.flatMap(({ stepMs }) => stepMs),
      };
    },
  };
}
