import { findMethod } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import type { Action, Situation } from './contract.ts';
import { samplesDensity } from './words.ts';

const WIDEST_KERNEL = 2;
const LONGEST_ANNEALING = 50_000;

/** Smoothing as the presets use it: from the scale of the data down to the scale of a mode. */
const ANNEALED = {
  'smoothing.on': true,
  'smoothing.bandwidth': 1,
  'smoothing.schedule': 'linear',
  'smoothing.end': 0.05,
  'smoothing.duration': 8_000,
  'smoothing.from': 0,
} as const;

/** Noise of this size reaches across any target that there is. */
const LARGEST_NOISE = 4;

/** Bridges wider gaps between the modes of a target: twice the largest noise. */
export function widenNoise({ experiment }: Situation): Action | null {
  const { noiseHigh } = experiment.sampler;
  if (noiseHigh >= LARGEST_NOISE) return null;
  const wider = Number(Math.min(LARGEST_NOISE, 2 * noiseHigh).toPrecision(2));
  return { label: text('Widen the noise', 'ノイズを広げる'), changes: { 'sampler.noiseHigh': wider } };
}

/** Helps a generator that misses modes, or a sampler: smooth, then smooth longer or wider, then pack. */
export function helpCoverage(situation: Situation): Action | null {
  const { experiment, now } = situation;
  if (samplesDensity(experiment)) return widenNoise(situation);
  const { smoothing, training } = experiment;
  const { uses } = findMethod(experiment.method.id);
  if (!smoothing.on) {
    if (uses.smoothing !== true) return null;
    return { label: text('Smooth, and anneal', '平滑化＋アニーリング'), changes: ANNEALED };
  }
  if (smoothing.schedule !== 'constant' && smoothing.duration < LONGEST_ANNEALING) {
    // Stretching the schedule also widens the kernel now, because progress is measured from where it began.
    const duration = Math.min(LONGEST_ANNEALING, Math.max(2 * smoothing.duration, 4 * (now.step - smoothing.from)));
    return {
      label: text('Lengthen the annealing', 'アニーリングを長くする'),
      changes: { 'smoothing.duration': duration },
    };
  }
  if (smoothing.schedule === 'constant' && smoothing.bandwidth < WIDEST_KERNEL / 2) {
    const bandwidth = Number((2 * smoothing.bandwidth).toPrecision(2));
    return { label: text('Widen the kernel', 'カーネルを広げる'), changes: { 'smoothing.bandwidth': bandwidth } };
  }
  if (training.packing > 1 || uses.packing !== true) return null;
  return { label: text('Pack two points', '2 点ずつパッキングする'), changes: { 'training.packing': 2 } };
}

/** Calms a critic that runs away: a fifth of its learning rate. */
export function slowCritic({ experiment }: Situation): Action | null {
  const rate = Number((experiment.criticOptimiser.rate / 5).toPrecision(1));
  if (rate < 1e-5) return null;
  return { label: text('Slow the critic down', '識別器の学習率を下げる'), changes: { 'criticOptimiser.rate': rate } };
}

/** For a kernel that sees images in one way only. */
export const compareByBoth: Action = {
  label: text('Compare by both', '両方で比べる'),
  changes: { 'method.space': 'both' },
};
