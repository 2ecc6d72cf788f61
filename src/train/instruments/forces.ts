import { forces as forcesOn, rowNorms } from '../../math/kernelForces.ts';
import { jsdOfValue, logits, plugInValue } from '../../math/kernelGan.ts';
import type { Smoother } from '../../math/smoother.ts';
import { mean } from '../../math/stats.ts';
import type { Measure, Reading } from './contract.ts';
import { affordable, type ChosenBandwidth, chooseBandwidth, pairsOf, shapeOf } from './subjects.ts';

export interface ForcesOptions {
  /** Bandwidth to look with; the run's if absent, and without smoothing a quarter of the gap to the farthest data. */
  readonly bandwidth?: number;
  /** Points of each kind; 192 if absent, fewer for kernels that cost more than the Gaussian. */
  readonly points?: number;
}

/** The closed-form force on each generated point in three parts; vectors are per point, m·(−∂V/∂Yⱼ), nats per data unit. */
export interface ForcesReading extends Reading, ChosenBandwidth {
  readonly smoother: Smoother;
  readonly generated: Float32Array;
  readonly real: Float32Array;
  /** False: the method takes generated centres as constants, so that its generator feels the mean shift alone. */
  readonly throughCentres: boolean;
  /** Towards data that the generated density does not cover. */
  readonly pull: Float32Array;
  /** Up the data's density and down that of its own crowd. */
  readonly meanShift: Float32Array;
  /** Away from other generated points. */
  readonly repulsion: Float32Array;
  /** Mean length of each part and of their sum. */
  readonly mean: {
    readonly pull: number;
    readonly meanShift: number;
    readonly repulsion: number;
    readonly total: number;
  };
  /** V_B at these points, and the plug-in JSD (nats) that it means. */
  readonly value: number;
  readonly jsd: number;
}

const POINTS = 192;

/** For every method: what Kernel GAN's generator would feel at these points, whatever trains them. */
export const forces: Measure<ForcesOptions, ForcesReading> = async (run, options) => {
  const shape = shapeOf(run.trained);
  const pairs = await pairsOf(run, options.points ?? affordable(POINTS, shape.smoother));
  if ('available' in pairs) return pairs;
  const chosen = chooseBandwidth(run, pairs, options.bandwidth);
  const settings = { ...shape, bandwidth: chosen.bandwidth };
  const perPoint = (part: Float64Array): Float32Array => Float32Array.from(part, (value) => pairs.m * value);
  const parts = forcesOn(pairs, settings);
  const [pull, meanShift, repulsion] = [parts.pull, parts.meanShift, parts.repulsion].map(perPoint) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const total = pull.map((value, i) => value + (meanShift[i] as number) + (repulsion[i] as number));
  const meanLength = (part: Float32Array): number => mean(rowNorms(part));
  const value = plugInValue(logits(pairs, settings));
  return {
    available: true,
    ...chosen,
    smoother: shape.smoother,
    throughCentres: run.trained.method.centres !== false,
    generated: Float32Array.from(pairs.generated),
    real: Float32Array.from(pairs.real),
    pull,
    meanShift,
    repulsion,
    mean: {
      pull: meanLength(pull),
      meanShift: meanLength(meanShift),
      repulsion: meanLength(repulsion),
      total: meanLength(total),
    },
    value,
    jsd: jsdOfValue(value),
  };
};
