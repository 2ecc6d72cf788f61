import { cumulate, pickIndex } from '../math/mixture.ts';
import { number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { defineLaw, type Mode } from './law.ts';
import { dataUnits, modeShares, weightsParam, windowAround } from './mixtureLaw.ts';
import { between, drawPoints } from './uniformPoints.ts';

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
  params: {
    gap: number({
      label: text('Gap', '隙間'),
      unit: dataUnits,
      help: text('Distance between the two segments.', '2 本の線分の間の距離。'),
      min: 0,
      max: 6,
      default: 2,
      step: 0.1,
    }),
    length: number({
      label: text('Length', '長さ'),
      unit: dataUnits,
      help: text('Length of each segment.', '各線分の長さ。'),
      min: 0.2,
      max: 6,
      default: 3,
      step: 0.1,
    }),
    thickness: number({
      label: text('Thickness', '太さ'),
      unit: dataUnits,
      help: text('Width of each segment.', '各線分の太さ。'),
      min: 0.01,
      max: 0.5,
      default: 0.05,
      scale: 'log',
    }),
    weights: weightsParam(),
  },
  create({ gap, length, thickness, weights }) {
    const shares = modeShares(weights, 2);
    const strips = shares
      .map((weight, i) => ({ left: i === 0 ? -gap / 2 - thickness : gap / 2, weight }))
      .filter((strip) => strip.weight > 0);
    const cumulative = cumulate(strips.map((strip) => strip.weight));
    const modes = strips.map(
      ({ left, weight }): Mode => ({
        x: left + thickness / 2,
        y: 0,
        stdX: thickness / Math.sqrt(12),
        stdY: length / Math.sqrt(12),
        weight,
      }),
    );
    const half = length / 2;
    const box = windowAround({ xMin: -gap / 2 - thickness, xMax: gap / 2 + thickness, yMin: -half, yMax: half });
    // The outline of a mode, 3 std, reaches beyond the ends of its uniform strip; the window shows all of it.
    const reach = 3.1 * (length / Math.sqrt(12));
    return {
      bounds: { ...box, yMin: Math.min(box.yMin, -reach), yMax: Math.max(box.yMax, reach) },
      modes,
      sample: (key, count) =>
        drawPoints(key, count, (stream) => {
          const { left } = strips[pickIndex(cumulative, stream.next())] as { left: number };
          return [between(left, left + thickness, stream.next()), between(-half, half, stream.next())];
        }),
      logDensity(x, y) {
        const strip = strips.find(({ left }) => x >= left && x < left + thickness);
        return strip && Math.abs(y) <= half ? Math.log(strip.weight / (length * thickness)) : Number.NEGATIVE_INFINITY;
      },
    };
  },
});
