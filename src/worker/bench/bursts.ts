import type { Window } from '../../experiment/benchmark/contract.ts';
import type { Trainee } from './trainees.ts';

/** How long a burst of steps should take: long enough to time, short enough that a window holds many. */
const BURST_MS = 20;
/** With many members a window has to reach many of them. */
const ENSEMBLE_BURST_MS = 5;
const MAX_BURST = 4_096;
const WARM_UP_MS = 150;

/** Members that train in turn, a burst each. */
export interface Session {
  measure(ms: number): Promise<Window>;
  dispose(): void;
}

async function timed(member: Trainee, steps: number, now: () => number): Promise<number> {
  const start = now();
  await member.run(steps);
  return now() - start;
}

/**
 * Steps that take about as long as a burst should, found by running; warms the engine up on the way. It goes by the
 * fastest steps seen: a burst that another process interrupted says nothing about the engine.
 */
async function calibrate(member: Trainee, burstMs: number, now: () => number): Promise<number> {
  // The first step compiles shaders or code.
  await member.run(1);
  let best = Number.POSITIVE_INFINITY;
  let steps = 1;
  let spent = 0;
  for (;;) {
    const ms = await timed(member, steps, now);
    spent += ms;
    // Browsers round their clocks: nothing takes no time.
    best = Math.min(best, Math.max(ms, 0.05) / steps);
    const wanted = Math.max(1, Math.min(MAX_BURST, Math.round(burstMs / best)));
    if (spent >= WARM_UP_MS && wanted < 2 * steps) return wanted;
    steps = Math.min(wanted, 4 * steps);
  }
}

/** Warms members up and finds their burst. `now` in milliseconds. */
export async function openSession(members: readonly Trainee[], now: () => number): Promise<Session> {
  const first = members[0];
  if (!first) throw new RangeError('a session needs a member');
  const burst = await calibrate(first, members.length > 1 ? ENSEMBLE_BURST_MS : BURST_MS, now);
  for (const member of members.slice(1)) await member.run(burst);
  let turn = 0;
  return {
    async measure(ms) {
      const stepMs: number[] = [];
      let steps = 0;
      const start = now();
      while (steps === 0 || now() - start < ms) {
        const member = members[turn++ % members.length] as Trainee;
        stepMs.push((await timed(member, burst, now)) / burst);
        steps += burst;
      }
      return { stepsPerSecond: (1_000 * steps) / (now() - start), stepMs };
    },
    dispose() {
      for (const member of members) member.dispose();
    },
  };
}
