import type { Speed } from '../worker/protocol.ts';

/** Twins are shown and measured this often, ms; less often where that takes long, so that it takes a fifth of the time at most. */
const EVERY_MS = 300;
const TRAINED_PER_LOOK = 4;
/** From one meeting to the next the way grows or shrinks at most so many times. */
const MOST = 4;

/** How far it was from one meeting to the next, and what it took. */
export interface Way {
  readonly steps: number;
  readonly tookMs: number;
  /** Of that, to show and measure the run that took longer to show. */
  readonly lookMs: number;
}

/** Steps to the next meeting of two runs: at full speed by what the last way took, else by the speed. */
export function nextChunk(speed: Speed, last: Way | null): number {
  if (speed === 'stages') return 1;
  if (speed !== 'max') return Math.max(1, Math.round((speed * EVERY_MS) / 1_000));
  if (!last) return 1;
  const stepMs = Math.max(1e-3, (last.tookMs - last.lookMs) / last.steps);
  const wanted = Math.max(EVERY_MS, TRAINED_PER_LOOK * last.lookMs) / stepMs;
  return Math.max(1, Math.round(Math.min(MOST * last.steps, Math.max(last.steps / MOST, wanted))));
}
