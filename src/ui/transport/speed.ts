import type { Speed } from '../../worker/protocol.ts';

/** Stops of the speed slider, from narrated slow motion over steps per second to as fast as the device allows. */
export const SPEEDS: readonly Speed[] = ['stages', 1, 3, 10, 30, 100, 300, 1_000, 2_000, 5_000, 'max'];

/** Place of a speed on the slider; a rate between two stops goes to the nearer one in ratio. */
export function speedIndex(speed: Speed): number {
  if (speed === 'stages') return 0;
  if (speed === 'max') return SPEEDS.length - 1;
  let nearest = 1;
  for (let index = 1; index < SPEEDS.length - 1; index++) {
    const distance = (place: number) => Math.abs(Math.log((SPEEDS[place] as number) / speed));
    if (distance(index) < distance(nearest)) nearest = index;
  }
  return nearest;
}

/** Speed at a place of the slider; places beyond its ends give the ends. */
export function speedAt(index: number): Speed {
  return SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, Math.round(index)))] ?? 'max';
}
