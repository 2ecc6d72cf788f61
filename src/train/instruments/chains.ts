import { mixingOf } from '../../math/chains.ts';
import { isChainKind, startWalk, type Walk } from '../../math/rivals.ts';
import { findMethod } from '../../methods/index.ts';
import { nearestModes } from '../../metrics/coverage.ts';
import { text } from '../../schema/text.ts';
import type { TrainingRun } from '../run.ts';
import { type Measure, type Reading, unavailable } from './contract.ts';
import { generatedPoints } from './subjects.ts';

export interface ChainsOptions {
  /** Iterations that count; 600 if absent. */
  readonly points?: number;
}

/** How one coordinate has mixed over the chains; NaN where draws say nothing. */
export interface AxisMixing {
  readonly rHat: number;
  readonly bulkEss: number;
  readonly tailEss: number;
}

/** Chains of the run's own method from where some of its particles stand. */
export interface ChainsReading extends Reading {
  readonly chains: number;
  /** Iterations before those that count, and those. */
  readonly warmUp: number;
  readonly iterations: number;
  readonly stepSize: number;
  /** x after every iteration [chains, warmUp + iterations], data units. */
  readonly traces: Float32Array;
  /** x of every mode, data units; empty for a law without modes. */
  readonly modes: Float32Array;
  /** What counts: x, then y. */
  readonly mixing: readonly [AxisMixing, AxisMixing];
  /** Share of proposals taken; absent for chains that refuse none. */
  readonly acceptance?: number;
  /** Modes that each chain has come within three standard deviations of, and all together; absent for a law without modes. */
  readonly visited?: { readonly each: readonly number[]; readonly together: number };
}

const CHAINS = 8;
const WARM_UP = 200;
const ITERATIONS = 600;

const noChains = text(
  'Only chains mix: one-step samplers and particles that push each other apart have none, and no R-hat. Choose Langevin dynamics or another chain.',
  '混合を調べられるのは連鎖だけです。1 ステップのサンプラーや反発し合う粒子に連鎖はなく、R-hat もありません。ランジュバン動力学などの連鎖を選ぶと使えます。',
);

/** Walks on and calls `use` with the positions after every iteration. */
function follow(walk: Walk, iterations: number, use: (positions: Float64Array, iteration: number) => void): void {
  for (let i = 0; i < iterations; i++) {
    walk.advance(1);
    use(walk.positions, i);
  }
}

/** Distinct modes among those of samples, −1 being none. */
const distinct = (nearest: ArrayLike<number>): Set<number> => {
  const seen = new Set(Array.from(nearest));
  seen.delete(-1);
  return seen;
};

/** What the draws of each chain [iterations, 2] have visited of the modes. */
function visitedBy(draws: readonly Float32Array[], { modes }: TrainingRun['law']): ChainsReading['visited'] {
  if (modes.length === 0) return undefined;
  const each = draws.map((chain) => distinct(nearestModes(chain, modes)));
  return { each: each.map(({ size }) => size), together: new Set(each.flatMap((seen) => [...seen])).size };
}

/** Eight chains of the run's own method and step size go on from where its first particles stand, without changing it. */
export const chains: Measure<ChainsOptions, ChainsReading> = async (run, options) => {
  const { law, experiment } = run;
  const method = findMethod(experiment.method.id);
  const { logDensity, score } = law;
  if (method.lab !== 'particles' || !method.areChains || !isChainKind(method.id) || !logDensity || !score) {
    return unavailable(noChains);
  }
  const start = await generatedPoints(run, CHAINS);
  if ('available' in start) return start;
  const count = start.length >> 1;
  const iterations = Math.min(ITERATIONS, Math.max(4, Math.floor(options.points ?? ITERATIONS) || ITERATIONS));
  const { stepSize } = experiment.particles;
  const { leapfrogs, mass } = experiment.method;
  const move = {
    kind: method.id,
    stepSize,
    ...(typeof leapfrogs === 'number' && { leapfrogs }),
    ...(typeof mass === 'number' && { mass }),
  };
  const walk = startWalk({ logDensity, score }, move, start, experiment.seed, `chains/${run.step}`);
  const all = WARM_UP + iterations;
  const traces = new Float32Array(count * all);
  const draws = Array.from({ length: count }, () => new Float32Array(2 * iterations));
  follow(walk, all, (positions, i) => {
    for (let chain = 0; chain < count; chain++) {
      traces[chain * all + i] = positions[2 * chain] as number;
      if (i >= WARM_UP) draws[chain]?.set(positions.subarray(2 * chain, 2 * chain + 2), 2 * (i - WARM_UP));
    }
  });
  const along = (axis: 0 | 1): AxisMixing => mixingOf(draws.map((chain) => chain.filter((_, i) => i % 2 === axis)));
  const visited = visitedBy(draws, law);
  return {
    available: true,
    chains: count,
    warmUp: WARM_UP,
    iterations,
    stepSize,
    traces,
    modes: Float32Array.from(law.modes.filter(({ weight }) => weight > 0).map(({ x }) => x)),
    mixing: [along(0), along(1)],
    ...(method.id !== 'ula' && { acceptance: walk.acceptance }),
    ...(visited && { visited }),
  };
};
