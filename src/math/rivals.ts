import { key, normal, uniform } from './rng.ts';

/** Markov chains that sample a density without learning anything; the ids of the methods that are such chains. */
export const CHAIN_KINDS = ['random-walk', 'ula', 'mala', 'hmc'] as const;
export type ChainKind = (typeof CHAIN_KINDS)[number];

/** Whether a method's id is that of chains that are known here. */
export const isChainKind = (id: string): id is ChainKind => (CHAIN_KINDS as readonly string[]).includes(id);

/** An unnormalised log density (nats) on the plane and its gradient (per unit of length). */
export interface Target {
  logDensity(x: number, y: number): number;
  score(x: number, y: number): readonly [number, number];
}

/** How chains move. */
export interface Move {
  readonly kind: ChainKind;
  /** η: deviation of a random-walk step, time of a Langevin step (a length squared), length of a leapfrog step. */
  readonly stepSize: number;
  /** Leapfrog steps of one iteration of HMC; 10 if absent. */
  readonly leapfrogs?: number;
  /** Mass of HMC; 1 if absent. */
  readonly mass?: number;
}

/** Chains that move independently, each from a place of its own. */
export interface Walk {
  /** x0, y0, x1, y1, … as they are now. */
  readonly positions: Float64Array;
  /** Gradients of the log density that every chain has asked for: those at a place that it already knows are not asked for again. */
  readonly gradients: number;
  /** Share of the proposals so far that were taken; 1 for chains that refuse none, NaN before the first iteration. */
  readonly acceptance: number;
  /** Goes on for so many iterations. */
  advance(iterations: number): void;
  /** Iterations that a chain can make with `gradients` evaluations in all, for kinds that ask for any. */
  within(gradients: number): number;
}

const LEAPFROGS = 10;

/** A place that a chain may go to, with what is known there. */
interface Place {
  x: number;
  y: number;
  log: number;
  slopeX: number;
  slopeY: number;
}

/** Moves `at` to a proposal by two standard normals and returns the logarithm of how likely it is taken; above 0: always. */
type Propose = (at: Place, a: number, b: number) => number;

/** The moves, as methods/particles makes them; MALA and HMC expect `at` to hold value and slope, and leave those of the proposal. */
function proposalsOf({ logDensity, score }: Target, move: Move): Readonly<Record<ChainKind, Propose>> {
  const { stepSize: eta, leapfrogs = LEAPFROGS, mass = 1 } = move;
  const noise = Math.sqrt(2 * eta);
  const look = (at: Place): void => {
    [at.slopeX, at.slopeY] = score(at.x, at.y);
  };
  return {
    'random-walk'(at, a, b) {
      const before = at.log;
      at.x += eta * a;
      at.y += eta * b;
      at.log = logDensity(at.x, at.y);
      return at.log - before;
    },
    ula(at, a, b) {
      look(at);
      at.x += eta * at.slopeX + noise * a;
      at.y += eta * at.slopeY + noise * b;
      return Number.POSITIVE_INFINITY;
    },
    mala(at, a, b) {
      const { x, y, log } = at;
      at.x += eta * at.slopeX + noise * a;
      at.y += eta * at.slopeY + noise * b;
      at.log = logDensity(at.x, at.y);
      look(at);
      const back = (x - at.x - eta * at.slopeX) ** 2 + (y - at.y - eta * at.slopeY) ** 2;
      return at.log - log - back / (4 * eta) + (a * a + b * b) / 2;
    },
    hmc(at, a, b) {
      const { log } = at;
      let p = Math.sqrt(mass) * a + (eta / 2) * at.slopeX;
      let q = Math.sqrt(mass) * b + (eta / 2) * at.slopeY;
      for (let step = 1; step <= leapfrogs; step++) {
        at.x += (eta * p) / mass;
        at.y += (eta * q) / mass;
        look(at);
        const push = step === leapfrogs ? eta / 2 : eta;
        p += push * at.slopeX;
        q += push * at.slopeY;
      }
      at.log = logDensity(at.x, at.y);
      return at.log - log + (a * a + b * b) / 2 - (p * p + q * q) / (2 * mass);
    },
  };
}

/** Gradients that a chain asks for before its first iteration, and in each. */
function costOf({ kind, leapfrogs = LEAPFROGS }: Move): { readonly first: number; readonly each: number } {
  if (kind === 'random-walk') return { first: 0, each: 0 };
  if (kind === 'ula') return { first: 0, each: 1 };
  return { first: 1, each: kind === 'mala' ? 1 : leapfrogs };
}

/**
 * Chains from `start` (x0, y0, x1, y1, …, left as it is) in float64, drawn from streams of `seed` under `name`: the same in however many
 * pieces they are advanced. A proposal where the density is not a number is refused; chains that refuse nothing may run away.
 */
export function startWalk(target: Target, move: Move, start: ArrayLike<number>, seed: number, name: string): Walk {
  const propose = proposalsOf(target, move)[move.kind];
  const positions = Float64Array.from(start);
  const count = positions.length >> 1;
  const cost = costOf(move);
  const logs = new Float64Array(count);
  const slopes = new Float64Array(cost.first > 0 ? 2 * count : 0);
  const at: Place = { x: 0, y: 0, log: 0, slopeX: 0, slopeY: 0 };
  let [iteration, accepted, gradients] = [0, 0, 0];

  function look(): void {
    for (let i = 0; i < count; i++) {
      const [x, y] = [positions[2 * i] as number, positions[2 * i + 1] as number];
      if (move.kind !== 'ula') logs[i] = target.logDensity(x, y);
      if (cost.first > 0) slopes.set(target.score(x, y), 2 * i);
    }
    gradients = cost.first;
  }

  function iterate(): void {
    const steps = normal(key(seed, `${name}/moves`, iteration), 2 * count);
    const draws = uniform(key(seed, `${name}/tests`, iteration), count);
    for (let i = 0; i < count; i++) {
      at.x = positions[2 * i] as number;
      at.y = positions[2 * i + 1] as number;
      at.log = logs[i] as number;
      at.slopeX = slopes[2 * i] ?? 0;
      at.slopeY = slopes[2 * i + 1] ?? 0;
      const ratio = propose(at, steps[2 * i] as number, steps[2 * i + 1] as number);
      // A comparison with what is not a number is false.
      if (!(Math.log(draws[i] as number) <= ratio)) continue;
      accepted++;
      positions[2 * i] = at.x;
      positions[2 * i + 1] = at.y;
      logs[i] = at.log;
      if (cost.first === 0) continue;
      slopes[2 * i] = at.slopeX;
      slopes[2 * i + 1] = at.slopeY;
    }
    iteration++;
    gradients += cost.each;
  }

  return {
    positions,
    get gradients() {
      return gradients;
    },
    get acceptance() {
      return accepted / (iteration * count);
    },
    advance(iterations) {
      if (iteration === 0 && iterations > 0) look();
      for (let i = 0; i < iterations; i++) iterate();
    },
    within: (most) => Math.max(0, Math.floor((most - cost.first) / cost.each)),
  };
}
