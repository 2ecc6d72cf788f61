import type { Mode } from '../data/law.ts';
import { text } from '../schema/text.ts';

/** A sample is of high quality if it lies within this many standard deviations of its nearest mode, strictly. */
export const HIGH_QUALITY_RADIUS = 3;

/** A mode counts as strictly captured from this fraction of its fair share on. */
export const STRICT_FRACTION = 0.25;

/** Share and state of one mode, in the order of the law's modes. */
export interface ModeShare {
  /** Share of the high-quality samples that are nearest to this mode, 0…1; 0 if there are none. */
  readonly share: number;
  /** Weight of the mode in the law; 0 excludes it from every count. */
  readonly target: number;
  /** At least one high-quality sample is nearest to it. */
  readonly captured: boolean;
  /** Captured with at least a quarter of its fair share. */
  readonly strict: boolean;
}

export interface Coverage {
  readonly samples: number;
  /** Samples within three standard deviations of their nearest mode. */
  readonly highQuality: number;
  readonly shares: readonly ModeShare[];
}

/** Why coverage is undefined for a law such as the two moons. */
export const noModes = text(
  'This law has no separate modes to count.',
  'この分布には数えられる分離したモードがありません。',
);

/**
 * Index of the nearest mode of each sample [n] by the per-axis scaled distance, or −1 if it is `radius` standard deviations
 * (three, unless told) away or more, or not finite. Modes of zero weight are passed over.
 */
export function nearestModes(
  samples: Float32Array,
  modes: readonly Mode[],
  radius: number = HIGH_QUALITY_RADIUS,
): Int16Array {
  const present = modes.flatMap((mode, index) => (mode.weight > 0 ? [{ ...mode, index }] : []));
  const nearest = new Int16Array(samples.length >> 1).fill(-1);
  for (let i = 0; i < nearest.length; i++) {
    const x = samples[2 * i] as number;
    const y = samples[2 * i + 1] as number;
    let best = radius ** 2;
    for (const mode of present) {
      const dx = (x - mode.x) / mode.stdX;
      const dy = (y - mode.y) / mode.stdY;
      const distance = dx * dx + dy * dy;
      if (distance < best) {
        best = distance;
        nearest[i] = mode.index;
      }
    }
  }
  return nearest;
}

/** Distance between two modes, in standard deviations of the wider one, from which on neither holds samples of the other. */
const APART = 8;

/** Whether no mode of positive weight reaches into the surroundings of another, if modes are as narrow as Gaussians. */
export function areApart(modes: readonly Mode[]): boolean {
  const present = modes.filter(({ weight }) => weight > 0);
  return present.every((a, i) =>
    present
      .slice(i + 1)
      .every((b) => Math.hypot((a.x - b.x) / Math.max(a.stdX, b.stdX), (a.y - b.y) / Math.max(a.stdY, b.stdY)) > APART),
  );
}

/** Coverage from the nearest mode of each sample (−1: not of high quality). Weights need not be normalised. */
export function countModes(nearest: Int16Array, modes: readonly Mode[]): Coverage {
  const counts = new Float64Array(modes.length);
  let highQuality = 0;
  for (const index of nearest) {
    if (index < 0) continue;
    counts[index] = (counts[index] as number) + 1;
    highQuality++;
  }
  const total = modes.reduce((sum, mode) => sum + mode.weight, 0);
  const shares = modes.map(({ weight }, index) => {
    const share = highQuality === 0 ? 0 : (counts[index] as number) / highQuality;
    const target = weight / total;
    return {
      share,
      target,
      captured: share > 0,
      strict: share > 0 && share >= STRICT_FRACTION * target,
    };
  });
  return { samples: nearest.length, highQuality, shares };
}

/** Literature protocol of mode coverage (Srivastava et al. 2017, arXiv:1705.07761, §4.1; Lin et al. 2018, arXiv:1712.04086, §4.1). */
export function measureCoverage(samples: Float32Array, modes: readonly Mode[]): Coverage {
  return countModes(nearestModes(samples, modes), modes);
}

/** KL(generated mode histogram ‖ true weights) in nats over high-quality samples; null if there are none. */
export function reverseKlOf({ highQuality, shares }: Coverage): number | null {
  if (highQuality === 0) return null;
  return shares.reduce((sum, { share, target }) => (share > 0 ? sum + share * Math.log(share / target) : sum), 0);
}
