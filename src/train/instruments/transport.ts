import { type Carried, carry } from '../../math/carry.ts';
import { mean } from '../../math/stats.ts';
import { EXACT_POINTS } from '../../math/transport.ts';
import type { TrainingRun } from '../run.ts';
import type { Measure, Reading, Unavailable } from './contract.ts';
import { generatedPoints, realPoints } from './subjects.ts';

export interface TransportOptions {
  /** Points of each kind, at most 2,000; 500 if absent. Beyond 500 the plan is entropic. */
  readonly points?: number;
}

/** Optimal transport between equally many generated and real points of one step. */
export interface TransportPlan {
  /** Generator step that the points are of: a large plan is solved over several calls, while the run goes on. */
  readonly step: number;
  /** x, y, x′, y′ for each generated point and where it is carried: its real point, or the mean of several. */
  readonly arrows: Float32Array;
  /** Length of each arrow, data units. */
  readonly lengths: Float32Array;
  /** W₁ of the two samples, the mean length; of an entropic plan the cost, never below W₁. */
  readonly distance: number;
  /** Never above W₁; `distance` itself where that is exact. */
  readonly lower: number;
  /** ε of an entropic plan, data units; 0: exact. */
  readonly epsilon: number;
  /** How far the sums of an entropic plan were off when it was stopped, 0…4. */
  readonly marginalError: number;
  /** Ŵ at these very points: mean raw output of the discriminator at the real ones minus that at the generated ones. */
  readonly criticGap: number;
  /** Weighted penalty of the last critic phase; null without one. */
  readonly penalty: number | null;
}

export interface TransportReading extends Reading {
  readonly points: number;
  /** The last plan that is complete; null until there is one. */
  readonly plan: TransportPlan | null;
  /** W₁ of two samples of the data of this size, what remains when the laws agree; null until it is known. */
  readonly floor: number | null;
}

const MOST_POINTS = 2_000;

/** A call goes on until this time is over, ms; one step takes some tens of milliseconds itself. */
const SLICE_MS = 25;

interface Solving {
  readonly steps: Generator<void, Carried, void>;
  readonly planOf: (found: Carried) => TransportPlan;
}

/** What is under way for a run at one number of points, and what has been found. */
interface Work {
  solving: {
    readonly steps: Generator<void, Carried, void>;
    readonly planOf: (found: Carried) => TransportPlan;
  } | null;
  plan: TransportPlan | null;
  readonly floorSteps: Generator<void, Carried, void>;
  floor: number | null;
}

const works = new WeakMap<TrainingRun, Map<number, Work>>();

function workOn(run: TrainingRun, count: number): Work {
  const ofRun = works.get(run) ?? new Map<number, Work>();
  works.set(run, ofRun);
  const known = ofRun.get(count);
  if (known) return known;
  const [one, other] = ['floor', 'shown'].map((purpose) => realPoints(run, count, purpose, 0, MOST_POINTS));
  const begun: Work = { solving: null, plan: null, floorSteps: carry(one ?? [], other ?? []), floor: null };
  ofRun.set(count, begun);
  return begun;
}

/** Takes the points as they are now, with what the discriminator says of them. */
async function begin(run: TrainingRun, count: number): Promise<Solving | Unavailable> {
  const generated = await generatedPoints(run, count, MOST_POINTS);
  if ('available' in generated) return generated;
  const real = realPoints(run, count, 'shown', 0, MOST_POINTS);
  const { step } = run;
  const [atReal, atGenerated] = [await run.landscape.outputs(real), await run.landscape.outputs(generated)];
  const criticGap = mean(atReal) - mean(atGenerated);
  const penalty = run.report.penalty ?? null;
  return {
    steps: carry(generated, real),
    planOf: ({ targets, distance, lower, epsilon, marginalError }) => {
      const arrows = Float32Array.from({ length: 4 * count }, (_, at) => {
        const from = 2 * (at >> 2) + (at & 1);
        return (at & 2 ? targets[from] : generated[from]) as number;
      });
      const lengths = Float32Array.from({ length: count }, (_, i) => {
        const [x = 0, y = 0, toX = 0, toY = 0] = arrows.subarray(4 * i, 4 * i + 4);
        return Math.hypot(toX - x, toY - y);
      });
      return { step, arrows, lengths, distance, lower, epsilon, marginalError, criticGap, penalty };
    },
  };
}

/** Goes on with a solution until it is complete or the time is over; null: not yet. */
function advance(steps: Generator<void, Carried, void>, until: number): Carried | null {
  do {
    const { done, value } = steps.next();
    if (done) return value;
  } while (performance.now() < until);
  return null;
}

/** Reference for critics and penalties: where every generated point would go, and how far. */
export const transport: Measure<TransportOptions, TransportReading> = async (run, options) => {
  const count = Math.min(MOST_POINTS, Math.max(2, Math.floor(options.points ?? EXACT_POINTS) || EXACT_POINTS));
  const work = workOn(run, count);
  const until = performance.now() + SLICE_MS;
  if (work.plan && work.floor === null) {
    // After the first plan, so that there is something to see early.
    work.floor = advance(work.floorSteps, until)?.distance ?? null;
  } else {
    const solving = work.solving ?? (await begin(run, count));
    if ('available' in solving) return solving;
    const found = advance(solving.steps, until);
    work.solving = found ? null : solving;
    if (found) work.plan = solving.planOf(found);
  }
  const isDone = work.plan?.step === run.step && work.floor !== null;
  return {
    available: true,
    points: count,
    plan: work.plan,
    floor: work.floor,
    ...(!isDone && { unfinished: true as const }),
  };
};
