import type { ForcesReading } from '../../train/instruments/forces.ts';
import { STILL } from './drawForces.ts';

/** Sum of the three parts, one vector per generated point. */
export function totalOf({ pull, meanShift, repulsion }: ForcesReading): Float32Array {
  return pull.map((value, i) => value + (meanShift[i] as number) + (repulsion[i] as number));
}

/** Share of vectors too short to be drawn: points that would learn next to nothing. NaN without any. */
export function stillShare(vectors: Float32Array): number {
  let still = 0;
  for (let i = 0; i < vectors.length; i += 2) {
    if (Math.hypot(vectors[i] as number, vectors[i + 1] as number) < STILL) still++;
  }
  return still / (vectors.length / 2);
}
