import type { SeedResult } from './runSeeds.ts';

/** One line on a seed that is done: how long it took, whether it diverged, and whether it shows its preset's outcome. */
export function seedLine({ seed, steps, wallMs, diverged, shown }: SeedResult): string {
  const rate = Math.round((1000 * steps) / Math.max(1, wallMs));
  const end = diverged ? `; diverged at step ${diverged.step}, metrics of step ${steps}` : '';
  const verdict = shown === undefined ? '' : `; outcome ${shown ? 'shown' : 'not shown'}`;
  return `seed ${seed}: ${steps} steps in ${(wallMs / 1000).toFixed(1)} s (${rate} steps/s)${end}${verdict}`;
}
