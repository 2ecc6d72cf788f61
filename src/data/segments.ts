import { cumulate, type PartSamples, pickIndex } from '../math/mixture.ts';
import type { Key } from '../math/rng.ts';
import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { classesOf, labelNoiseParam, labelsOf } from './labels.ts';
import { defineLaw, type Mode } from './law.ts';
import { modeShares, weightsParam, windowAround } from './mixtureLaw.ts';
import { between, drawParts } from './uniformPoints.ts';

/**
 * Uniform on two upright strips side by side, after the parallel lines of Arjovsky, Chintala & Bottou, "Wasserstein GAN"
 * (2017), example 1. Each strip is a mode with the standard deviations of its uniform law, so all of it lies within 3.
 */
export const segments = defineLaw({
  id: 'segments',
  title: text('Two segments', '2 本の線分'),
  summary: text(
    'Two parallel segments with nothing between: disjoint supports, where a saturated critic has no gradient.',
    '間に何もない平行な 2 本の線分。台が交わらず、飽和した識別器は勾配を失います。',
  ),
  labelled: true,
  params: {
    gap: number({
      label: text('Gap', '隙間'),
      unit: LENGTH,
      help: text('Distance between the two segments.', '2 本の線分の間の距離。'),
      min: 0,
      max: 6,
      default: 2,
      step: 0.1,
    }),
    length: number({
      label: text('Length', '長さ'),
      unit: LENGTH,
      help: text('Length of each segment.', '各線分の長さ。'),
      min: 0.2,
      max: 6,
      default: 3,
      step: 0.1,
    }),
    thickness: number({
      label: text('Thickness', '太さ'),
      unit: LENGTH,
      help: text('Width of each segment.', '各線分の太さ。'),
      min: 0.01,
      max: 0.5,
      default: 0.05,
      scale: 'log',
    }),
    weights: weightsParam(),
    labelNoise: labelNoiseParam(),
  },
  create({ gap, length, thickness, weights, ...labels }) {
    const shares = modeShares(weights, 2);
    const strips = shares
      .map((weight, i) => ({ left: i === 0 ? -gap / 2 - thickness : gap / 2, weight, label: i }))
      .filter((strip) => strip.weight > 0);
    const cumulative = cumulate(strips.map((strip) => strip.weight));
    const modes = strips.map(
      ({ left, weight, label }): Mode => ({
        x: left + thickness / 2,
        y: 0,
        stdX: thickness / Math.sqrt(12),
        stdY: length / Math.sqrt(12),
        weight,
        label,
      }),
    );
    const half = length / 2;
    const box = windowAround({ xMin: -gap / 2 - thickness, xMax: gap / 2 + thickness, yMin: -half, yMax: half });
    // The outline of a mode, 3 std, reaches beyond the ends of its uniform strip; the window shows all of it.
    const reach = 3.1 * (length / Math.sqrt(12));
    const sampleParts = (key: Key, count: number): PartSamples =>
      drawParts(key, count, (stream) => {
        const part = pickIndex(cumulative, stream.next());
        const { left } = strips[part] as { left: number };
        return [between(left, left + thickness, stream.next()), between(-half, half, stream.next()), part];
      });
    /** The nearer strip for certain: they do not overlap, and off both there is nothing to go by but distance. */
    const responsibilities = (x: number): number[] => {
      const distances = strips.map(({ left }) => Math.abs(x - left - thickness / 2));
      const nearest = distances.indexOf(Math.min(...distances));
      return strips.map((_, part) => Number(part === nearest));
    };
    return {
      bounds: { ...box, yMin: Math.min(box.yMin, -reach), yMax: Math.max(box.yMax, reach) },
      modes,
      sample: (key, count) => sampleParts(key, count).points,
      labels: labelsOf(classesOf(labels, 2, text('Segment', '線分')), { parts: strips, sampleParts, responsibilities }),
      logDensity(x, y) {
        const strip = strips.find(({ left }) => x >= left && x < left + thickness);
        return strip && Math.abs(y) <= half ? Math.log(strip.weight / (length * thickness)) : Number.NEGATIVE_INFINITY;
      },
    };
  },
});
