import type { Law } from '../../data/law.ts';
import { curveRank } from '../../math/crossing.ts';
import { meanDistanceBetween, meanDistanceWithin } from '../../math/energy.ts';
import { type ChainKind, startWalk, type Target } from '../../math/rivals.ts';
import { key, normal } from '../../math/rng.ts';
import { quantile } from '../../math/stats.ts';

/** Evaluations of ∇log q per sample at which rivals are measured. */
export const BUDGETS: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 700];

/** Chains that race against the one step. */
const RIVALS = ['ula', 'mala', 'hmc'] as const satisfies readonly ChainKind[];
export type RivalKind = (typeof RIVALS)[number];

/** Chains at one of the best step sizes. */
export interface Runner {
  readonly kind: RivalKind;
  readonly stepSize: number;
  /** Energy distance at each budget, data units: around 0 and also below for exact samples, not finite where chains ran away. */
  readonly curve: Float64Array;
  readonly acceptance: number;
}

/** What perfect samplers score, 5 % and 95 %. */
export interface Floor {
  readonly low: number;
  readonly high: number;
}

/** A race of `count` samples a rival, under way. */
export interface Race {
  /** Goes on a little each time: an iteration of all chains, or a measurement. */
  readonly steps: Generator<void, void>;
  /** Energy distance of points to the reference of the run. */
  readonly score: (points: ArrayLike<number>) => number;
  /** What perfect samplers of as many samples score; null until it is known. */
  floor: Floor | null;
  /** Of each rival that has finished, the best step size or the best two, where few samples cannot tell them apart. */
  readonly finished: (readonly Runner[])[];
  /** Share of the chains that have run. */
  progress: number;
}

/** What a race is run on. */
interface Course {
  readonly law: Law;
  readonly target: Target;
  /** Samples of the law that all are compared with. */
  readonly reference: Float32Array;
  readonly seed: number;
  /** Standard deviation of the places where chains begin. */
  readonly spread: number;
}

/** Samples of each step size that is tried. */
const TRIED = 100;
/** So many step sizes of a rival go on to run with all samples, if few samples put them within this factor of the best. */
const FINALISTS = 2;
const CLOSE = 2;
const PERFECT = 8;

/**
 * Step sizes that are tried, in units of the length s = √2 / √E‖∇log q‖², which is the deviation of a Gaussian: of a leapfrog step as they
 * are, of a Langevin step times s².
 */
const LENGTHS = [0.15, 0.25, 0.4, 0.65, 1];
const TIMES = [0.06, 0.15, 0.35, 0.8, 2];

/** The deviation of the Gaussian whose log density is as steep as that of a law at its own samples. */
function typicalLength(samples: Float32Array, { score }: Target): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i += 2) {
    const [x, y] = score(samples[i] as number, samples[i + 1] as number);
    sum += x * x + y * y;
  }
  return Math.sqrt(samples.length / sum);
}

function* floorOf({ law, seed }: Course, count: number, score: Race['score']): Generator<void, Floor> {
  const scores: number[] = [];
  for (let repeat = 0; repeat < PERFECT; repeat++) {
    scores.push(score(law.sample(key(seed, 'race/perfect', repeat), count)));
    yield;
  }
  // An unbiased estimate may be below 0 for all of them by chance; what rivals are to reach must be above.
  return { low: quantile(scores, 0.05), high: Math.max(1e-6, quantile(scores, 0.95)) };
}

/** Chains have run away that are so many times farther out than any sample of the law. */
const AWAY = 1e3;

/** Largest coordinate; NaN if one is. */
const farthest = (points: ArrayLike<number>): number => {
  let most = 0;
  for (let i = 0; i < points.length; i++) most = Math.max(most, Math.abs(points[i] as number));
  return most;
};

/** Runs chains through all budgets, and measures them at each. */
function* run(
  { target, reference, seed }: Course,
  move: Pick<Runner, 'kind' | 'stepSize'>,
  start: Float32Array,
  score: Race['score'],
): Generator<void, Runner> {
  const walk = startWalk(target, move, start, seed, `race/${move.kind}`);
  const away = AWAY * farthest(reference);
  const curve = new Float64Array(BUDGETS.length);
  let done = 0;
  for (const [i, budget] of BUDGETS.entries()) {
    for (const wanted = walk.within(budget); done < wanted; done++) {
      walk.advance(1);
      yield;
    }
    // A few that are far beyond all others cancel in an energy distance, so that it may look like none.
    curve[i] = farthest(walk.positions) < away ? score(walk.positions) : Number.POSITIVE_INFINITY;
    yield;
  }
  return { ...move, curve, acceptance: walk.acceptance };
}

const rankAt =
  (level: number) =>
  ({ curve }: Runner): number =>
    curveRank(BUDGETS, curve, level);

/** Runners by how soon they come down to a level. */
export function bestFirst(runners: readonly Runner[], level: number): readonly Runner[] {
  const rank = rankAt(level);
  return runners.toSorted((a, b) => rank(a) - rank(b));
}

/** The best, and those that may turn out to be. */
function closest(runners: readonly Runner[], level: number): readonly Runner[] {
  const ranks = runners.map(rankAt(level));
  const far = CLOSE * Math.min(...ranks);
  return bestFirst(
    runners.filter((_, i) => (ranks[i] as number) <= far),
    level,
  ).slice(0, FINALISTS);
}

function* runAll(course: Course, count: number, race: Omit<Race, 'steps'>): Generator<void, void> {
  const { reference, seed, spread, target } = course;
  const { score } = race;
  race.floor = yield* floorOf(course, count, score);
  const tried = Math.min(TRIED, count);
  const level = (yield* floorOf(course, tried, score)).high;
  const start = normal(key(seed, 'race/start'), 2 * count).map((value) => spread * value);
  const length = typicalLength(reference, target);
  for (const kind of RIVALS) {
    const sizes = kind === 'hmc' ? LENGTHS.map((at) => at * length) : TIMES.map((at) => at * length * length);
    const runners: Runner[] = [];
    for (const stepSize of sizes) {
      runners.push(yield* run(course, { kind, stepSize }, start.subarray(0, 2 * tried), score));
      race.progress += 1 / (2 * RIVALS.length * sizes.length);
    }
    const finalists: Runner[] = [];
    const chosen = closest(runners, level);
    for (const { stepSize } of chosen) {
      finalists.push(yield* run(course, { kind, stepSize }, start, score));
      race.progress += 1 / (2 * RIVALS.length * chosen.length);
    }
    race.finished.push(finalists);
  }
}

/**
 * Begins a race. It is about target, reference and seed alone, so what is found stays while the run goes on. All step sizes of a rival
 * draw the same noise. Some 3 to 5 million gradients for 1,000 samples, which is a few seconds.
 */
export function startRace(course: Course, count: number): Race {
  const within = meanDistanceWithin(course.reference);
  const race = {
    score: (points: ArrayLike<number>): number =>
      2 * meanDistanceBetween(points, course.reference) - meanDistanceWithin(points) - within,
    floor: null,
    finished: [],
    progress: 0,
  };
  return Object.assign(race, { steps: runAll(course, count, race) });
}
