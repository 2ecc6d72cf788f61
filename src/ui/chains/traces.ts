import type { ChainsReading } from '../../train/instruments/chains.ts';

/** Lowest and highest x that a chart of traces must hold: of all traces and of the modes. */
export function rangeOf({ traces, modes }: Pick<ChainsReading, 'traces' | 'modes'>): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of [traces, modes]) {
    for (const value of values) {
      // Chains that run away must not flatten the others: comparisons with what is not finite are left out.
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(high > low)) return [(Number.isFinite(low) ? low : 0) - 1, (Number.isFinite(low) ? low : 0) + 1];
  return [low, high];
}

/** SVG path of the trace of one chain in a box of `width` × 1, x growing upwards; what is not finite stays at the upper edge. */
export function tracePath(
  { traces, chains }: Pick<ChainsReading, 'traces' | 'chains'>,
  chain: number,
  [low, high]: readonly [number, number],
  width: number,
): string {
  const length = traces.length / chains;
  return Array.from({ length }, (_, i) => {
    const value = traces[chain * length + i] as number;
    const share = Number.isFinite(value) ? (value - low) / (high - low) : 1;
    return `${i === 0 ? 'M' : 'L'}${((width * i) / (length - 1)).toFixed(1)} ${(1 - share).toFixed(3)}`;
  }).join('');
}

/** Above this R-hat chains have not mixed (Vehtari et al. 2021, section 4); as it is printed, at two decimals. */
const FINE = 1.015;

/** Whether R-hat is fine while all chains together know of some modes only, so that it must not be believed. */
export const isLying = ({ mixing, modes, visited }: ChainsReading): boolean =>
  visited !== undefined && visited.together < modes.length && mixing.every(({ rHat }) => rHat < FINE);
