import type { Law } from '../../data/law.ts';
import { crossingOf } from '../../math/crossing.ts';
import { findMethod } from '../../methods/index.ts';
import type { TargetCalls } from '../../methods/sampler/contract.ts';
import { text } from '../../schema/text.ts';
import type { TrainingRun } from '../run.ts';
import { pairsIn } from '../sampler/levels.ts';
import { type Measure, type Reading, unavailable } from './contract.ts';
import { BUDGETS, bestFirst, type Floor, type Race, type Runner, startRace } from './raceTrack.ts';
import { generatedPoints } from './subjects.ts';

export interface RaceOptions {
  /** Samples of every racer, at most 1,000; 1,000 if absent. */
  readonly points?: number;
}

export interface Rival extends Runner {
  /** Evaluations per sample at which it draws level with the one step; absent: not within the last budget. */
  readonly crossing?: number;
}

/** Quality against evaluations of ∇log q per sample: energy distances to the run's reference, data units. */
export interface RaceReading extends Reading {
  readonly points: number;
  readonly budgets: readonly number[];
  /** Of the trained sampler, which asks for no gradients any more. */
  readonly oneStep: number;
  /** Of 8 perfect samplers; null until it is known. */
  readonly floor: Floor | null;
  /** Distance at which chains are level: that of the one step, or the floor's upper end, below which nothing can be told apart. */
  readonly level: number;
  /** Distances below count as this one. */
  readonly least: number;
  /** Those that have finished, in their order. */
  readonly rivals: readonly Rival[];
  /** Share of the chains that have run. */
  readonly progress: number;
  /** What training has asked of the target so far, over all steps. */
  readonly training: TargetCalls;
}

const MOST_POINTS = 1_000;

/** A call goes on until this time is over, ms. */
const SLICE_MS = 35;

/** Values are drawn and crossings found as if none were below this share of the floor's upper end. */
const LEAST_OF_FLOOR = 0.5;

interface Work {
  readonly race: Race;
  isDone: boolean;
  oneStep: { readonly step: number; readonly value: number } | null;
}

/** Races of a run by number of points; those towards another law are of no more use. */
const works = new WeakMap<TrainingRun, { readonly law: Law; readonly byPoints: Map<number, Work> }>();

const noSampler = text(
  'Only samplers of a density race against chains: choose Denoising Fisher Training or another of them.',
  '連鎖と競走できるのは密度のサンプラーだけです。DFT などの手法を選ぶと使えます。',
);

function workOn(run: TrainingRun, count: number): Work | null {
  const { law, reference, experiment } = run;
  const { logDensity, score } = law;
  if (!logDensity || !score) return null;
  const known = works.get(run);
  const ofRun = known?.law === law ? known : { law, byPoints: new Map<number, Work>() };
  works.set(run, ofRun);
  const { seed, sampler } = experiment;
  const course = { law, target: { logDensity, score }, reference, seed, spread: sampler.spread };
  const work = ofRun.byPoints.get(count) ?? { race: startRace(course, count), isDone: false, oneStep: null };
  ofRun.byPoints.set(count, work);
  return work;
}

/** The trained sampler against chains that have learnt nothing, at equal numbers of evaluations. One call of a race takes some tens of milliseconds. */
export const race: Measure<RaceOptions, RaceReading> = async (run, options) => {
  const method = findMethod(run.experiment.method.id);
  const count = Math.min(MOST_POINTS, Math.max(2, Math.floor(options.points ?? MOST_POINTS) || MOST_POINTS));
  const work = method.lab === 'sampler' ? workOn(run, count) : null;
  if (method.lab !== 'sampler' || !work) return unavailable(noSampler);
  const { step } = run;
  if (work.oneStep?.step !== step) {
    const generated = await generatedPoints(run, count, MOST_POINTS);
    if ('available' in generated) return generated;
    work.oneStep = { step, value: work.race.score(generated) };
  }
  const until = performance.now() + SLICE_MS;
  while (!work.isDone && performance.now() < until) work.isDone = work.race.steps.next().done === true;
  const { floor, finished, progress } = work.race;
  const oneStep = work.oneStep.value;
  const level = Math.max(oneStep, floor?.high ?? 0);
  const least = LEAST_OF_FLOOR * (floor?.high ?? level);
  const crossing = ({ curve }: Runner): Pick<Rival, 'crossing'> => {
    const at = crossingOf(BUDGETS, curve, level, least);
    return at === null ? {} : { crossing: at };
  };
  const { sampler } = run.experiment;
  const batch = 2 * pairsIn(sampler.batch);
  const rows = batch * step;
  const learning = step === 0 ? 0 : batch * (sampler.lead + sampler.scoreSteps * step);
  const { spends } = method;
  return {
    available: true,
    points: count,
    budgets: BUDGETS,
    oneStep,
    floor,
    level,
    least,
    rivals: finished
      .flatMap((finalists) => bestFirst(finalists, level).slice(0, 1))
      .map((runner) => ({ ...runner, ...crossing(runner) })),
    progress: work.isDone ? 1 : progress,
    training: {
      gradients: spends.gradients * rows + (spends.learning ?? 0) * learning,
      hessianProducts: spends.hessianProducts * rows,
    },
    ...(!work.isDone && { unfinished: true as const }),
  };
};
