import { bandwidthGrid, REACH_RATIO } from './bandwidthCurves.ts';
import { likelihoodBandwidth } from './bandwidthRules.ts';
import { forces, totalForce } from './kernelForces.ts';
import { plugInJsd } from './kernelGan.ts';
import { nearestOfColumns, nearestOfRows, pointPairs } from './pointPairs.ts';
import { key } from './rng.ts';
import { noisyJsd, unitNoise } from './smoothedJsd.ts';
import type { Smoother } from './smoother.ts';
import { quantile } from './stats.ts';

export interface AutoInput {
  /** Data points x0, y0, …; half of them guide the particles, the other half judges where they end. At least 4 points. */
  readonly real: ArrayLike<number>;
  /** Generated points as they are now. */
  readonly generated: ArrayLike<number>;
  /** Distance between neighbouring modes, where the law has modes. */
  readonly spacing?: number;
  readonly smoother?: Smoother;
  /** True where a network learns what the kernel densities would say: it crosses between modes at any bandwidth. */
  readonly learned?: boolean;
  /** Bandwidth in force, and the one that the run anneals to; absent while nothing is smoothed. */
  readonly present?: { readonly now: number; readonly end: number };
}

/** One pair of bandwidths that the search tried. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Smoothed JSD (nats) between fresh data and the particles after the annealing, at one bandwidth for all candidates. */
  readonly jsd: number;
}

/** Bandwidths to anneal between, with every number that led to them. */
export interface AutoBandwidth {
  readonly start: number;
  readonly end: number;
  /** Training steps from start to end. */
  readonly duration: number;
  /** Distance (data units) to bridge: between 95 % of the points and the nearest point of the other set. */
  readonly gap: number;
  /** gap/4. */
  readonly startByRule: number;
  /** The largest of the three below; for a network that learns, twice the larger of the first two; never above the present end. */
  readonly endByRule: number;
  readonly endBecause: 'likelihood' | 'null' | 'spacing' | 'present';
  /** True if the start is the bandwidth in force, which the rule alone would have jumped below. */
  readonly startsAtPresent: boolean;
  /** Leave-one-out likelihood's bandwidth of the data. */
  readonly likelihood: number;
  /** Smallest bandwidth at which two samples of the data differ by no more than `NULL_LIMIT`. */
  readonly nullBound: number;
  /** An eighth of the spacing of the modes: below it modes lose sight of each other. */
  readonly spacingBound: number | null;
  /** Smoothed JSD of the generated points now, at the bandwidth of the judgement. */
  readonly before: number;
  readonly candidates: readonly Candidate[];
}

/** Plug-in JSD (nats) of real against real up to which a bandwidth counts as resolved by the sample. */
export const NULL_LIMIT = 0.1;
const SPACING_RATIO = 8;
/** A network that learns is left this multiple of what the sample resolves: below it, it only learns the sample. */
const LEARNED_ROOM = 2;
const LIMITS = { low: 0.005, high: 3 };
const START_FACTORS = [0.75, 1, 1.5];
const END_FACTORS = [1, 1.5];
/** The annealing never covers less than this ratio of bandwidths. */
const LEAST_RATIO = 1.5;
const PARTICLES = 48;
const RULE_POINTS = 256;
/** The mixture of kernels takes this share of the points: one of its kernels costs as much as several. */
const MIXTURE_SHARE = 0.5;
const PARTICLE_STEPS = 120;
/** Share of the steps over which the bandwidth falls; the rest is spent at its end. */
const ANNEALED = 0.8;
/** Candidates this close (nats) to the best are as good: of those, the one that anneals least is taken. */
const TIE = 0.01;
const STEPS_PER_FACTOR_E = 2_000;

const clamp = (bandwidth: number): number => Math.min(LIMITS.high, Math.max(LIMITS.low, bandwidth));

/** Every k-th of `count` points, k chosen so that at most `limit` remain, from the `offset`-th on. */
function thinned(points: ArrayLike<number>, limit: number, offset = 0, stride = 1): Float64Array {
  const count = Math.floor((points.length / 2 - offset + stride - 1) / stride);
  const kept = Math.min(limit, count);
  const out = new Float64Array(2 * kept);
  for (let i = 0; i < kept; i++) {
    const from = offset + stride * Math.floor((i * count) / kept);
    out.set([points[2 * from] as number, points[2 * from + 1] as number], 2 * i);
  }
  return out;
}

/**
 * Moves free particles down V_B while the bandwidth falls geometrically from start to end. A particle's step is h² times
 * its force per point, the step of mean shift, and at most h.
 */
function anneal(
  real: Float64Array,
  particles: Float64Array,
  start: number,
  end: number,
  smoother: Smoother,
): Float64Array {
  let moved = particles;
  for (let step = 0; step < PARTICLE_STEPS; step++) {
    const bandwidth = start * (end / start) ** Math.min(1, step / (ANNEALED * PARTICLE_STEPS));
    const pairs = pointPairs(real, moved);
    const force = totalForce(forces(pairs, { bandwidth, smoother }));
    const next = moved.slice();
    for (let j = 0; j < pairs.m; j++) {
      const scale = pairs.m * bandwidth ** 2;
      const [x, y] = [scale * (force[2 * j] as number), scale * (force[2 * j + 1] as number)];
      const shorten = Math.min(1, bandwidth / (Math.hypot(x, y) || 1));
      next[2 * j] = (moved[2 * j] as number) + shorten * x;
      next[2 * j + 1] = (moved[2 * j + 1] as number) + shorten * y;
    }
    moved = next;
  }
  return moved;
}

/** Smallest bandwidth of a grid at which the halves of the data agree to within `NULL_LIMIT`, by the plug-in JSD. */
function nullBoundOf(one: Float64Array, other: Float64Array, smoother: Smoother): number {
  const pairs = pointPairs(one, other);
  const grid = bandwidthGrid(24, LIMITS.low, LIMITS.high);
  return grid.find((bandwidth) => plugInJsd(pairs, { bandwidth, smoother }) <= NULL_LIMIT) ?? LIMITS.high;
}

/**
 * Start and end of the bandwidth's annealing for the points as they are. The start lets the force bridge the gap between
 * generated points and the data farthest from them; the end is the smallest bandwidth that the sample resolves and at
 * which neighbouring modes still feel each other; a critic that learns needs no such help, and is given a smaller one. Of a run
 * that is smoothed already the start is not below the bandwidth in force, nor the end above the one it anneals to. A short search then anneals free particles by the closed-form force
 * over six pairs around these rules and keeps the pair after which they fit fresh data best. Deterministic; about half a
 * second. The rules are this project's, from the reach of the force (arXiv:1705.09199 gives no bandwidth rule that could
 * be checked).
 */
export function autoBandwidth(input: AutoInput): AutoBandwidth {
  const { real, generated, spacing, smoother = 'gaussian', learned = false, present } = input;
  if (real.length < 8 || generated.length < 2)
    throw new RangeError('needs at least 4 real points and 1 generated point');
  const share = smoother === 'mixture' ? MIXTURE_SHARE : 1;
  const [few, many] = [share * PARTICLES, share * RULE_POINTS];
  const guide = thinned(real, few, 0, 2);
  const judge = thinned(real, few, 1, 2);
  const particles = thinned(generated, few);
  const now = pointPairs(guide, particles);
  const gap = Math.max(
    quantile(nearestOfRows(now.realGenerated, now.n, now.m), 0.95),
    quantile(nearestOfColumns(now.realGenerated, now.n, now.m), 0.95),
  );
  const likelihood = likelihoodBandwidth(thinned(real, many), 2, smoother);
  const nullBound = nullBoundOf(thinned(real, many, 0, 2), thinned(real, many, 1, 2), smoother);
  const spacingBound = spacing === undefined ? null : spacing / SPACING_RATIO;
  const room = learned ? LEARNED_ROOM : 1;
  const bounds = {
    likelihood: room * likelihood,
    null: room * nullBound,
    spacing: learned ? 0 : (spacingBound ?? 0),
  };
  const ruledBy = (Object.keys(bounds) as (keyof typeof bounds)[]).reduce((a, b) => (bounds[b] > bounds[a] ? b : a));
  // A run is not left blurrier than it was going to be, unless that is finer than its sample.
  const most = present ? Math.max(present.end, likelihood, nullBound) : Number.POSITIVE_INFINITY;
  const endBecause = most < bounds[ruledBy] ? 'present' : ruledBy;
  const endByRule = clamp(Math.min(most, bounds[ruledBy]));
  const startByRule = clamp(gap / REACH_RATIO);

  const jsdOf = (points: Float64Array): number => {
    const pairs = pointPairs(judge, points);
    return noisyJsd(pairs, { bandwidth: endByRule, smoother }, unitNoise(pairs, smoother, key(1, 'judge'), 4));
  };
  const candidates: Candidate[] = [];
  for (const startFactor of START_FACTORS) {
    for (const endFactor of END_FACTORS) {
      const end = clamp(Math.min(most, endByRule * endFactor));
      // What is in force holds the generator where it is; a jump below it would let go of modes that are not yet found.
      const start = clamp(Math.max(startByRule * startFactor, LEAST_RATIO * end, present?.now ?? 0));
      if (candidates.some((known) => known.start === start && known.end === end)) continue;
      candidates.push({ start, end, jsd: jsdOf(anneal(guide, particles, start, end, smoother)) });
    }
  }
  const least = Math.min(...candidates.map(({ jsd }) => jsd));
  const good = candidates.filter(({ jsd }) => jsd <= least + TIE);
  const best = good.reduce((a, b) => (b.start / b.end < a.start / a.end ? b : a));
  const duration = 100 * Math.max(10, Math.round((STEPS_PER_FACTOR_E / 100) * Math.log(best.start / best.end)));
  return {
    start: best.start,
    end: best.end,
    duration,
    gap,
    startByRule,
    endByRule,
    endBecause,
    startsAtPresent: best.start === present?.now,
    likelihood,
    nullBound,
    spacingBound,
    before: jsdOf(particles),
    candidates,
  };
}
