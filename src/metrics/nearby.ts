import type { Mode } from '../data/law.ts';

/** A sample is near a mode within this distance, data units, whatever the width of the mode. */
export const NEAR = 0.1;

/** How many samples lie within `NEAR` of each mode's centre and of no nearer one [modes]; modes of zero weight have none. */
export function countNear(samples: Float32Array, modes: readonly Mode[]): Int32Array {
  const counts = new Int32Array(modes.length);
  for (let i = 0; i + 1 < samples.length; i += 2) {
    let best = NEAR * NEAR;
    let nearest = -1;
    modes.forEach(({ x, y, weight }, index) => {
      if (weight <= 0) return;
      const dx = (samples[i] as number) - x;
      const dy = (samples[i + 1] as number) - y;
      const distance = dx * dx + dy * dy;
      if (distance >= best) return;
      best = distance;
      nearest = index;
    });
    if (nearest >= 0) counts[nearest] = (counts[nearest] as number) + 1;
  }
  return counts;
}
