import type { Window } from '../../experiment/benchmark/contract.ts';
import type { Trainee } from './trainees.ts';

/** How long a burst of steps should take: long enough to time, short enough that a window holds many. */
const BURST_MS = 20;
const MAX_BURST = 4_096;
const WARM_UP_MS = 150;

/** A trainee that trains a burst at a time. */
export interface Session {
  measure(ms: number): Promise<Window>;
  dispose(): void;
}

async function timed(trainee: Trainee, steps: number, now: () => number): Promise<number> {
  const start = now();
  await trainee.run(steps);
  return now() - start;
}

/**
 * Steps that take about as long as a burst should, found by running; warms the engine up on the way. It goes by the
 * fastest steps seen: a burst that another process interrupted says nothing about the engine.
 */
async function calibrate(trainee: Trainee, now: () => number): Promise<number> {
  // The first step compiles shaders or code.
  await trainee.run(1);
  let best = Number.POSITIVE_INFINITY;
  let steps = 1;
  let spent = 0;
  for (;;) {
    const ms = await timed(trainee, steps, now);
    spent += ms;
    // Browsers round their clocks: nothing takes no time.
    best = Math.min(best, Math.max(ms, 0.05) / steps);
    const wanted = Math.max(1, Math.min(MAX_BURST, Math.round(BURST_MS / best)));
    if (spent >= WARM_UP_MS && wanted < 2 * steps) return wanted;
    steps = Math.min(wanted, 4 * steps);
  }
}

/**
 * Warms a trainee up and finds its burst. Rates and times are those of single steps, whichever member takes them. `now`
 * in milliseconds.
 */
export async function openSession(trainee: Trainee, now: () => number): Promise<Session> {
  const burst = await calibrate(trainee, now);
  const steps = burst * trainee.members;
  return {
    async measure(ms) {
      const stepMs: number[] = [];
      const start = now();
      while (stepMs.length === 0 || now() - start < ms) stepMs.push((await timed(trainee, burst, now)) / steps);
      return { stepsPerSecond: (1_000 * steps * stepMs.length) / (now() - start), stepMs };
    },
    dispose: () => trainee.dispose(),
  };
}
